"""The house rules that a machine can see."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command

PROJECT = Path(__file__).resolve().parent.parent.parent
CODE = ("cms", "exchange", "search", "home", "deploy", "tests")
LONGEST_FILE = 300
NAMELESS = {"utils", "helpers", "misc", "common", "tools", "shared"}
# Places in markup from which a browser fetches by itself.
FETCHED = re.compile(r"""(?:src|srcset|poster|data|action|href)\s*=\s*["']\s*(?:https?:)?//""", re.IGNORECASE)
STYLE_FETCHES = re.compile(r"""(?:url\(|@import)\s*["']?\s*(?:https?:)?//""", re.IGNORECASE)
# Data blocks are no scripts: a browser runs nothing of this type.
INLINE = re.compile(
    r"""<script(?![^>]*\b(?:src=|type="application/json"))[^>]*>"""
    r"""|<style|\sstyle\s*=\s*["']|\son[a-z]+\s*=\s*["']""",
    re.I,
)
COMMENT = re.compile(r"{#.*?#}|{% comment.*?endcomment %}|<!--.*?-->", re.DOTALL)


def python_files() -> list[Path]:
    files = (file for folder in CODE for file in (PROJECT / folder).rglob("*.py"))
    return [file for file in files if "migrations" not in file.parts]


def templates(*, public: bool = False) -> Iterator[tuple[Path, str]]:
    """Template files and their text; `public` leaves out the admin's and the mails'."""
    root = PROJECT / "templates"
    for file in root.rglob("*.html"):
        text = COMMENT.sub("", file.read_text(encoding="utf-8"))
        behind = file.relative_to(root).parts[0] in ("emails", "wagtailadmin") or "wagtailadmin/" in text
        if not (public and behind):
            yield file, text


def found(pattern: re.Pattern, text: str) -> list[str]:
    return [match.group(0) for match in pattern.finditer(text)]


def test_imports_go_down_only():
    linter = Path(sys.executable).parent / "lint-imports"
    result = subprocess.run([linter, "--no-cache"], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_no_file_is_longer_than_three_hundred_lines():
    lengths = {
        str(file.relative_to(PROJECT)): len(file.read_text(encoding="utf-8").splitlines())
        for file in python_files()
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_every_file_is_named_after_its_subject():
    assert [file for file in python_files() if file.stem in NAMELESS] == []


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_makefile_is_short():
    assert len((PROJECT / "Makefile").read_text(encoding="utf-8").splitlines()) <= 80


class TestTemplates:
    def test_there_are_some(self):
        assert len(list(templates(public=True))) > 10

    def test_no_browser_is_sent_to_another_host(self):
        links = re.compile(r"""<a\b[^>]*>""", re.IGNORECASE)
        offenders = {
            str(file): found(FETCHED, text_without_links)
            for file, text in templates()
            if found(FETCHED, text_without_links := links.sub("", text))
        }
        assert offenders == {}

    def test_public_pages_have_no_inline_script_style_or_handler(self):
        offenders = {
            str(file): found(INLINE, text) for file, text in templates(public=True) if INLINE.search(text)
        }
        assert offenders == {}

    @pytest.mark.parametrize(
        ("pattern", "text"),
        [
            (FETCHED, '<img src="https://example.org/x.png">'),
            (FETCHED, "<script src='//cdn.example.org/x.js'></script>"),
            (FETCHED, '<link href="https://fonts.example.org/f.css" rel="stylesheet">'),
            (STYLE_FETCHES, "background: url(https://example.org/x.png)"),
            (STYLE_FETCHES, '@import "//example.org/x.css"'),
            (INLINE, "<script>alert(1)</script>"),
            (INLINE, '<p style="color: red">'),
            (INLINE, "<button onclick='go()'>"),
        ],
    )
    def test_the_patterns_see_what_they_look_for(self, pattern, text):
        assert pattern.search(text)

    @pytest.mark.parametrize(
        "text", ['<script src="/static/x.js" defer></script>', '<img src="/media/x.png" alt="x">']
    )
    def test_the_patterns_leave_our_own_files_alone(self, text):
        assert not FETCHED.search(text)
        assert not INLINE.search(text)


def test_no_style_sheet_fetches_from_another_host():
    sheets = (PROJECT / "frontend" / "scss").rglob("*.scss")
    offenders = {
        str(sheet): found(STYLE_FETCHES, sheet.read_text(encoding="utf-8"))
        for sheet in sheets
        if STYLE_FETCHES.search(sheet.read_text(encoding="utf-8"))
    }
    assert offenders == {}
