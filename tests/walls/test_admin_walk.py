"""Every address of the admin, by GET and by POST, as people who have no business with member B.

No answer may hold a word of B's, none may be a server's error, and nothing of B's may change. New addresses are
walked without being named here; one whose arguments cannot be filled fails the test (see ``addresses``).
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.test import Client, TestCase
from wagtail.models import (
    Collection,
    Comment,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    PageViewRestriction,
    Revision,
    TaskState,
    WorkflowState,
)
from wagtail_localize.models import Translation

from cms.models import PortalDocument, PortalImage, User
from exchange.municipalities.models import ContactPoint, Member, MemberGroup, MemberRole
from exchange.municipalities.roles import SiteRole
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, make_user, profile_of

from .addresses import Address, addresses
from .rooms import ACCOUNT, NETWORK, OWN, STEM, Rooms, make_rooms

WRITES = re.compile(r"^(INSERT INTO|UPDATE|DELETE FROM) \S+", re.IGNORECASE)


class AdminWalk(TestCase):
    """One member B for all walkers; every request is undone before the next."""

    @classmethod
    def setUpTestData(cls):
        with cls.captureOnCommitCallbacks(execute=True):
            cls.rooms = make_rooms()
            cls.member_a = make_member("Ahornstadt")
            cls.room_of_a = profile_of(cls.member_a)
            cls.page_of_a = make_practice(cls.member_a, title="Ahornfest")

    def test_an_editor_of_another_member(self):
        self.walk(
            make_user(MemberRole.EDITOR, self.member_a), OWN, ACCOUNT, pages=list(self.rooms.pages.values())
        )

    def test_a_coordinator_of_another_member(self):
        self.walk(make_user(MemberRole.COORDINATOR, self.member_a), OWN, ACCOUNT)

    def test_a_publisher_of_another_member(self):
        self.walk(make_user(MemberRole.PUBLISHER, self.member_a), OWN, ACCOUNT)

    def test_a_reader_of_another_member(self):
        self.walk(make_user(MemberRole.READER, self.member_a), OWN, ACCOUNT, NETWORK)

    def test_a_visitor(self):
        self.walk(None, OWN, ACCOUNT, NETWORK)

    def test_the_ministrys_editors_do_not_administer_accounts(self):
        self.walk(make_user(SiteRole.EDITORIAL), ACCOUNT, tables=ACCOUNTS)

    def walk(self, user: User | None, *audiences: str, pages: list[Page] | None = None, tables=None) -> None:
        """Ask for every address and collect what is wrong, so that one run shows all holes."""
        words = [word for audience in audiences for word in self.rooms.words[audience]]
        pages = pages or [self.rooms.pages[name] for name in ("draft", "own", "waiting")]
        client = Client(raise_request_exception=False)
        if user:
            client.force_login(user)
        self.before = snapshot(self.rooms, tables or TABLES)
        problems = []
        for address in addresses(self.rooms, self.room_of_a, pages):
            for question in self.questions(address):
                problems += self.ask(client, address, question, words, tables or TABLES)
        assert not problems, "\n".join(problems)

    def questions(self, address: Address) -> Iterator[tuple[str, str, dict]]:
        """Method, query and form data of each way to ask for an address."""
        queries = [query for part, query in self.queries().items() if part in address.name]
        for query in ["", *queries]:
            yield "GET", query, {}
        for query in ["", *(query for query in queries if "id=" in query)]:
            yield "POST", query, self.form_data()

    def queries(self) -> dict[str, str]:
        """Questions that lists, searches and actions on many things take, by part of the address' name."""
        rooms = self.rooms
        every = {
            "page": "&".join(f"id={page.pk}" for page in rooms.pages.values()),
            "file": "&".join(
                f"id={kept.pk}" for kind in (PortalImage, PortalDocument) for kept in rooms.things[kind]
            ),
        }
        profile = rooms.pages["profile"].pk
        search = f"q={STEM}&search={STEM}&query={STEM}"
        return {
            "bulk_action": f"{every['page']}&{every['file']}",
            "wagtail_bulk": f"id=all&childOf={profile}",
            "chosen_multiple": every["page"],
            "docs_chooser:chosen_multiple": every["file"],
            "images_chooser:chosen_multiple": every["file"],
            "search": search,
            "index": search,
            "choose": f"{search}&page_type=wagtailcore.page&collection_id={rooms.member.collection_id}",
            "explore": search,
            "type_use": search,
            "tag": f"term={STEM}",
            "reports": "export=csv",
            "report": f"{search}&export=xlsx",
            "listing": f"search={STEM}",
            "pages:listing": f"child_of={profile}",
            "pages:find": f"html_path={rooms.pages['public'].url}",
            "history": f"user={rooms.editor.pk}",
            "site_history": f"label={STEM}",
        }

    def form_data(self) -> dict:
        """Plausible data for whatever form stands at the address."""
        return {
            "title": "Ahorn", "new_title": "Ahorn", "slug": "ahorn", "new_slug": "ahorn", "name": "Ahorn",
            "new_parent_page": self.room_of_a.pk, "destination_page_id": self.room_of_a.pk, "recursive": "true",
            "chooser": self.room_of_a.pk, "move_applied": "on", "include_descendants": "on",
            "copy_subpages": "on", "alias": "on", "keep_live": "true", "publish_copies": "on",
            "action-publish": "1", "action-submit": "1", "is_editing": "1", "restriction_type": "none",
            "collection": self.rooms.member.collection_id, "locales": "2", "locale": "en", "comment": "Ahorn",
            "reason": "Ahorn", "text": "Ahorn", "link_text": "", "link_url": "",
            "external-link-chooser-url": self.rooms.pages["public"].full_url,
            "email": "ahorn@example.org", "value": "Ahorn", "confirm": "on", "is_active": "false",
            "user": self.rooms.editor.pk, "member": self.rooms.member.pk, "role": MemberRole.COORDINATOR,
        }  # fmt: skip

    def ask(self, client: Client, address: Address, question: tuple, words: list[str], tables) -> list[str]:
        """What is wrong with the answer to one request; whatever it wrote is undone."""
        method, query, data = question
        path = f"{address.path}?{query}" if query else address.path
        problems = []
        with transaction.atomic(), written_tables() as written:
            response = client.get(path) if method == "GET" else client.post(path, data)
            said = f"{dict(response.headers)} {body(response)}".lower()
            problems += [f"says {word}" for word in words if word in said]
            if response.status_code >= 500:
                problems.append(f"answers {response.status_code}: {exception_of(response)}")
            elif written - HARMLESS:
                problems += changes(self.before, snapshot(self.rooms, tables))
            transaction.set_rollback(True)
        return [f"{method} {path} ({address.name}) {problem}" for problem in problems]


