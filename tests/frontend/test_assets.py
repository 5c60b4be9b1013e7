"""The built assets: complete, small, and free of anything from elsewhere."""

import gzip
import json
import re
import tomllib

import pytest
from django.conf import settings

FRONTEND = settings.BASE_DIR / "frontend"
TEMPLATES = settings.BASE_DIR / "templates"


@pytest.fixture(scope="module")
def build():
    """The folder that ``npm run build`` fills; `make test` has done so."""
    folder = FRONTEND / "build"
    assert (folder / "portal.css").exists(), "Run `npm ci && npm run build` first."
    return folder


@pytest.fixture(scope="module")
def css(build):
    return (build / "portal.css").read_text()


def _symbols(build, sprite):
    return set(re.findall(r'<symbol id="([^"]+)"', (build / sprite).read_text()))


def test_the_style_sheet_weighs_little_on_the_wire(css):
    assert len(gzip.compress(css.encode())) < 24_000


def test_the_style_sheet_asks_nobody_else(css):
    addresses = re.findall(r"url\(\"?([^\")]{1,40})", css)
    assert addresses
    assert [found for found in addresses if not found.startswith(("fira/", "data:"))] == []
    assert "@import" not in css


def test_each_font_of_the_style_sheet_is_beside_it_with_its_licence(build, css):
    fonts = set(re.findall(r"fira/[\w-]+\.woff2", css))
    assert len(fonts) == 3
    assert all((build / font).stat().st_size < 30_000 for font in fonts)
    assert "SIL OPEN FONT LICENSE" in (build / "fira" / "LICENSE").read_text().upper()
    assert css.count("font-display:swap") == 3


def test_keyboard_focus_on_scrollable_regions_is_visible_again(css):
    # KERN hides it with a rule of its own; ours must be stronger and come later.
    hidden = css.index(":focus:focus-visible{outline:0}")
    shown = css.index(':root [tabindex]:not([tabindex="-1"]):focus:focus-visible{outline:4px')
    assert hidden < shown


def test_nothing_moves_for_those_who_want_no_motion(css):
    quiet = css[css.index("@media(prefers-reduced-motion: reduce)") :][:300]
    assert "scroll-behavior:auto" in quiet
    assert "transition:none" in quiet


def test_dark_screens_paper_and_forced_colours_have_rules(css):
    for media in ("@media(prefers-color-scheme: dark)", "@media print", "@media(forced-colors: active)"):
        assert media in css


def test_every_topic_has_a_drawing_and_a_colour(build, css):
    terms = tomllib.loads((settings.BASE_DIR / "exchange/vocabulary/data/terms.toml").read_text())["term"]
    topics = {term["key"] for term in terms if term["vocabulary"] == "topic"}
    drawn = {
        name.removeprefix("thema-") for name in _symbols(build, "motifs.svg") if name.startswith("thema-")
    }
    assert topics == drawn
    assert all(re.search(rf'\[data-topic="?{topic}"?\]', css) for topic in topics)


def test_every_drawing_is_used():
    known = json.loads((FRONTEND / "drawings.json").read_text())
    used = {*known["kinds"].values(), *(topic["motif"] for topic in known["topics"].values())}
    assert used <= {path.stem for path in (FRONTEND / "motifs").glob("*.svg")}


def test_every_icon_that_templates_name_is_in_the_sprite(build):
    texts = [path.read_text() for path in TEMPLATES.rglob("*.html")]
    named = {name for text in texts for name in re.findall(r'(?:{% icon|icon_name=) ?"([a-z]+)"', text)}
    kinds = set(json.loads((FRONTEND / "drawings.json").read_text())["kinds"])
    assert "suche" in named
    assert (named | kinds) - _symbols(build, "icons.svg") == set()


def test_sprites_hold_drawings_and_nothing_that_runs(build):
    for sprite in ("icons.svg", "motifs.svg"):
        text = (build / sprite).read_text()
        assert not re.search(r"<script|<style|\son\w+=|style=|https?://(?!www\.w3\.org/2000/svg)", text)


@pytest.mark.parametrize("name", ["farbe.js", "seite.js", "suche.js"])
def test_scripts_are_small_ask_nobody_else_and_make_no_code_of_text(build, name):
    script = (build / name).read_text()
    assert len(gzip.compress(script.encode())) < 3_000
    assert "//" not in re.sub(r"^\s*//.*$", "", script, flags=re.MULTILINE)
    assert not re.search(r"innerHTML|AdjacentHTML|document\.write|eval\(|new Function|\.style\b", script)
