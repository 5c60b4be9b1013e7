"""Words in attached files: shown with the page of the file, to those who may read it."""

import pytest

from exchange.municipalities.models import MemberRole
from search.models import AttachmentText, EntryFile, SearchEntry
from tests.factories.files import make_document
from tests.factories.municipalities import make_member, make_user

pytestmark = pytest.mark.django_db

PAGES = {
    1: "Zuerst ein Vorwort.",
    2: "Die Laternen hängen im Dorf.",
    3: "Fackeln & Laternen: die Laterne brennt.",
}


@pytest.fixture
def with_file():
    """Give all entries of a page a file with these pages, as reading it would."""

    def attach(page, pages=PAGES, **fields):
        document = make_document(**fields)
        stems = {
            number: text.lower().replace("laternen", "latern").replace("laterne", "latern")
            for number, text in pages.items()
        }
        stems = {
            number: " ".join(word.strip(".,:&") for word in text.split()) for number, text in stems.items()
        }
        for number, text in pages.items():
            AttachmentText.objects.create(
                document=document, page_number=number, text=text, stems=stems[number]
            )
        for entry in page.search_entries.all():
            EntryFile.objects.create(entry=entry, document=document)
            SearchEntry.objects.filter(pk=entry.pk).update(files_stems=" ".join(stems.values()))
        return document

    return attach


def passage(page):
    return page.main.select_one(".card__file")


def test_a_hit_in_a_file_names_the_file_and_links_to_the_page(entry, with_file, opened):
    document = with_file(entry("Zauberfest"), title="Leitfaden")
    found = passage(opened("/suche/?q=Laterne"))
    assert "In der Datei „Leitfaden“, Seite 2" in found.get_text()
    assert found.a["href"] == f"{document.url}#page=2"
    assert found.mark.get_text() == "Laternen"


def test_the_page_with_most_of_the_words_is_chosen(entry, with_file, opened):
    with_file(entry("Zauberfest"))
    found = passage(opened("/suche/?q=Laterne+brennt"))
    assert "Seite 3" in found.get_text()
    assert "Fackeln & Laternen" in found.get_text()


def test_formats_without_pages_are_linked_as_a_whole(entry, with_file, opened):
    document = with_file(entry("Zauberfest"), {0: "Die Laternen hängen."}, title="Vorlage")
    found = passage(opened("/suche/?q=Laterne"))
    assert found.a["href"] == document.url
    assert "Seite" not in found.get_text()


def test_words_that_the_page_says_itself_need_no_file(entry, with_file, opened):
    with_file(entry("Zauberfest", text="Mit Laternen."))
    assert passage(opened("/suche/?q=Laterne")) is None


def test_files_for_members_are_named_to_members_alone(entry, opened, client, with_file):
    page = entry("Zauberfest", text="Fest", members_text="Für Mitglieder.")
    document = with_file(page, title="Geheimpapier")
    EntryFile.objects.filter(entry__part="page").delete()
    SearchEntry.objects.filter(page=page, part="page").update(files_stems="")
    assert opened("/suche/?q=Laterne").titles == []
    assert passage(opened("/suche/?q=Zauberfest+Laterne")) is None
    client.force_login(make_user(MemberRole.READER, make_member("Eulenstadt", contact=False)))
    found = passage(opened("/suche/?q=Laterne"))
    assert "Geheimpapier" in found.get_text()
    assert found.a["href"].startswith(document.url)


def test_the_number_of_queries_is_equal_for_1_and_8_hits_in_files(
    entry, with_file, client, django_assert_max_num_queries
):
    def queries():
        with django_assert_max_num_queries(45) as captured:
            client.get("/suche/?q=Laterne")
        return len(captured)

    with_file(entry("Zauberfest"))
    queries()
    few = queries()
    for number in range(7):
        with_file(entry(f"Zauberfest {number}"), title=f"Leitfaden {number}")
    assert queries() == few
