"""From the content files to the blocks of a page's story."""

from typing import Any

from .prose import rich_lines, rich_text


def story(blocks: list[dict[str, Any]]) -> list[tuple[str, Any]]:
    """The blocks of a file as blocks of a page."""
    return [_block(block) for block in blocks]


def _block(block: dict[str, Any]) -> tuple[str, Any]:
    """A block of the story: its kind is the name of its first line."""
    match block:
        case {"heading": text}:
            return "heading", text
        case {"paragraph": text}:
            return "paragraph", rich_text(text)
        case {"lines": text}:
            return "paragraph", rich_lines(text)
        case {"notice": heading, "text": text}:
            return "notice", {"heading": heading, "text": rich_text(text)}
        case {"question": question, "text": answer}:
            return "question", {"question": question, "answer": rich_text(answer)}
        case {"video": title, "transcript": transcript}:
            return "video", {"title": title, "transcript": rich_text(transcript)}
    raise ValueError(f"Unknown block: {sorted(block)}")
