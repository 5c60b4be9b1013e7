"""Loading the demo content: everything arrives in its state, twice is as good as once, edits stay."""

import re
from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction, WorkflowState

from cms.mail.models import OutboxMail
from cms.models import Menu, PortalDocument, PortalImage, StandardPage, User
from exchange.experiences.models import BestPracticePage, GuidelinePage, StrategyPage
from exchange.municipalities.models import ContributionPage, Member, MemberPage
from home.demo.accounts import PASSWORD, demo_accounts
from home.demo.contributions import MODELS
from home.demo.reading import CONTENT, entry
from home.demo.services import DemoReport, demo_load
from home.models import HomePage

pytestmark = pytest.mark.usefixtures("demo", "db")


def german(pages):
    return pages.filter(locale=Locale.get_default())


def contribution(key: str) -> ContributionPage:
    return MODELS[key.split("/")[0]].objects.get(source="demo", source_id=key)


def contributions() -> list[ContributionPage]:
    return [page for model in MODELS.values() for page in german(model.objects.all())]


def counts() -> list[int]:
    models = (Page, Member, User, PortalImage, PortalDocument, WorkflowState, OutboxMail, PageViewRestriction)
    return [model.objects.count() for model in models]


def test_the_first_loading_makes_everything(demo):
    translations = len(list(CONTENT.glob("*/*/*.toml")))
    assert demo == DemoReport(
        pages=5, members=15, accounts=8, contributions=48, events=13, news=8, translations=translations
    )
    assert len(contributions()) == 48


def test_the_second_loading_changes_nothing():
    before, revisions = counts(), sorted(Page.objects.values_list("pk", "latest_revision_id"))
    nothing = DemoReport(pages=0, members=0, accounts=0, contributions=0, events=0, news=0, translations=0)
    assert demo_load() == nothing
    assert counts() == before
    assert sorted(Page.objects.values_list("pk", "latest_revision_id")) == revisions


def test_what_users_changed_stays():
    page = contribution("practices/raumboerse")
    page.title, page.slug = "Unsere Raumbörse", "unsere-raumboerse"
    page.save_revision().publish()
    demo_load()
    assert contribution("practices/raumboerse").title == "Unsere Raumbörse"


def test_the_front_page_that_somebody_wrote_stays():
    home = HomePage.objects.get(locale=Locale.get_default())
    assert home.heading == entry("front_page").data["heading"]
    home.heading = "Willkommen"
    home.save_revision().publish()
    demo_load()
    home.refresh_from_db()
    assert home.heading == "Willkommen"


def test_a_contribution_that_was_deleted_comes_back_with_links_and_translation():
    contribution("practices/raumboerse").delete()
    assert demo_load() == DemoReport(
        pages=0, members=0, accounts=0, contributions=1, events=0, news=0, translations=1
    )
    linked = contribution("practices/raumboerse").page_relations.get().target.specific
    assert linked == contribution("guidelines/nutzungsvereinbarung-raeume")


def test_production_refuses(settings):
    settings.DEMO_ALLOWED = False
    with pytest.raises(CommandError, match="nicht erlaubt"):
        call_command("load_demo")


def test_the_command_says_what_is_new_and_how_to_sign_in():
    out = StringIO()
    call_command("load_demo", stdout=out)
    said = out.getvalue()
    new = next(line for line in said.splitlines() if line.startswith("Neu: "))
    assert set(re.findall(r"\d+", new)) == {"0"}
    assert "0 Meldungen und Dossiers" in new
    assert PASSWORD in said
    assert all(account.email in said and account.title in said for account in demo_accounts())


def test_the_command_tells_how_far_it_is():
    contribution("practices/raumboerse").delete()
    out = StringIO()
    call_command("load_demo", stdout=out)
    assert "Beiträge anlegen: 1" in out.getvalue()
    assert "Beiträge veröffentlichen: 1" in out.getvalue()


