"""The templates as written: nothing inline, nothing from elsewhere, no token where pages are cached."""

import re

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR / "templates"
# Mails and the admin have rules of their own.
PUBLIC = [
    path for path in sorted(ROOT.rglob("*.html")) if not {"emails", "mail", "wagtailadmin"} & set(path.parts)
]


def _name(path):
    return str(path.relative_to(ROOT))


@pytest.fixture(params=PUBLIC, ids=_name)
def source(request):
    """The text of each public template in turn, without its comments."""
    text = request.param.read_text()
    return re.sub(r"{% comment %}.*?{% endcomment %}", "", text, flags=re.DOTALL)


def test_there_are_templates_to_look_at():
    assert len(PUBLIC) > 30


def test_no_template_styles_or_scripts_inline(source):
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", source)
    # Data for a script is none: browsers run nothing of these types.
    scripts = re.findall(r"<script(?![^>]*application/(?:ld\+)?json)[^>]*>", source)
    assert all("src=" in tag for tag in scripts)


def test_no_template_loads_from_another_server(source):
    loaded = re.findall(r'<(?:link|script|img|source|iframe|use)[^>]*?(?:href|src)="([^"]*)"', source)
    assert [address for address in loaded if re.match(r"(https?:)?//", address)] == []


def test_every_image_says_what_it_shows_and_how_large_it_is(source):
    for tag in re.findall(r"<img[^>]*>", source):
        assert all(f"{attribute}=" in tag for attribute in ("alt", "width", "height")), tag


def test_no_shared_part_holds_a_token():
    shared = [ROOT / "base.html", *(ROOT / "partials").glob("*.html")]
    assert [_name(path) for path in shared if "csrf_token" in path.read_text()] == []
