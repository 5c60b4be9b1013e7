"""The field is the truth; Wagtail's restrictions follow it in every language and on every way."""

import pytest
from wagtail.log_actions import LogContext
from wagtail.models import Locale, Page, PageViewRestriction

from exchange.municipalities.models import AuditAction, AuditEntry, MemberRole, Visibility
from exchange.municipalities.roles import SiteRole
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, make_user, profile_of

pytestmark = pytest.mark.django_db

TITLE = "Nachbarschaftstreff Eulenwinkel"


@pytest.fixture
def member():
    return make_member("Eulenstadt")


@pytest.fixture
def other():
    return make_member("Falkenstadt")


@pytest.fixture
def page(member):
    return make_practice(member, title=TITLE, visibility=Visibility.NETWORK)


def status(client, page, user=None):
    """What somebody gets who opens the page's public address."""
    client.logout()
    if user:
        client.force_login(user)
    return client.get(page.url)


def publish_as(page, visibility, user=None):
    """Publish a new version with this visibility."""
    version = page.get_latest_revision_as_object()
    version.visibility = visibility
    revision = version.save_revision(user=user)
    revision.publish(user=user)
    return revision


def groups_let_in(page):
    return {
        group.name
        for restriction in PageViewRestriction.objects.filter(page=page.pk)
        for group in restriction.groups.all()
    }


def test_a_public_page_has_no_restriction(client, member):
    page = make_practice(member, title=TITLE)
    assert not page.view_restrictions.exists()
    assert TITLE in status(client, page).content.decode()


def test_a_network_page_sends_visitors_to_the_login_without_its_title(client, page):
    response = status(client, page)
    assert response.status_code == 302
    assert response.url.startswith("/konto/anmelden/?next=")
    form = client.get(response.url)
    assert form.status_code == 200
    assert TITLE not in form.content.decode()


def test_a_network_page_is_open_to_every_member(client, page, other):
    response = status(client, page, make_user(MemberRole.READER, other))
    assert TITLE in response.content.decode()


def test_an_account_without_a_role_gets_403_without_title(client, page):
    response = status(client, page, make_user())
    assert response.status_code == 403
    assert TITLE not in response.content.decode()


def test_a_member_page_is_open_to_the_own_member_and_the_ministry_only(client, member, other):
    page = make_practice(member, title=TITLE, visibility=Visibility.MEMBER)
    for user in (
        make_user(MemberRole.READER, member),
        make_user(MemberRole.COORDINATOR, member),
        make_user(SiteRole.EDITORIAL),
        make_user(SiteRole.ADMINISTRATION),
    ):
        assert TITLE in status(client, page, user).content.decode()
    response = status(client, page, make_user(MemberRole.EDITOR, other))
    assert response.status_code == 403
    assert TITLE not in response.content.decode()


def test_what_a_draft_says_counts_when_it_is_published(client, member):
    page = make_practice(member, title=TITLE)
    version = page.get_latest_revision_as_object()
    version.visibility = Visibility.MEMBER
    revision = version.save_revision()
    assert status(client, page).status_code == 200
    revision.publish()
    assert status(client, page).status_code == 302


def test_publishing_an_older_version_follows_that_version(client, member):
    page = make_practice(member, title=TITLE)
    public = page.latest_revision
    publish_as(page, Visibility.MEMBER)
    assert status(client, page).status_code == 302
    public.publish()
    assert status(client, page).status_code == 200
    assert not page.view_restrictions.exists()


def test_from_network_to_the_own_member_and_back(member, page):
    assert groups_let_in(page) == {"Netzwerk"}
    publish_as(page, Visibility.MEMBER)
    own = {group.group.name for group in member.groups.all()}
    assert groups_let_in(page) == own | {"Landesredaktion", "Administration"}
    publish_as(page, Visibility.NETWORK)
    assert groups_let_in(page) == {"Netzwerk"}
    assert page.view_restrictions.count() == 1


def test_a_restriction_made_by_other_means_is_put_right(page):
    PageViewRestriction.objects.filter(page=page.pk).delete()
    PageViewRestriction.objects.create(
        page=page.page_ptr, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )
    PageViewRestriction.objects.create(page=page.page_ptr, restriction_type=PageViewRestriction.LOGIN)
    publish_as(page, Visibility.NETWORK)
    assert groups_let_in(page) == {"Netzwerk"}
    assert page.view_restrictions.get().restriction_type == PageViewRestriction.GROUPS


