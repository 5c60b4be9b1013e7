"""Every event that changes who finds a page, where it stands or what it says."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Locale, Page

from cms.models import PortalDocument, StandardPage
from exchange.municipalities.models import PageDocument
from exchange.municipalities.readers import Reader
from search.index import page_index
from search.models import Part, SearchEntry, SearchFacet
from tests.factories.contributions import make_practice, make_strategy, make_term
from tests.factories.municipalities import make_member, profile_of

from .conftest import answer_to

pytestmark = pytest.mark.django_db

MEMBER = Reader(is_member=True)


@pytest.fixture
def member(on_commit):
    with on_commit():
        return make_member("Eulenstadt", slug="eulenstadt")


@pytest.fixture
def page(member, on_commit):
    with on_commit():
        return make_practice(
            member, title="Zauberfest", solution="<p>Mit <b>Laternen</b>umzug.</p>", slug="zauberfest"
        )


def entry_of(page):
    return SearchEntry.objects.get(page_id=page.pk, part=Part.PAGE)


def publish(page, **changes):
    version = page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(version, name, value)
    version.save_revision().publish()


class TestPublishing:
    def test_a_published_page_is_found_with_what_lists_show(self, page, member, find):
        assert find("Laternenumzug") == ["Zauberfest"]
        entry = entry_of(page)
        assert (entry.path, entry.kind, entry.place) == (
            "/kommunen/eulenstadt/zauberfest/",
            "praxisbeispiel",
            "Eulenstadt",
        )
        assert (entry.member_id, entry.audience, entry.language) == (member.pk, "public", "de")
        assert entry.content_version == page.live_revision_id
        assert {(facet.name, facet.value) for facet in entry.facets.all()} >= {
            ("art", "praxisbeispiel"),
            ("thema", "anerkennung"),
            ("groesse", "20000-50000"),
            ("status", "laeuft"),
            ("kosten", "unbekannt"),
        }

    def test_a_draft_is_not_found(self, member, on_commit, find):
        with on_commit():
            make_practice(member, live=False, title="Entwurf Zauberfest")
        assert find("Zauberfest") == []

    def test_a_draft_of_a_published_page_changes_nothing(self, page, on_commit, find):
        with on_commit():
            version = page.get_latest_revision_as_object()
            version.title = "Geheimfest"
            version.save_revision()
        assert find("Geheimfest") == []
        assert find("Zauberfest") == ["Zauberfest"]

    def test_publishing_again_changes_words_and_facets(self, page, on_commit, find):
        with on_commit():
            publish(
                page,
                title="Lichterfest",
                solution="<p>Mit Kerzen.</p>",
                status="abgeschlossen",
                cost_once=800,
            )
        assert find("Laternenumzug") == []
        assert find("Lichterfest Kerzen") == ["Lichterfest"]
        assert answer_to("Lichterfest").facets["status"] == {"abgeschlossen": 1}
        assert answer_to("Lichterfest").facets["kosten"] == {"bis-1000": 1}

    def test_many_to_many_terms_are_those_that_were_published(self, page, on_commit):
        with on_commit():
            publish(page, topics=[make_term("topic", "nachwuchs")])
        assert set(
            SearchFacet.objects.filter(entry__page=page, name="thema").values_list("value", flat=True)
        ) == {"nachwuchs"}

    def test_taking_offline_removes_the_page(self, page, on_commit, find):
        with on_commit():
            page.unpublish()
        assert find("Zauberfest") == []
        assert not SearchEntry.objects.filter(page=page).exists()

    def test_deleting_removes_the_page_and_all_below(self, page, member, on_commit, find):
        with on_commit():
            Page.objects.get(pk=profile_of(member).pk).delete()
        assert find("Zauberfest") == find("Eulenstadt") == []
        assert not SearchFacet.objects.filter(entry__member_id=member.pk).exists()

    def test_archived_pages_leave_the_lists(self, page, on_commit, find):
        type(page).objects.filter(pk=page.pk).update(archived_at=timezone.now())
        page_index(page_id=page.pk)
        assert find("Zauberfest") == []

    def test_an_expired_page_is_not_found_before_it_is_taken_offline(self, page, on_commit, find):
        end = timezone.now() + timedelta(hours=1)
        with on_commit():
            publish(page, expire_at=end)
        assert find("Zauberfest", now=end - timedelta(seconds=1)) == ["Zauberfest"]
        assert find("Zauberfest", now=end) == []

    def test_a_broken_page_does_not_stop_publishing(self, page, on_commit, monkeypatch, find):
        monkeypatch.setattr(type(page), "search_document", lambda self: 1 / 0)
        with on_commit():
            publish(page, title="Trotzdem")
        page.refresh_from_db()
        assert page.title == "Trotzdem"
        assert find("Zauberfest") == ["Zauberfest"]


@pytest.mark.django_db(transaction=True)
def test_outside_of_tests_a_failing_index_is_logged_and_publishing_goes_on(monkeypatch, caplog):
    page = make_practice(make_member("Falkenstadt"), title="Zauberfest")
    monkeypatch.setattr(type(page), "search_document", lambda self: 1 / 0)
    publish(page, title="Trotzdem")
    page.refresh_from_db()
    assert page.title == "Trotzdem"
    assert "ZeroDivisionError" in caplog.text


class TestAddress:
    def test_a_new_slug_of_a_profile_moves_what_stands_below(self, page, member, on_commit):
        with on_commit():
            publish(profile_of(member), slug="neustadt")
        assert entry_of(page).path == "/kommunen/neustadt/zauberfest/"

    def test_a_moved_page_has_its_new_address_and_owner(self, page, on_commit):
        with on_commit():
            other = make_member("Falkenstadt", slug="falkenstadt")
            Page.objects.get(pk=page.pk).move(profile_of(other), pos="last-child")
        entry = entry_of(page)
        assert (entry.path, entry.member_id, entry.place) == (
            "/kommunen/falkenstadt/zauberfest/",
            other.pk,
            "Falkenstadt",
        )


class TestWhatPagesName:
    def test_a_term_finds_its_pages_under_its_new_name(self, page, on_commit, find):
        term = page.topics.get()
        with on_commit():
            term.label_de = "Lorbeerkranz"
            term.save()
        assert find("Lorbeerkranz") == ["Zauberfest"]

    def test_a_renamed_member_is_found_by_its_new_name(self, page, member, on_commit, find):
        with on_commit():
            member.name = "Uhustadt"
            member.save()
        assert entry_of(page).place == "Uhustadt"
        assert "Zauberfest" in find("Uhustadt")

    def test_a_members_new_size_moves_its_pages_into_another_class(self, page, member, on_commit):
        with on_commit():
            member.population = 8_000
            member.save()
        assert answer_to("Zauberfest").facets["groesse"] == {"bis-10000": 1}

    def test_a_page_of_several_members_follows_each_of_them(self, member, on_commit):
        with on_commit():
            other = make_member("Falkenstadt", population=5_000)
            page = make_practice(member, title="Zauberfest", further_members=[other])
        assert answer_to("Zauberfest").facets["groesse"] == {"20000-50000": 1, "bis-10000": 1}
        with on_commit():
            other.population = 150_000
            other.save()
        assert answer_to("Zauberfest").facets["groesse"] == {"20000-50000": 1, "ueber-100000": 1}
        assert entry_of(page).member_id == member.pk

    def test_towns_follow_the_name_of_their_kreis(self, on_commit, find):
        with on_commit():
            kreis = make_member("Kreis Uhuland", kind="kreis")
            make_practice(make_member("Uhudorf", kreis_member=kreis), title="Zauberfest")
        assert answer_to("Zauberfest").facets["kreis"] == {f"k{kreis.pk}": 1}
        with on_commit():
            kreis.name = "Kreis Adlerland"
            kreis.save()
        assert "Zauberfest" in find("Adlerland")

    def test_saving_a_document_reads_the_pages_that_offer_it_again(self, page, on_commit, monkeypatch):
        document = PortalDocument.objects.create(title="Merkblatt", file=ContentFile(b"x", name="m.txt"))
        with on_commit():
            version = page.get_latest_revision_as_object()
            version.page_documents = [PageDocument(document=document)]
            version.save_revision().publish()
        SearchEntry.objects.filter(page=page).update(title="veraltet")
        with on_commit():
            document.title = "Neues Merkblatt"
            document.save()
        assert entry_of(page).title == "Zauberfest"


class TestLanguages:
    def test_a_page_is_found_in_its_own_language(self, site, on_commit, find):
        english = Locale.objects.get(language_code="en")
        home = site.root_page.get_translation(english)
        with on_commit():
            about = home.add_child(
                instance=StandardPage(title="About volunteering", locale=english, intro="Strategies")
            )
            about.save_revision().publish()
        assert find("strategy volunteers", language="en") == ["About volunteering"]
        assert find("Volunteering") == []
        assert entry_of(about).path.startswith("/en/")


class TestIndexing:
    def test_indexing_twice_changes_nothing(self, page):
        before = list(SearchEntry.objects.order_by("pk").values())
        assert page_index(page_id=page.pk) == 1
        assert list(SearchEntry.objects.order_by("pk").values()) == before

    def test_a_page_that_is_gone_is_no_error(self, db):
        assert page_index(page_id=987_654) == 0

    def test_pages_of_wagtail_itself_are_not_found(self, site, on_commit):
        plain = site.root_page.add_child(instance=Page(title="Schlicht"))
        with on_commit():
            plain.save_revision().publish()
        assert page_index(page_id=plain.pk) == 0

    def test_strategies_do_not_tell_their_staff_by_a_facet(self, member, on_commit):
        with on_commit():
            make_strategy(member, title="Zauberstrategie", staff_fte="0.5")
        assert "personal" not in answer_to("Zauberstrategie", reader=MEMBER).facets
