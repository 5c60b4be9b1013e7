"""An author sees in the preview what would stand in readers' way."""

import pytest

from exchange.municipalities.models import MemberRole
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, make_user
from tests.signing_in import sign_in

pytestmark = pytest.mark.journey


def test_the_checker_in_the_preview_names_an_empty_heading(visits):
    member = make_member()
    author = make_user(MemberRole.EDITOR, member)
    page = make_practice(member, live=False, body=[("heading", " ")])
    window = visits.window(width=1500)
    sign_in(window, author.email, path=f"/admin/pages/{page.pk}/edit/")
    window.locator("[data-side-panel-toggle='preview']").click()
    window.locator("[data-side-panel-toggle='checks']").click()
    window.locator("[data-side-panel='checks']").get_by_text("Leere Überschrift").first.wait_for()