def test_states_are_as_promised():
    states = Counter()
    for page in contributions():
        workflow = page.current_workflow_state
        if workflow:
            states[workflow.status] += 1
        elif page.archived_at:
            states["archived"] += page.live
        elif page.expired:
            states["expired"] += not page.live
        else:
            states["live" if page.live else "draft"] += 1
    assert states == {
        "live": 39,
        "in_progress": 3,
        "needs_changes": 1,
        "draft": 3,
        "archived": 1,
        "expired": 1,
    }


def test_what_is_not_public_is_restricted():
    hidden = [page for page in contributions() if page.live and page.visibility != "public"]
    assert Counter(page.visibility for page in hidden) == {"network": 3, "member": 1}
    assert all(page.view_restrictions.count() == 1 for page in hidden)
    # One more is of an event for the network.
    assert PageViewRestriction.objects.count() == 5


def test_the_expired_offer_has_its_dates_in_the_past():
    page = contribution("offers/vorstand-auf-probe-hospitation")
    assert page.go_live_at < page.expire_at < timezone.now()
    assert page.expired


def test_the_archived_guideline_names_its_successor():
    page = contribution("guidelines/vereinsfoerderrichtlinie-2015")
    assert timezone.localdate(page.archived_at) == date(2024, 8, 22)
    assert page.force == "ausser-kraft"
    assert page.replaced_by == contribution("guidelines/vereinsfoerderrichtlinie-2024")


def test_pages_have_been_published_over_the_years():
    days = {page.last_published_at.date() for page in contributions() if page.live}
    assert len(days) > 35
    assert timezone.localdate(contribution("practices/raumboerse").first_published_at) == date(2026, 2, 19)


def test_reviewers_hear_of_what_waits_and_the_author_of_what_came_back():
    subjects = list(OutboxMail.objects.values_list("subject", flat=True))
    assert sum(subject.startswith("Zur Prüfung") for subject in subjects) == 2 * 4
    assert sum(subject.startswith("Bitte überarbeiten") for subject in subjects) == 1
    assert len(subjects) == 9


def test_the_returned_draft_carries_its_reason():
    page = contribution("practices/buecherei-haupt-und-ehrenamt")
    assert "Stolpersteine" in page.current_workflow_state.current_task_state.comment
    assert page.owner.email == "redaktion@demo.example"


def test_rows_prose_terms_and_files_arrive():
    page = contribution("practices/marktplatz-gute-geschaefte")
    assert page.steps.count() == 5
    assert [step.who for step in page.steps.all()][:2] == ["Stabsstelle", "Wirtschaftsförderung, Betriebe"]
    assert sum(cost.yearly or 0 for cost in page.costs.all()) == page.cost_yearly == 8900
    assert page.success_factors.startswith("<ul><li>Ein fester Termin im Oktober")
    assert {term.key for term in page.topics.all()} == set(entry(page.source_id).data["topics"])
    assert [row.document.title for row in page.page_documents.all()][1] == "Checkliste: Betriebe ansprechen"
    assert page.image.collection == page.member.collection
    assert page.image_problems({}) == {} or not page.image.publishing_problems()


def test_documents_are_downloads_with_date_and_licence():
    document = PortalDocument.objects.get(title="Telefonleitfaden der Dorfhilfe")
    assert document.file.read(5) == b"%PDF-"
    assert (document.licence, document.accessible, document.as_of) == ("cc0-1.0", "nein", date(2025, 2, 1))
    assert document.collection.name == "Ottersbrink"


def test_a_file_that_two_contributions_of_a_member_use_is_kept_once():
    both = [
        contribution("practices/marktplatz-gute-geschaefte"),
        contribution("offers/unternehmensmarktplatz"),
    ]
    assert both[0].image == both[1].image


def test_contributions_link_to_each_other():
    strategy = StrategyPage.objects.get(slug="engagementstrategie-2030")
    practice = BestPracticePage.objects.get(slug="marktplatz-unternehmensengagement")
    assert practice.pk in strategy.linked_page_ids()
    assert strategy.pk in practice.linked_page_ids()
    assert contribution("offers/unternehmensmarktplatz").pk in practice.linked_page_ids()


