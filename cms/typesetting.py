"""Typst in the process: templates become PDFs and pictures; no program or font of the system is needed."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import fontpkg_fira_sans
import typst

# Makes the data known to the template as values. They never become part of the source, so nothing that a
# person typed can be markup or code.
_DATA = "#let data = json(bytes(sys.inputs.data))\n"


@cache
def _fonts() -> typst.Fonts:
    """The site's own "Fira Sans" and the fonts that come with Typst."""
    ours = Path(fontpkg_fira_sans.__file__).parent / "files"
    return typst.Fonts(include_system_fonts=False, font_paths=[str(ours)])


def typeset(source: str, data: Mapping, **options) -> bytes:
    """What the template ``source`` makes of ``data`` (anything JSON can say); ``options`` are Typst's.

    Raises ``typst.TypstError`` when the template is wrong.
    """
    return typst.compile(
        (_DATA + source).encode(), font_paths=_fonts(), sys_inputs={"data": json.dumps(data)}, **options
    )
