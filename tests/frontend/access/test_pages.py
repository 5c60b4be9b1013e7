"""Every page type and public view, in every state, at every size, in every colour: without a fault."""

import pytest

from .rows import GROUPS, LONG
from .survey import Surveyor

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("group", GROUPS)
def test_nobody_meets_a_barrier_that_a_machine_can_find(group, addresses, window_for, report):
    rows = GROUPS[group]
    findings, titles = [], {}
    for row in rows:
        tab = window_for(row.role)
        findings += Surveyor(tab).look(row, addresses[row.address])
        if row.state != LONG:
            titles.setdefault(tab.title(), set()).add(addresses[row.address].partition("?")[0])
    report(group, rows, findings)
    assert findings == [], "\n".join(map(str, findings))
    assert [title for title, paths in titles.items() if len(paths) > 1] == []