def test_public_lists_of_wagtail_leave_restricted_pages_out(page):
    assert page.pk not in Page.objects.public().values_list("pk", flat=True)
    publish_as(page, Visibility.PUBLIC)
    assert page.pk in Page.objects.public().values_list("pk", flat=True)


@pytest.fixture
def translation(page):
    translated = page.copy_for_translation(Locale.objects.get(language_code="en"))
    translated.save_revision().publish()
    return translated


def test_a_new_translation_is_as_restricted_as_its_source(client, page, translation):
    assert groups_let_in(translation) == {"Netzwerk"}
    translation.refresh_from_db()
    assert translation.visibility == Visibility.NETWORK
    assert status(client, translation).status_code == 302


def test_translations_follow_their_source(client, page, translation):
    publish_as(page, Visibility.PUBLIC)
    assert status(client, translation).status_code == 200
    publish_as(page, Visibility.MEMBER)
    assert status(client, translation).status_code == 302
    translation.refresh_from_db()
    assert translation.visibility == Visibility.MEMBER


def test_a_translation_does_not_open_itself_nor_its_source(client, page, translation):
    publish_as(translation, Visibility.PUBLIC)
    assert status(client, translation).status_code == 302
    assert status(client, page).status_code == 302
    translation.refresh_from_db()
    assert translation.visibility == Visibility.NETWORK


def test_offline_and_online_again_the_page_stays_restricted(client, page):
    page.unpublish()
    assert groups_let_in(page) == {"Netzwerk"}
    page.get_latest_revision().publish()
    assert status(client, page).status_code == 302


def test_a_copy_that_goes_live_at_once_is_restricted(client, page):
    copy = page.copy(update_attrs={"slug": "kopie", "title": TITLE}, keep_live=True)
    assert copy.live
    assert groups_let_in(copy) == {"Netzwerk"}
    assert status(client, copy).status_code == 302


def test_a_page_that_moves_to_another_member_changes_its_readers(client, member, other):
    page = make_practice(member, title=TITLE, visibility=Visibility.MEMBER)
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=profile_of(other).pk), pos="last-child")
    page = type(page).objects.get(pk=page.pk)
    assert page.member == other
    assert status(client, page, make_user(MemberRole.READER, other)).status_code == 200
    assert status(client, page, make_user(MemberRole.READER, member)).status_code == 403


def test_changes_of_a_published_page_stand_in_the_audit_log(member):
    page = make_practice(member, title=TITLE)
    editor = make_user(SiteRole.EDITORIAL)
    with LogContext(user=editor):
        publish_as(page, Visibility.NETWORK, editor)
        publish_as(page, Visibility.NETWORK, editor)
    entry = AuditEntry.objects.get(action=AuditAction.VISIBILITY_CHANGED)
    assert (entry.actor, entry.before, entry.after) == (editor, "öffentlich", "nur für das Netzwerk")
    assert entry.member == member
    assert entry.subject_name == TITLE


def test_drafts_leave_no_trace_in_the_audit_log(member):
    make_practice(member, live=False, visibility=Visibility.MEMBER)
    assert not AuditEntry.objects.filter(action=AuditAction.VISIBILITY_CHANGED).exists()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", [MemberRole.PUBLISHER, SiteRole.EDITORIAL])
def test_nobody_changes_the_restriction_past_the_field(client, page, member, role, method):
    client.force_login(make_user(role, member if role in MemberRole.values else None))
    response = getattr(client, method)(f"/admin/pages/{page.pk}/privacy/", {"restriction_type": "none"})
    assert response.status_code == 302
    assert response.url == "/admin/"
    assert groups_let_in(page) == {"Netzwerk"}


@pytest.mark.parametrize("role", [MemberRole.PUBLISHER, SiteRole.EDITORIAL])
def test_the_editor_does_not_offer_wagtails_privacy_dialogue(client, page, member, role):
    client.force_login(make_user(role, member if role in MemberRole.values else None))
    form = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert 'data-a11y-dialog-show="set-privacy"' not in form
    assert 'name="visibility"' in form
