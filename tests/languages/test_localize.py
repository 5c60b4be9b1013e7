"""Having pages translated: who may, what arises, and that nothing untranslated goes online."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from cms.languages.models import TranslationState
from exchange.experiences.models.best_practice import PracticeStep
from exchange.municipalities.models import MemberRole
from exchange.municipalities.roles import SiteRole
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_user

from .conftest import fresh, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice(member):
    return make_practice(member, cost_once=900, steps=[PracticeStep(title="Zählen")])


@pytest.fixture
def team(client):
    client.force_login(make_user(SiteRole.TRANSLATION))
    return client


def submit(client, page, english, **data):
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    return client.post(url, {"locales": [english.pk], **data})


@pytest.fixture
def submitted(team, practice, english):
    submit(team, practice, english)
    return practice.get_translation(english)


def translate(page) -> None:
    """Every text in English, as the editor of the translation saves it."""
    source = TranslationSource.objects.get(object_id=page.translation_key)
    for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string, locale=page.locale, context=segment.context,
            defaults={"data": f"English: {segment.string.data}"},
        )  # fmt: skip


@pytest.fixture
def put_online(django_capture_on_commit_callbacks):
    """Publish the translation; wagtail-localize does so after the commit."""

    def put() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            Translation.objects.get().save_target(publish=True)

    return put


def test_the_team_gets_a_draft(submitted):
    assert not submitted.live
    assert Translation.objects.filter(enabled=True, target_locale=submitted.locale).count() == 1
    assert TranslationState.objects.filter(page_id=submitted.pk).exists()


@pytest.mark.parametrize("role", [SiteRole.EDITORIAL, SiteRole.ADMINISTRATION, MemberRole.PUBLISHER])
def test_others_submit_nothing(client, practice, english, member, role):
    client.force_login(make_user(role, member if role in MemberRole.values else None))

    assert submit(client, practice, english).status_code == 302
    assert not practice.has_translation(english)


def test_drafts_and_whole_trees_are_not_submitted(team, member, english):
    draft = make_practice(member, live=False, slug="entwurf")
    assert submit(team, draft, english).status_code == 302
    live = make_practice(member, slug="fertig")
    assert submit(team, live, english, include_subtree="on").status_code == 302

    assert not draft.has_translation(english)
    assert not live.has_translation(english)


def test_nobody_makes_an_alias_or_publishes_german_sentences(team, practice, submitted):
    team.post(reverse("wagtail_localize:convert_to_alias", args=[submitted.pk]))
    assert fresh(submitted).alias_of_id is None

    publish(practice, problem="<p>Neu erzählt.</p>")
    source = TranslationSource.objects.get(object_id=practice.translation_key)
    url = reverse("wagtail_localize:update_translations", args=[source.pk])
    team.post(url, {"publish_translations": "on"})
    assert not fresh(submitted).live
    assert team.post(url, {}).status_code == 302


def test_editors_of_a_member_do_not_begin_a_translation_again(client, member, submitted):
    Translation.objects.update(enabled=False)
    client.force_login(make_user(MemberRole.EDITOR, member))

    client.post(
        reverse("wagtailadmin_pages:edit", args=[submitted.pk]), {"localize-restart-translation": "1"}
    )

    assert not Translation.objects.filter(enabled=True).exists()


def test_languages_are_not_filled_with_copies(client, english):
    client.force_login(make_user(SiteRole.ADMINISTRATION))

    page = client.get(reverse("wagtaillocales:edit", args=[english.pk])).content.decode()

    assert "component-wagtail_localize_localesynchronization" not in page


def test_words_of_rows_are_translated_and_facts_are_those_of_today(practice, submitted, put_online):
    translate(submitted)
    publish(practice, cost_once=1200)

    # The translation rests on what was submitted; the facts do not.
    put_online()

    page = fresh(submitted)
    assert page.live
    assert page.title == f"English: {practice.title}"
    assert page.problem.startswith("<p")
    assert "English: Wer sich einsetzt" in page.problem
    assert [step.title for step in page.steps.all()] == ["English: Zählen"]
    assert page.cost_once == 1200


def test_the_editor_opens_and_says_what_changed(team, practice, submitted):
    url = reverse("wagtailadmin_pages:edit", args=[submitted.pk])
    assert "Änderungen ansehen" not in team.get(url).content.decode()

    publish(practice, problem="<p>Neu erzählt.</p>")

    page = team.get(url).content.decode()
    assert "Änderungen ansehen" in page
    assert reverse("translation_changes", args=[submitted.pk]) in page


def test_facts_are_locked_in_the_ordinary_editor(client, practice, translated):
    page = translated(practice, title="Evening of thanks")
    client.force_login(make_user(SiteRole.EDITORIAL))

    form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
    assert form.fields["cost_once"].disabled
    assert not form.fields["title"].disabled
    form = client.get(reverse("wagtailadmin_pages:edit", args=[practice.pk])).context["form"]
    assert not form.fields["cost_once"].disabled


def test_the_list_tells_the_state_in_each_language(team, practice, submitted, put_online):
    def titles(query: str) -> list[str]:
        rows = team.get(f"{reverse('translations')}?{query}").context["object_list"]
        return [page.title for page in rows]

    language = f"sprache={submitted.locale_id}"
    assert practice.title in titles("")
    assert practice.title in titles(f"stand=entwurf&{language}")
    assert practice.title not in titles(f"stand=fehlt&{language}")
    put_online()
    assert practice.title in titles(f"stand=aktuell&{language}")
    publish(practice, problem="<p>Neu erzählt.</p>")
    assert practice.title in titles(f"stand=veraltet&{language}")
    assert practice.title not in titles(f"stand=aktuell&{language}")


def test_the_list_asks_as_often_for_many_pages(team, member):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert team.get(reverse("translations")).status_code == 200
        return len(asked)

    make_practice(member, slug="eins")
    few = queries()
    for number in range(6):
        make_practice(member, slug=f"nummer-{number}")
    assert queries() == few


def test_the_list_is_for_the_team_and_the_ministry(client, member):
    for role, status in ((SiteRole.TRANSLATION, 200), (SiteRole.EDITORIAL, 200), (MemberRole.EDITOR, 302)):
        client.force_login(make_user(role, member if role in MemberRole.values else None))
        assert client.get(reverse("translations")).status_code == status


def test_confirming_is_a_button_of_the_page_of_changes(team, practice, submitted):
    publish(practice, problem="<p>Neu erzählt.</p>")
    url = reverse("translation_changes", args=[submitted.pk])
    page = team.get(url).content.decode()
    assert "<ins>Neu erzählt.</ins>" in page
    assert ">Ausgangslage und Problem<" in page

    assert team.post(url).status_code == 302

    assert TranslationState.objects.get(page_id=submitted.pk).outdated_since is None


def test_members_read_what_changed_and_confirm_nothing(client, practice, submitted, member):
    publish(practice, problem="<p>Neu erzählt.</p>")
    url = reverse("translation_changes", args=[submitted.pk])
    client.force_login(make_user(MemberRole.EDITOR, member))

    page = client.get(url)
    assert page.status_code == 200
    assert "Als aktuell bestätigen" not in page.content.decode()
    assert client.post(url).status_code == 302
    assert TranslationState.objects.get(page_id=submitted.pk).outdated_since is not None


def test_the_front_page_of_the_team_leads_to_what_waits(team, submitted):
    page = team.get("/admin/").content.decode()

    assert f"{reverse('translations')}?stand=entwurf" in page
