"""The ministry's pages: mark, take back, the list of all marks."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from exchange.municipalities.marks.services import mark_set
from exchange.municipalities.models import Mark, MarkKind
from exchange.municipalities.moderation.services import page_archive
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member

pytestmark = pytest.mark.django_db


def given(page, curator, kind=MarkKind.CHECKED) -> Mark:
    return mark_set(page=page, user=curator, kind=kind, reason="Rechtssicher.")


def text_of(response) -> str:
    assert response.status_code == 200
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text().split())


def rows(response) -> list[str]:
    table = BeautifulSoup(response.content, "html.parser").select("table.listing tbody tr")
    return [" ".join(row.get_text().split()) for row in table]


class TestMarking:
    def test_a_form_marks(self, client, curator, practice):
        client.force_login(curator)
        address = reverse("marks:mark", args=[practice.pk])
        client.post(address, {"kind": "geprueft", "reason": "Rechtssicher."})
        assert Mark.objects.get().set_by == curator
        assert "Rechtssicher." in text_of(client.get(address))

    def test_without_a_reason_the_form_asks_for_one(self, client, curator, practice):
        client.force_login(curator)
        response = client.post(reverse("marks:mark", args=[practice.pk]), {"kind": "geprueft"})
        assert "Bitte begründen Sie die Auszeichnung" in text_of(response)
        assert not Mark.objects.exists()

    def test_a_mark_is_taken_back_after_a_question(self, client, curator, practice):
        mark = given(practice, curator)
        client.force_login(curator)
        address = reverse("marks:unmark", args=[mark.pk])
        assert "Offene Werkstatt" in text_of(client.get(address))
        assert Mark.objects.exists()
        client.post(address, {"reason": "Veraltet"})
        assert not Mark.objects.exists()

    def test_an_archived_page_gets_none_but_may_lose_its_own(self, client, curator, practice):
        mark = given(practice, curator)
        page_archive(page=practice, user=curator)
        client.force_login(curator)
        address = reverse("marks:mark", args=[practice.pk])
        response = client.get(address)
        assert "nicht archiviert sind" in text_of(response)
        assert reverse("marks:unmark", args=[mark.pk]) in response.content.decode()
        client.post(address, {"kind": "hervorgehoben", "reason": "Trotzdem"})
        assert Mark.objects.get() == mark

    def test_members_are_refused(self, client, curator, editor, practice):
        mark = given(practice, curator)
        client.force_login(editor)
        for address in (reverse("marks:mark", args=[practice.pk]), reverse("marks:unmark", args=[mark.pk])):
            assert client.post(address, {"kind": "geprueft", "reason": "x"}).status_code in (302, 403)
        assert Mark.objects.get().reason == "Rechtssicher."

    def test_the_editor_of_a_page_leads_there_for_the_ministry_alone(self, client, curator, editor, practice):
        link = reverse("marks:mark", args=[practice.pk])
        edit = reverse("wagtailadmin_pages:edit", args=[practice.pk])
        client.force_login(curator)
        assert link in client.get(edit).content.decode()
        client.force_login(editor)
        assert link not in client.get(edit).content.decode()

    def test_so_does_the_explorer(self, client, curator, practice):
        client.force_login(curator)
        explorer = client.get(reverse("wagtailadmin_explore", args=[practice.get_parent().pk]))
        assert reverse("marks:mark", args=[practice.pk]) in explorer.content.decode()


class TestList:
    @pytest.fixture
    def read(self, client, curator):
        client.force_login(curator)
        return lambda query="": client.get(reverse("marks_list:index") + query)

    def test_it_says_all_about_each_mark(self, read, practice, curator):
        given(practice, curator)
        [row] = rows(read())
        for word in (
            "Offene Werkstatt",
            "Amselhövel",
            "Geprüft",
            "Rechtssicher.",
            "Geheimrat",
            "unverändert",
        ):
            assert word in row

    def test_it_says_when_the_content_changed_after_the_check(self, read, practice, curator, member):
        given(practice, curator)
        practice.save_revision().publish()
        given(make_practice(member, title="Unverändertes"), curator)
        changed = Page.objects.get(pk=practice.pk).last_published_at
        [row] = rows(read("?inhalt=geaendert"))
        assert f"geändert am {changed.astimezone():%d.%m.%Y}" in row
        [other] = rows(read("?inhalt=gleich"))
        assert "Unverändertes" in other

    def test_it_is_filtered_by_kind_and_searched(self, read, practice, curator, member):
        given(practice, curator)
        given(make_practice(member, title="Danke-Abend"), curator, MarkKind.HIGHLIGHTED)
        assert len(rows(read())) == 2
        assert "Danke-Abend" in rows(read("?kind=hervorgehoben"))[0]
        assert len(rows(read("?q=Werkstatt"))) == 1

    def test_members_do_not_see_it(self, client, editor, curator, practice):
        given(practice, curator)
        client.force_login(editor)
        assert client.get(reverse("marks_list:index")).status_code == 302

    def test_more_marks_cost_no_more_queries(self, read, curator):
        def queries() -> int:
            with CaptureQueriesContext(connection) as asked:
                assert read().status_code == 200
            return len(asked)

        for number in range(2):
            given(make_practice(make_member(f"Ort {number}")), curator)
        read()
        few = queries()
        for number in range(5):
            given(make_practice(make_member(f"Stadt {number}")), curator)
        assert queries() == few
