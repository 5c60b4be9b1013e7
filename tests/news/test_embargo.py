"""Until its embargo ends, a press release is a draft with a date: in every channel, for everybody else."""

from datetime import datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from cms.models import PortalDocument
from exchange.municipalities.models import MemberRole, PageDocument
from exchange.news.models import NewsPage
from search.models import SearchEntry
from tests.factories.municipalities import make_user
from tests.factories.news import make_news, make_press_release

pytestmark = pytest.mark.django_db

FAR = timezone.make_aware(datetime(2090, 5, 12, 10))


@pytest.fixture
def document(member):
    return PortalDocument.objects.create(
        title="Sandkuhle Anlage", collection=member.collection, file=ContentFile(b"%PDF-1.4", name="sand.pdf")
    )


@pytest.fixture
def embargoed(member, document):
    """Approved and waiting: Wagtail has stored its title on the page."""
    return make_press_release(
        member, title="Sandkuhle gesperrt", go_live_at=FAR, page_documents=[PageDocument(document=document)]
    )


def end_of(page: NewsPage) -> None:
    """As if the time had come."""
    past = timezone.now() - timedelta(minutes=1)
    revision = page.latest_revision
    revision.approved_go_live_at = past
    revision.content["go_live_at"] = past.isoformat()
    revision.save()
    call_command("publish_scheduled")


def test_it_is_approved_and_waits(embargoed):
    assert not embargoed.live
    assert embargoed.latest_revision.approved_go_live_at == FAR


def test_no_channel_tells_visitors(embargoed, telling):
    assert telling("Sandkuhle gesperrt") == []


def test_no_channel_tells_colleagues_of_other_members(embargoed, telling, colleague):
    assert telling("Sandkuhle gesperrt", colleague) == []


def test_not_even_its_own_editors_meet_it_among_what_is_published(embargoed, telling, member):
    assert telling("Sandkuhle gesperrt", make_user(MemberRole.EDITOR, member)) == []


def test_nothing_counts_it(embargoed, telling, client):
    telling("Sandkuhle")
    assert not SearchEntry.objects.filter(page=embargoed.pk).exists()
    assert "Meldung" not in client.get("/suche/").content.decode().split("<main")[1].split("</main")[0]


def test_its_address_and_its_number_answer_nobody(embargoed, client, colleague, ministry):
    for user in (None, colleague, ministry):
        client.force_login(user) if user else client.logout()
        assert client.get(embargoed.url).status_code == 404
        assert client.get(f"/b/{embargoed.pk}").status_code == 404


def test_its_documents_are_served_to_nobody_else(embargoed, document, client, colleague):
    assert client.get(document.url).status_code != 200
    client.force_login(colleague)
    assert client.get(document.url).status_code != 200


def test_the_admin_shows_it_to_those_who_may_edit_it_and_to_nobody_else(
    embargoed, client, colleague, ministry, member
):
    edit = reverse("wagtailadmin_pages:edit", args=[embargoed.pk])
    chooser = reverse("wagtailadmin_choose_page_search") + "?q=Sandkuhle"
    client.force_login(colleague)
    for address in (edit, reverse("wagtailadmin_pages:view_draft", args=[embargoed.pk]), chooser):
        assert "Sandkuhle gesperrt" not in client.get(address, follow=True).content.decode()
    for user in (ministry, make_user(MemberRole.EDITOR, member)):
        client.force_login(user)
        assert "Sandkuhle gesperrt" in client.get(edit).content.decode()


def test_the_preview_says_until_when(embargoed, client, ministry):
    client.force_login(ministry)
    preview = client.get(reverse("wagtailadmin_pages:view_draft", args=[embargoed.pk])).content.decode()
    assert "Bis zum 12. Mai 2090, 10:00 Uhr" in preview


def test_everybody_is_told_when_the_time_has_come(embargoed, telling, client):
    end_of(embargoed)
    told = telling("Sandkuhle gesperrt")
    assert {"/aktuelles/", "/aktuelles/atom/", "/suche/?q=Sandkuhle", "/sitemap.xml"} <= set(told)
    assert "Sperrfrist" not in client.get(embargoed.url).content.decode()


def test_a_new_version_with_an_embargo_leaves_the_published_one_as_it_is(member, client):
    news = make_news(member, title="Sandkuhle öffnet")
    news.title, news.go_live_at = "Sandkuhle schließt", FAR
    news.save_revision().publish()
    text = client.get(news.url).content.decode()
    assert "Sandkuhle öffnet" in text
    assert "Sandkuhle schließt" not in text


def test_no_translation_comes_before_its_source(embargoed):
    english = embargoed.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.title, english.go_live_at = "Sand pit closed", None
    english.save_revision().publish()
    assert not NewsPage.objects.get(pk=english.pk).live
    end_of(embargoed)
    english.save_revision().publish()
    assert NewsPage.objects.get(pk=english.pk).live
