"""A member, its people and the ministry, acting through the real admin as a browser would."""

import json
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

from cms.mail.models import OutboxMail
from exchange.municipalities.models import MemberRole
from exchange.municipalities.roles import SiteRole
from tests.factories.municipalities import make_member, make_user

XHR = {"X-Requested-With": "XMLHttpRequest"}


@dataclass
class Desk:
    """A person at the admin."""

    user: object
    client: Client

    def form(self, url: str):
        """The data of the editor's form as the page shows it."""
        response = self.client.get(url)
        assert response.status_code == 200, (url, response.status_code)
        data = querydict_from_html(response.content.decode(), form_id="page-edit-form")
        # A script draws the story of blocks; without one it stays empty.
        data.setdefault("body-count", "0")
        return data

    def edit(self, page: Page, action: str = "", **changes):
        """Open the editor, type the changes, press the button named by the action ("" saves the draft)."""
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        data = self.form(url)
        for name, value in changes.items():
            data[name] = value
        if action:
            data[action] = "1"
        return self.client.post(url, data, follow=True)

    def submit(self, page: Page, **changes):
        return self.edit(page, "action-submit", **changes)

    def publish(self, page: Page, **changes):
        return self.edit(page, "action-publish", **changes)

    def review(self, page: Page, action: str, comment: str | None = None, **changes):
        """Approve or return from the editor: first the dialogue for the comment, then the form."""
        state = Page.objects.get(pk=page.pk).current_workflow_state.current_task_state
        extra = {}
        if comment is not None:
            url = reverse("wagtailadmin_pages:collect_workflow_action_data", args=[page.pk, action, state.pk])
            answer = json.loads(self.client.post(url, {"comment": comment}, headers=XHR).content)
            if answer["step"] != "success":
                return answer
            extra = {"workflow-action-extra-data": json.dumps(answer["cleaned_data"])}
        changes |= {"workflow-action-name": action, "action-workflow-action": "true", **extra}
        return self.edit(page, **changes)

    def decide(self, name: str, page: Page, **data):
        """Confirm one of our own actions (``take_offline``, ``archive``, ``unarchive``)."""
        return self.client.post(reverse(f"moderation:{name}", args=[page.pk]), data, follow=True)

    def delete(self, page: Page, **data):
        return self.client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), data, follow=True)


def desk(user) -> Desk:
    client = Client()
    client.force_login(user)
    return Desk(user, client)


@pytest.fixture
def member(db):
    return make_member("Amselhövel")


@pytest.fixture
def editor(member):
    return desk(make_user(MemberRole.EDITOR, member, email="editor@amsel.example"))


@pytest.fixture
def colleague(member):
    return desk(make_user(MemberRole.COORDINATOR, member, email="coordinator@amsel.example"))


@pytest.fixture
def publisher(member):
    return desk(make_user(MemberRole.PUBLISHER, member, email="publisher@amsel.example"))


@pytest.fixture
def ministry(db):
    return desk(make_user(SiteRole.EDITORIAL, email="redaktion@land.example"))


@pytest.fixture
def stranger(db):
    """An editor of another member."""
    return desk(make_user(MemberRole.EDITOR, make_member("Falkenwerth"), email="editor@falken.example"))


@pytest.fixture
def superuser(db):
    return desk(make_user(email="root@land.example", is_superuser=True))


@pytest.fixture
def outbox(db, settings):
    """Mails queued since the last call, also those that Wagtail itself would send."""
    settings.EMAIL_BACKEND = "cms.mail.backend.OutboxBackend"  # pytest-django puts another in its place

    def read() -> list[OutboxMail]:
        mails = list(OutboxMail.objects.order_by("pk"))
        OutboxMail.objects.all().delete()
        return mails

    return read
