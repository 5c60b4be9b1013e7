"""Every page type and public view, in every state, at every size, in every colour: without a fault."""

import pytest

from .probes import LARGE_TEXT, NARROW, OVERFLOW, PHONE, SMALL_TARGETS
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


@pytest.mark.parametrize("width", [PHONE, NARROW])
@pytest.mark.parametrize(("name", "opener"), [("home", "Menü"), ("search narrowed", "Filter")])
def test_what_a_phone_unfolds_has_room_for_large_letters(name, opener, width, addresses, window_for):
    tab = window_for("")
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(addresses[name])
    tab.locator("summary", has_text=opener).first.click()
    assert tab.evaluate(SMALL_TARGETS) == []
    tab.add_style_tag(content=LARGE_TEXT)
    assert tab.evaluate(OVERFLOW) == []
