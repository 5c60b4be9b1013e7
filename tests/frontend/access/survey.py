"""Looking at one page at all sizes, in all colours, and with the text as readers set it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from . import probes
from .probes import DESKTOP, NARROW, PHONE
from .rows import Row

CONTRAST = ["color-contrast"]
SIZES = (DESKTOP, PHONE, NARROW)
# Where axe looks at everything: with the menu of large windows and with that of phones.
WHOLE = (DESKTOP, NARROW)
SCHEMES = {"light": "hell", "dark": "dunkel"}
# Text as readers set it: its name, the rules that do it, and at which widths.
TEXT_SETTINGS = (
    ("200 % Text", probes.LARGE_TEXT, SIZES),
    ("Textabstände", probes.TEXT_SPACING, (DESKTOP, NARROW)),
)
STATES_A_ROW = len(SIZES) * len(SCHEMES) + sum(len(at) for *_, at in TEXT_SETTINGS) + len(SCHEMES)


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
        found = []
        for width in SIZES:
            self.tab.set_viewport_size({"width": width, "height": 900})
            found += self._schemes(row, width)
            found += self._text_settings(row, width)
        found += self._probe(row, "unabhängig", "Gliederung", probes.OUTLINE)
        found += self._forced_colours(row)
        if row.submit:
            found += self._probe(row, "unabhängig", "Fehler an Feldern", probes.UNTIED_ERRORS)
        return found

    def _open(self, row: Row, address: str) -> None:
        self.tab.emulate_media(color_scheme="light", reduced_motion="reduce", forced_colors="none")
        self.tab.set_viewport_size({"width": DESKTOP, "height": 900})
        answer = self.tab.goto(address)
        assert answer.status < 500, f"{row.name}: {answer.status}"
        # Somebody who is signed in was not asked to do something else first.
        assert not row.role or urlsplit(self.tab.url).path == address, f"{row.name}: {self.tab.url}"
        if row.submit:
            # As somebody does who overlooked the fields.
            with self.tab.expect_navigation():
                self.tab.locator("main form[method=post]").first.evaluate(
                    "f => { f.noValidate = true; f.requestSubmit(f.querySelector('[type=submit]')); }"
                )

    def _schemes(self, row: Row, width: int) -> Iterator[Finding]:
        for scheme, called in SCHEMES.items():
            self.tab.emulate_media(color_scheme=scheme)
            view = f"{width} px, {called}"
            if scheme == "dark" or width in WHOLE:
                # The other rules do not depend on colours.
                yield from self._axe(row, view, whole=scheme == "light")
            if width in WHOLE:
                yield from self._probe(row, view, "Fokus unsichtbar", probes.FAINT_FOCUS)
        self.tab.emulate_media(color_scheme="light")
        yield from self._probe(row, f"{width} px", "Text außerhalb", probes.OVERFLOW)
        yield from self._probe(row, f"{width} px", "kleine Ziele", probes.SMALL_TARGETS)

    def _text_settings(self, row: Row, width: int) -> Iterator[Finding]:
        for setting, css, widths in TEXT_SETTINGS:
            if width in widths:
                style = self.tab.add_style_tag(content=css)
                view = f"{width} px, {setting}"
                yield from self._probe(row, view, "Text außerhalb", probes.OVERFLOW)
                yield from self._probe(row, view, "Text überdeckt", probes.OVERLAP)
                style.evaluate("element => element.remove()")

    def _forced_colours(self, row: Row) -> Iterator[Finding]:
        """With everything that a large window shows."""
        self.tab.set_viewport_size({"width": DESKTOP, "height": 900})
        self.tab.evaluate(probes.REMEMBER_SURFACES)
        for scheme, called in SCHEMES.items():
            self.tab.emulate_media(color_scheme=scheme, forced_colors="active")
            view = f"erzwungene Farben, {called}"
            yield from self._probe(row, view, "ohne eigene Farben", probes.FORCED_COLOURS)
            yield from self._probe(row, view, "Fokus unsichtbar", probes.FAINT_FOCUS)

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