def test_goals_name_a_field_of_the_lands_strategy():
    fields = [
        goal.action_field.key
        for goal in StrategyPage.objects.get(slug="engagementstrategie-2030").goals.all()
    ]
    assert fields[0] == "unternehmen"
    assert len(set(fields)) == 5


def test_further_members_share_a_contribution():
    names = [member.name for member in contribution("practices/vereinsakademie").members]
    assert names[0] == "Kreis Erlenmark"
    assert set(names[1:]) == {"Amselhövel", "Ottersbrink"}


def test_contact_points_come_from_the_own_profile():
    for page in contributions():
        assert page.contact_point.profile == page.get_parent().specific
    page = contribution("practices/feuerwehrnachwuchs-ganztag")
    assert page.deputy_point.function == "Servicestelle Ehrenamt"


def test_members_are_marked_as_fictional_and_stand_in_no_register():
    assert Member.objects.count() == Member.objects.filter(fictional=True, register=None).count() == 15
    assert [member.name for member in Member.objects.filter(district_row=None)] == ["Landesstelle Engagement"]


def test_towns_belong_to_their_kreis():
    towns = Member.objects.get(name="Kreis Erlenmark").towns.values_list("name", flat=True)
    assert set(towns) == {"Amselhövel", "Ottersbrink"}


def test_only_members_that_are_shown_have_a_public_profile():
    hidden = MemberPage.objects.filter(source="demo", live=False).values_list("title", flat=True)
    assert set(hidden) == {"Kranichseifen", "Lerchenrode"}
    profile = MemberPage.objects.get(source_id="members/falkenwerth")
    assert profile.live
    assert profile.contact_points.count() == 2
    assert profile.instruments.count() == 7
    assert profile.member.criteria.count() == 5
    assert profile.member.network_roles.get().role == "sprecherteam"


def test_published_pages_carry_their_text_in_the_latest_version_too():
    for page in [*MemberPage.objects.filter(source="demo", live=True), *contributions()]:
        assert page.get_latest_revision_as_object().summary == page.summary


def test_legal_pages_stand_in_the_footer_in_their_order():
    labels = list(Menu.objects.get().items.order_by("sort_order").values_list("label", flat=True))
    assert labels[:2] == ["Kommunen", "Strategien"]
    legal = ["Kontakt", "Impressum", "Datenschutz", "Erklärung zur Barrierefreiheit"]
    start = labels.index("Kontakt")
    assert labels[start : start + 4] == legal
    assert labels[-3:] == ["Über das Netzwerk", "Mitmachen", "Hilfe zur Suche"]


def test_joining_names_five_criteria():
    body = str(german(StandardPage.objects).get(slug="mitmachen").body)
    first_list = re.search(r"<ol>(.*?)</ol>", body, re.DOTALL)[1]
    assert first_list.count("<li>") == 5


def test_the_sitemap_has_sixty_addresses_and_each_answers(client):
    addresses = re.findall(r"<loc>(.*?)</loc>", client.get("/sitemap.xml").content.decode())
    paths = {re.sub(r"^https?://[^/]+", "", address) for address in addresses}
    assert len(paths) >= 60
    assert {path: status for path in paths if (status := client.get(path).status_code) != 200} == {}


def test_visitors_do_not_see_what_is_not_for_them(client):
    for key, status in (
        ("practices/danke-abend", 404),
        ("offers/foerderrichtlinie-gegenlesen", 404),
        ("strategies/bestandsanalyse-flaechenkreis", 302),
        ("offers/vorstand-auf-probe-hospitation", 410),
        ("guidelines/vereinsfoerderrichtlinie-2015", 200),
    ):
        page = contribution(key)
        assert client.get(page.relative_url(None) or page.url).status_code == status, key


def test_guidelines_say_whether_they_are_in_force():
    force = Counter(page.force for page in german(GuidelinePage.objects.live()))
    assert force == {"in-kraft": 6, "ausser-kraft": 1}
