"""From the plain text of the content files to rich text: paragraphs, two kinds of lists, bold words."""

import re
from html import escape

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ITEM = re.compile(r"^(?:(?P<bullet>-)|\d+\.) (?P<text>.*)$")


def rich_text(text: str) -> str:
    """Blank lines part paragraphs; lines with "- " or "1. " are items, lines below an item belong to it."""
    return "".join(_block(block) for block in re.split(r"\n\s*\n", text.strip()) if block.strip())


def rich_lines(text: str) -> str:
    """One paragraph in which each line stays a line, as Leichte Sprache has a line for each sentence."""
    return f"<p>{'<br/>'.join(_inline(line.strip()) for line in text.strip().splitlines())}</p>"


def _block(block: str) -> str:
    lines = [line.strip() for line in block.splitlines()]
    first = _ITEM.match(lines[0])
    if first is None:
        return f"<p>{_inline(' '.join(lines))}</p>"
    tag = "ul" if first["bullet"] else "ol"
    items: list[str] = []
    for line in lines:
        if item := _ITEM.match(line):
            items.append(item["text"])
        else:
            items[-1] += f" {line}"
    return f"<{tag}>{''.join(f'<li>{_inline(item)}</li>' for item in items)}</{tag}>"


def _inline(text: str) -> str:
    return _BOLD.sub(r"<b>\1</b>", escape(text, quote=False))
