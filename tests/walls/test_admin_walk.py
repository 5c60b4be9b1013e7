"""Every address of the admin, by GET and by POST, as people who have no business with member B.

No answer may hold a word of B's, none may be a server's error, and nothing of B's may change. New addresses
are walked without being named here; one whose arguments cannot be filled fails the test (see ``addresses``).
"""

from collections.abc import Iterator

from django.contrib.messages import get_messages
from django.db import transaction
from django.test import Client, TestCase
from wagtail.models import Page

from cms.models import PortalDocument, PortalImage, User
from exchange.municipalities.models import ContactPoint, MemberRole
from exchange.municipalities.roles import SiteRole
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, make_user, profile_of

from .addresses import addresses, unknown_arguments
from .rooms import ACCOUNT, NETWORK, OWN, STEM, make_rooms
from .untouched import ACCOUNTS, ALL, HARMLESS, Tables, changes, snapshot, written_tables


class AdminWalk(TestCase):
    """One member B for all walkers; every request is undone before the next."""

    @classmethod
    def setUpTestData(cls):
        with cls.captureOnCommitCallbacks(execute=True):
            cls.rooms = make_rooms()
            cls.member_a = make_member("Ahornstadt")
            cls.room_of_a = profile_of(cls.member_a)
            cls.draft_of_a = make_practice(cls.member_a, live=False, title="Ahornfest")

    def test_the_walk_knows_what_to_fill_into_every_address(self):
        assert not unknown_arguments(self.rooms, self.room_of_a, list(self.rooms.pages.values()))

    def test_an_editor_of_another_member(self):
        editor = make_user(MemberRole.EDITOR, self.member_a)
        self.walk(editor, OWN, ACCOUNT, pages=list(self.rooms.pages.values()))

    def test_an_editor_who_names_things_of_another_member_in_the_forms_of_an_own_page(self):
        editor = make_user(MemberRole.EDITOR, self.member_a)
        for name in ("draft", "own"):
            form = self.form_data(parent=self.rooms.pages[name])
            self.walk(editor, OWN, ACCOUNT, pages=[self.draft_of_a], form=form, only_with_page=True)

    def test_a_coordinator_of_another_member(self):
        self.walk(make_user(MemberRole.COORDINATOR, self.member_a), OWN, ACCOUNT)

    def test_a_publisher_of_another_member(self):
        self.walk(make_user(MemberRole.PUBLISHER, self.member_a), OWN, ACCOUNT)

    def test_a_reader_of_another_member(self):
        self.walk(make_user(MemberRole.READER, self.member_a), OWN, ACCOUNT)

    def test_a_visitor(self):
        self.walk(None, OWN, ACCOUNT, NETWORK)

    def test_the_ministrys_editors_do_not_administer_accounts(self):
        # They may send most forms; that these are incomplete is not the concern of this walk. That they
        # manage the people of members, by the views made for it, is their task.
        editor, pages = make_user(SiteRole.EDITORIAL), [self.rooms.pages["waiting"]]
        own = ("people:", "members:", "audit:")
        self.walk(editor, ACCOUNT, pages=pages, tables=ACCOUNTS, forms_may_fail=True, except_for=own)

    def walk(
        self,
        user: User | None,
        *audiences: str,
        pages: list[Page] | None = None,
        form: dict | None = None,
        tables: Tables = ALL,
        forms_may_fail: bool = False,
        only_with_page: bool = False,
        except_for: tuple[str, ...] = (),
    ) -> None:
        """Ask for every address and collect what is wrong, so that one run shows all holes."""
        words = [word for audience in audiences for word in self.rooms.words[audience]]
        pages = pages or [self.rooms.pages[name] for name in ("draft", "own")]
        form = form or self.form_data(parent=self.room_of_a)
        client = Client(raise_request_exception=False)
        if user:
            client.force_login(user)
        before = snapshot(self.rooms, tables)
        problems = []
        for name, path in addresses(self.rooms, self.room_of_a, pages, only_with_page=only_with_page):
            for method, asked in () if name.startswith(except_for) else self.questions(name, path):
                with transaction.atomic(), written_tables() as written:
                    response = client.get(asked) if method == "GET" else client.post(asked, form)
                    said = everything_said(response)
                    found = [f"says {word}" for word in words if word in said]
                    if response.status_code >= 500 and not (method == "POST" and forms_may_fail):
                        found.append(f"answers {response.status_code}: {exception_of(response)}")
                    elif written - HARMLESS:
                        found += changes(before, snapshot(self.rooms, tables))
                    transaction.set_rollback(True)
                client.cookies.pop("messages", None)
                problems += [f"{method} {asked} ({name}) {problem}" for problem in found]
        assert not problems, "\n".join(problems)

    def questions(self, name: str, path: str) -> Iterator[tuple[str, str]]:
        """Method and full address of each way to ask."""
        queries = [query for part, query in self.queries().items() if part in name]
        yield "GET", path
        yield "POST", path
        for query in queries:
            yield "GET", f"{path}?{query}"
            if "id=" in query:
                yield "POST", f"{path}?{query}"

    def queries(self) -> dict[str, str]:
        """Questions that lists, searches and actions on many things take, by part of the address' name."""
        rooms = self.rooms
        pages = "&".join(f"id={page.pk}" for page in rooms.pages.values())
        images, documents = (
            "&".join(f"id={kept.pk}" for kept in rooms.things[kind]) for kind in (PortalImage, PortalDocument)
        )
        profile = rooms.pages["profile"].pk
        search = f"q={STEM}&search={STEM}&query={STEM}"
        collection = rooms.member.collection_id
        return {
            "bulk_action": f"{pages}&{images}&{documents}",
            "wagtail_bulk": f"id=all&childOf={profile}",
            "choose_page_chosen_multiple": pages,
            "docs_chooser:chosen_multiple": documents,
            "images_chooser:chosen_multiple": images,
            "search": search,
            "index": search,
            "choose": f"{search}&page_type=wagtailcore.page&collection_id={collection}",
            "explore": f"{search}&search_all=1",
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

    def form_data(self, parent: Page) -> dict:
        """Plausible data for whatever form stands at the address; it names things of B's by their numbers."""
        rooms = self.rooms
        return {
            "title": "Ahorn", "new_title": "Ahorn", "slug": "ahorn", "new_slug": "ahorn", "name": "Ahorn",
            "new_parent_page": parent.pk, "destination_page_id": parent.pk, "chooser": parent.pk,
            "recursive": "true", "move_applied": "on", "include_descendants": "on", "copy_subpages": "on",
            "alias": "on", "keep_live": "true", "publish_copies": "on", "action-publish": "1",
            "action-submit": "1", "is_editing": "1", "restriction_type": "none", "body-count": "0",
            "collection": rooms.member.collection_id, "locales": "2", "locale": "en", "comment": "Ahorn",
            "reason": "Ahorn", "text": "Ahorn", "link_text": "", "link_url": "", "value": "Ahorn",
            "email": "ahorn@example.org",
            "external-link-chooser-url": "/kommunen/",
            "confirm": "on", "is_active": "false", "user": rooms.editor.pk, "member": rooms.member.pk,
            "role": MemberRole.COORDINATOR, "image": rooms.things[PortalImage][0].pk,
            "contact_point": ContactPoint.objects.filter(profile__member=rooms.member).first().pk,
        }  # fmt: skip


def everything_said(response) -> str:
    """Headers and content, also of files, and the messages that the next page would show."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    waiting = [str(each) for each in getattr(get_messages(response.wsgi_request), "_queued_messages", [])]
    return f"{dict(response.headers)} {content.decode(errors='replace')} {waiting}".lower()


def exception_of(response) -> str:
    return repr(response.exc_info[1])[:200] if getattr(response, "exc_info", None) else ""
