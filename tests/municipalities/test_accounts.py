"""Accounts that go, the log that names them still, and Wagtail's own form of accounts."""

import pytest
from django.urls import reverse
from wagtail.models import Comment, CommentReply, PageLogEntry

from cms.models import User
from exchange.municipalities.models import AuditAction, AuditEntry
from exchange.municipalities.roles import SiteRole
from exchange.municipalities.services.people import role_grant
from exchange.municipalities.services.roles import site_group
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_user

pytestmark = pytest.mark.django_db
NAMES = {"first_name": "A", "last_name": "B", "is_active": "on"}


def fresh(user):
    return User.objects.get(pk=user.pk)


def test_deleting_an_account_deletes_nothing_that_the_person_wrote(town):
    user, colleague = make_user("editor", town), make_user("editor", town)
    page = make_practice(town, live=False, owner=user)
    revision = page.save_revision(user=user)
    comment = Comment.objects.create(page=page.page_ptr, user=user, text="Kürzer?", contentpath="title")
    CommentReply.objects.create(comment=comment, user=colleague, text="Ja.")
    CommentReply.objects.create(comment=comment, user=user, text="Gut.")
    entries = PageLogEntry.objects.filter(page=page.pk).count()
    name = f"{user} ({user.email})"
    user.delete()
    page.refresh_from_db()
    revision.refresh_from_db()
    comment.refresh_from_db()
    assert (page.owner, revision.user) == (None, None)
    assert page.get_latest_revision_as_object().title == page.title
    assert PageLogEntry.objects.filter(page=page.pk).count() == entries
    assert str(comment.user) == "Gelöschtes Konto"
    assert not comment.user.is_active
    assert [str(reply.user) for reply in comment.replies.order_by("pk")] == [
        str(colleague),
        "Gelöschtes Konto",
    ]
    assert AuditEntry.objects.get(action=AuditAction.ACCOUNT_DELETED).subject_name == name


def test_accounts_deleted_together_leave_their_comments_too(town):
    page = make_practice(town)
    for user in (make_user("editor", town), make_user("editor", town)):
        Comment.objects.create(page=page.page_ptr, user=user, text="Kürzer?", contentpath="title")
    User.objects.filter(groups__member_group__member=town).delete()
    assert Comment.objects.count() == 2
    assert User.objects.count() == 1


def test_the_log_names_accounts_that_are_gone(town):
    actor = make_user("coordinator", town)
    user = make_user(email="neu@musterstadt.example", first_name="", last_name="")
    role_grant(actor=actor, user=user, member=town, role="reader")
    actor_name = f"{actor} ({actor.email})"
    actor.delete()
    user.delete()
    row = AuditEntry.objects.get(action=AuditAction.ROLE_GRANTED, subject_name="neu@musterstadt.example")
    assert (row.actor, row.actor_name) == (None, actor_name)


def test_the_log_only_grows(town):
    make_user("editor", town)
    row = AuditEntry.objects.first()
    for change in (
        row.save,
        row.delete,
        AuditEntry.objects.all().delete,
        lambda: AuditEntry.objects.update(after=""),
    ):
        with pytest.raises(TypeError, match="only grows"):
            change()
    assert AuditEntry.objects.filter(pk=row.pk).exists()


def test_the_administration_gives_the_ministrys_roles_in_wagtails_own_form(client):
    admin, user = make_user("administration"), make_user()
    client.force_login(admin)
    fields = NAMES | {"email": user.email}
    groups = [site_group(SiteRole.EDITORIAL).pk]
    answer = client.post(reverse("wagtailusers_users:edit", args=[user.pk]), fields | {"groups": groups})
    assert answer.status_code == 302
    assert set(user.groups.values_list("name", flat=True)) == {"Landesredaktion", "Netzwerk"}
    assert AuditEntry.objects.get(subject_type="cms.user", subject_id=user.pk).actor == admin


def test_the_administration_makes_nobody_a_superuser_and_touches_none(client):
    user, root = make_user(), make_user(is_superuser=True)
    client.force_login(make_user("administration"))
    fields = NAMES | {"email": user.email, "is_superuser": "on"}
    client.post(reverse("wagtailusers_users:edit", args=[user.pk]), fields)
    assert fresh(user).first_name == "A"
    assert not fresh(user).is_superuser
    new = {"password1": "ein-langes-kennwort", "password2": "ein-langes-kennwort"}
    client.post(reverse("wagtailusers_users:add"), fields | new | {"email": "neu@land.example"})
    assert not User.objects.get(email="neu@land.example").is_superuser
    answer = client.post(
        reverse("wagtailusers_users:edit", args=[root.pk]), fields | new | {"email": root.email}
    )
    assert answer.status_code in (302, 403)
    assert fresh(root).password == root.password
    assert fresh(root).is_superuser


def test_a_superuser_makes_superusers(client):
    client.force_login(make_user(is_superuser=True))
    user = make_user()
    fields = NAMES | {"email": user.email, "is_superuser": "on"}
    client.post(reverse("wagtailusers_users:edit", args=[user.pk]), fields)
    assert fresh(user).is_superuser