HARMLESS = {"django_session", "wagtailadmin_editingsession", "wagtailusers_userprofile"}


@contextmanager
def written_tables() -> Iterator[set[str]]:
    """The tables that are written to in the block."""
    written: set[str] = set()

    def watch(execute, sql, params, many, context):
        if found := WRITES.match(sql):
            written.add(found.group().split()[-1].strip('"'))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield written


def body(response) -> str:
    """Everything that was sent, also by files and spreadsheets."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode(errors="replace")


def exception_of(response) -> str:
    return repr(response.exc_info[1])[:200] if getattr(response, "exc_info", None) else ""


def _own_pages(rooms: Rooms):
    return Page.objects.filter(path__regex="|".join(f"^{page.path}" for page in _profiles(rooms)))


def _profiles(rooms: Rooms) -> list[Page]:
    return list(Page.objects.filter(pk__in=rooms.member.profiles.values("pk")))


def _of_own_pages(model, name="object_id"):
    return lambda rooms: model.objects.filter(
        **{f"{name}__in": [str(pk) for pk in _own_pages(rooms).values_list("pk", flat=True)]}
    )


# What must be the same afterwards.
ACCOUNTS = {
    "accounts": lambda rooms: User.objects.exclude(pk=0).defer("last_login"),
    "groups of people": lambda rooms: User.groups.through.objects.all(),
    "groups": lambda rooms: Group.objects.all(),
    "rights of groups": lambda rooms: Group.permissions.through.objects.all(),
    "rights on pages": lambda rooms: GroupPagePermission.objects.all(),
    "rights on files": lambda rooms: GroupCollectionPermission.objects.all(),
}
TABLES = ACCOUNTS | {
    "pages": _own_pages,
    "pages that hold words": lambda rooms: Page.objects.filter(draft_title__icontains=STEM),
    "versions": _of_own_pages(Revision),
    "reviews": _of_own_pages(WorkflowState),
    "steps of reviews": _of_own_pages(TaskState, "workflow_state__object_id"),
    "comments": _of_own_pages(Comment, "page"),
    "restrictions": lambda rooms: PageViewRestriction.objects.all(),
    "translations": lambda rooms: Translation.objects.all(),
    "images": lambda rooms: PortalImage.objects.filter(title__icontains=STEM),
    "documents": lambda rooms: PortalDocument.objects.filter(title__icontains=STEM),
    "files in the collection": lambda rooms: PortalDocument.objects.filter(
        collection=rooms.member.collection_id
    ),
    "collections": lambda rooms: Collection.objects.all(),
    "contact points": lambda rooms: ContactPoint.objects.filter(profile__member=rooms.member),
    "members": lambda rooms: Member.objects.filter(pk=rooms.member.pk),
    "roles": lambda rooms: MemberGroup.objects.all(),
}


def snapshot(rooms: Rooms, tables: dict) -> dict[str, list]:
    """The rows of B's as they are now."""
    return {name: list(rows(rooms).order_by("pk").values()) for name, rows in tables.items()}


def changes(before: dict, after: dict) -> list[str]:
    return [f"changes {name}" for name in before if before[name] != after[name]]
