"""The tables in docs/benchmarks.md: each subject owns what stands between its marks."""

import os
import platform
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from .measuring import Measure

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"

Results = Mapping[tuple[str, int], Sequence[Measure]]
"""Engine and size -> measures."""


def table_write(subject: str, title: str, results: Results) -> None:
    """Replace the subject's table, or add it at the end of the page."""
    begin, end = f"<!-- {subject}: begin -->", f"<!-- {subject}: end -->"
    block = "\n".join([begin, *_table(title, results), end])
    page = PAGE.read_text(encoding="utf-8")
    pattern = re.compile(f"{re.escape(begin)}.*{re.escape(end)}", re.DOTALL)
    page = (
        pattern.sub(lambda _match: block, page) if pattern.search(page) else f"{page.rstrip()}\n\n{block}\n"
    )
    PAGE.write_text(page, encoding="utf-8")


def _table(title: str, results: Results) -> list[str]:
    columns = list(results)
    rows: dict[str, dict[tuple[str, int], str]] = {}
    for column, measures in results.items():
        for measure in measures:
            rows.setdefault(measure.what, {})[column] = measure.value
    load = os.getloadavg()[1]
    return [
        f"## {title}",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, Python {platform.python_version()}; "
        f"{load:.1f} processes wanted to run; where these are more than cores, others worked beside us.",
        "",
        f"| | {' | '.join(f'{engine} {size:,}' for engine, size in columns)} |",
        f"|---{'|---:' * len(columns)}|",
        *(f"| {what} | {' | '.join(cells.get(c, '–') for c in columns)} |" for what, cells in rows.items()),
    ]
