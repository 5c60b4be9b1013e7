"""Looking at one page at all sizes, in all colours, and with the text as readers set it."""

from collections.abc import Iterator
from dataclasses import dataclass

from . import probes
from .probes import DESKTOP, NARROW, PHONE
from .rows import Row

CONTRAST = ["color-contrast"]
# Width, scheme, whether axe looks at everything (contrast alone where only the colours differ).
VIEWS = (
    (DESKTOP, "light", True),
    (DESKTOP, "dark", False),
    (PHONE, "dark", False),
    (PHONE, "light", None),
    (NARROW, "light", True),
)
MODES = ("200 % Text", "Textabstände", "erzwungene Farben")
STATES_A_ROW = len(VIEWS) + len(MODES)


@dataclass(frozen=True)
class Finding:
    """A fault: which rule, where, in which view, and what it is about."""

    rule: str
    row: Row
    view: str
    impact: str
    html: str

    def __str__(self) -> str:
        return f"{self.row.name} [{self.view}] {self.rule}: {self.html}"


class Surveyor:
    """Looks at pages in one window, which may run scripts that the policy of the site forbids."""

    def __init__(self, tab):
        self.tab = tab

    def look(self, row: Row, address: str) -> list[Finding]:
        """Everything that is wrong with the page of a row."""
        self._open(row, address)
        self.tab.add_script_tag(path=probes.AXE)
        found = [*self._views(row), *self._modes(row)]
        if row.submit:
            found += self._probe(row, "unabhängig", "Fehler an Feldern", probes.UNTIED_ERRORS)
        return found

    def _open(self, row: Row, address: str) -> None:
        self.tab.emulate_media(color_scheme="light", reduced_motion="reduce", forced_colors="none")
        self.tab.set_viewport_size({"width": DESKTOP, "height": 900})
        self.tab.goto(address)
        if row.submit:
            # As somebody does who overlooked the fields.
            with self.tab.expect_navigation():
                self.tab.locator("main form[method=post]").first.evaluate(
                    "f => { f.noValidate = true; f.requestSubmit(f.querySelector('[type=submit]')); }"
                )

    def _views(self, row: Row) -> Iterator[Finding]:
        for width, scheme, whole in VIEWS:
            self.tab.set_viewport_size({"width": width, "height": 900})
            self.tab.emulate_media(color_scheme=scheme)
            view = f"{width} px, {'hell' if scheme == 'light' else 'dunkel'}"
            if whole is not None:
                yield from self._axe(row, view, whole=whole)
            if scheme == "light":
                yield from self._probe(row, view, "Text außerhalb", probes.OVERFLOW)
                yield from self._probe(row, view, "kleine Ziele", probes.SMALL_TARGETS)
        yield from self._probe(row, "unabhängig", "Gliederung", probes.OUTLINE)

    def _modes(self, row: Row) -> Iterator[Finding]:
        for mode, width, css in (
            ("200 % Text", DESKTOP, probes.LARGE_TEXT),
            ("Textabstände", NARROW, probes.TEXT_SPACING),
        ):
            self.tab.set_viewport_size({"width": width, "height": 900})
            style = self.tab.add_style_tag(content=css)
            yield from self._probe(row, mode, "Text außerhalb", probes.OVERFLOW)
            style.evaluate("element => element.remove()")
        self.tab.emulate_media(forced_colors="active")
        yield from self._probe(row, "erzwungene Farben", "keine Form", probes.SHAPELESS)

    def _axe(self, row: Row, view: str, *, whole: bool) -> Iterator[Finding]:
        chosen = {"type": "tag", "values": probes.RULES} if whole else {"type": "rule", "values": CONTRAST}
        script = "runOnly => axe.run(document, {runOnly, resultTypes: ['violations']})"
        result = self.tab.evaluate(script, chosen)
        assert not whole or len(result["passes"]) > 15, f"axe did not look at {row.name}"
        for rule in result["violations"]:
            for node in rule["nodes"]:
                yield Finding(rule["id"], row, view, rule["impact"] or "", node["html"][:200])

    def _probe(self, row: Row, view: str, rule: str, script: str) -> Iterator[Finding]:
        for html in self.tab.evaluate(script):
            yield Finding(rule, row, view, "serious", html)
