"""A member with something of every kind, each thing named with a word that occurs nowhere else.

All words begin with ``STEM``, so that a search for it finds everything and yet betrays nothing by echoing.
"""

from dataclasses import dataclass, field

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db.models import Model
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail.models import Comment, CommentReply, Locale, Page, Site, Task, UploadedFile, Workflow
from wagtail_localize.models import StringSegment, TranslationSource
from wagtail_localize.operations import translate_object

from cms.legal.models import BarrierReport
from cms.mail.models import OutboxMail
from cms.models import DocumentVersion, PortalDocument, PortalImage, User
from exchange.events.models import (
    CalendarFeed,
    FeedSuggestion,
    LandProposal,
    Registration,
    RegistrationState,
    SpecialNeeds,
)
from exchange.municipalities.models import (
    AuditAction,
    Mark,
    MarkKind,
    Member,
    MemberRole,
    Municipality,
    PageDocument,
    Visibility,
)
from exchange.municipalities.roles import SiteRole
from exchange.municipalities.services.audit import audit_write
from exchange.municipalities.services.invitations import person_invite
from search.models import SynonymGroup
from tests.factories.contributions import make_offer, make_practice, make_strategy, make_term
from tests.factories.events import make_event
from tests.factories.municipalities import make_member, make_user, profile_of
from tests.factories.news import make_dossier, make_press_release

STEM = "xylograph"
# Who may find what: ``own`` is for the member and the ministry, ``network`` for every member as well,
# ``account`` for the administration alone.
OWN, NETWORK, ACCOUNT = "own", "network", "account"


@dataclass
class Rooms:
    """Member B, what it owns, and the words that give it away."""

    member: Member
    editor: User
    pages: dict[str, Page] = field(default_factory=dict)
    things: dict[type[Model], list[Model]] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=lambda: {OWN: [], NETWORK: [], ACCOUNT: []})

    def word(self, name: str, audience: str = OWN) -> str:
        """A new word that only this audience may meet."""
        word = f"{STEM}{name}x"  # the last letter keeps one word from being the beginning of another
        self.words[audience].append(word)
        return word

    def keep(self, *things: Model) -> Model:
        """Remember things for the arguments of addresses; answers the last."""
        for thing in things:
            self.things.setdefault(type(thing), []).append(thing)
        return things[-1]


def make_rooms() -> Rooms:
    """Member B."""
    member = make_member("Berghude")
    rooms = Rooms(member, editor=None)
    rooms.editor = make_user(
        MemberRole.EDITOR,
        member,
        email=f"{rooms.word('person')}@berghude.example",
        first_name=rooms.word("vorname").title(),
        last_name=rooms.word("nachname").title(),
    )
    _accounts(rooms)
    _files(rooms)
    _published(rooms)
    _drafts(rooms)
    _news(rooms)
    _translations(rooms)
    _registrations(rooms)
    _calendars(rooms)
    _logs(rooms)
    return rooms


def _accounts(rooms: Rooms) -> None:
    quiet = make_user(
        MemberRole.READER, rooms.member, email=f"{rooms.word('konto', ACCOUNT)}@berghude.example",
        last_name=rooms.word("kontoname", ACCOUNT).title(),
    )  # fmt: skip
    group = Group.objects.create(name=rooms.word("gruppe", ACCOUNT))
    email = f"{rooms.word('eingeladen')}@berghude.example"
    rooms.keep(person_invite(actor=None, email=email, member=rooms.member, role=MemberRole.EDITOR))
    rooms.keep(quiet, rooms.editor)
    rooms.keep(group, *(row.group for row in rooms.member.groups.all()))
    rooms.keep(*rooms.member.groups.all())
    rooms.keep(rooms.member)


def _files(rooms: Rooms) -> None:
    collection = rooms.member.collection.add_child(name=rooms.word("sammlung"))
    rooms.keep(rooms.member.collection, collection)
    image = PortalImage(
        title=rooms.word("bild"), credit=rooms.word("nachweis"), collection=collection,
        uploaded_by_user=rooms.editor,
        file=ImageFile(get_test_image_file_jpeg().file, name=f"{rooms.word('bilddatei')}.jpg"),
    )  # fmt: skip
    image.save()
    document = make_document(rooms, "dokument", collection=collection)
    rooms.keep(image)
    upload = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(PortalImage), uploaded_by_user=rooms.editor,
        file=ContentFile(b"GIF89a", name=f"{rooms.word('hochgeladen')}.gif"),
    )  # fmt: skip
    rooms.keep(upload)
    rooms.keep(
        DocumentVersion.objects.create(
            document=document, file=ContentFile(b"%PDF-1.4 alt", name=f"{rooms.word('fassung')}.pdf")
        )
    )


def make_document(rooms: Rooms, name: str, audience: str = OWN, **fields) -> PortalDocument:
    """A document of B whose title and file are named with words of the audience."""
    document = PortalDocument(
        title=rooms.word(name, audience), uploaded_by_user=rooms.editor,
        file=ContentFile(b"%PDF-1.4", name=f"{rooms.word(name + 'datei', audience)}.pdf"),
        **{"collection": rooms.member.collection} | fields,
    )  # fmt: skip
    document.save()
    return rooms.keep(document)


def _published(rooms: Rooms) -> None:
    """A public page with things behind it, a page for the network, a page for the own member."""
    network = rooms.word("mitglieder", NETWORK)
    public = make_practice(
        rooms.member, title="Tag des Dorfes", members_text=f"<p>{network}</p>",
        internal_note=rooms.word("notiz"), owner=rooms.editor,
    )  # fmt: skip
    draft = public.get_latest_revision_as_object()
    draft.title = rooms.word("neuertitel")
    draft.summary = rooms.word("neuetexte")
    draft.save_revision(user=rooms.editor)
    secret = rooms.word("eigene")
    own = make_practice(
        rooms.member, title=secret, slug=secret, visibility=Visibility.MEMBER, summary=rooms.word("inhalt"),
        page_documents=[PageDocument(document=make_document(rooms, "anlage"))],
    )  # fmt: skip
    shared = rooms.word("netz", NETWORK)
    for_network = make_strategy(
        rooms.member, title=shared, slug=shared, visibility=Visibility.NETWORK,
        page_documents=[PageDocument(document=make_document(rooms, "netzanlage", NETWORK))],
    )  # fmt: skip
    rooms.pages |= {"public": public, "own": own, "network": for_network}


def _drafts(rooms: Rooms) -> None:
    """A draft with comments, a page in review, one that came back, a profile with a new name."""
    title = rooms.word("entwurf")
    draft = make_practice(rooms.member, live=False, title=title, slug=title, owner=rooms.editor)
    comment = Comment.objects.create(
        page=draft.page_ptr, user=rooms.editor, text=rooms.word("kommentar"), contentpath="title",
        revision_created=draft.latest_revision,
    )  # fmt: skip
    CommentReply.objects.create(comment=comment, user=rooms.editor, text=rooms.word("antwort"))
    rooms.keep(comment)
    workflow = Workflow.objects.get(active=True)
    title = rooms.word("pruefung")
    waiting = make_offer(rooms.member, live=False, title=title, slug=title)
    waiting.save_revision(user=rooms.editor)
    rooms.keep(workflow.start(waiting, rooms.editor))
    title = rooms.word("zurueck")
    returned = make_practice(rooms.member, live=False, title=title, slug=title)
    returned.save_revision(user=rooms.editor)
    state = rooms.keep(workflow.start(returned, rooms.editor))
    task = state.current_task_state.task.specific
    task.on_action(
        state.current_task_state, make_user(SiteRole.EDITORIAL), "reject", comment=rooms.word("rueckgabe")
    )
    profile = profile_of(rooms.member)
    renamed = profile.get_latest_revision_as_object()
    renamed.title = rooms.word("profil")
    renamed.save_revision(user=rooms.editor)
    rooms.pages |= {"draft": draft, "waiting": waiting, "returned": returned, "profile": profile}


def _registrations(rooms: Rooms) -> None:
    """A public event, what was said when it was proposed, and somebody who comes to it."""
    event = make_event(
        rooms.member, title="Abend der Vereine", starts_at="2090-05-12 18:00", ends_at="2090-05-12 20:00",
        registration_mode="internal", capacity=5,
    )  # fmt: skip
    [date] = event.occurrences.all()
    registration = Registration.objects.create(
        occurrence=date, state=RegistrationState.CONFIRMED, name=rooms.word("gast"),
        email=f"{rooms.word('gastpost')}@berghude.example", institution=rooms.word("verein"),
        remark=rooms.word("anmerkung"),
    )  # fmt: skip
    SpecialNeeds.objects.create(registration=registration, access=rooms.word("bedarf"))
    LandProposal.objects.create(event=event, note=rooms.word("kalenderhinweis"), decision="accepted")
    rooms.keep(event, date, registration)


def _calendars(rooms: Rooms) -> None:
    """A calendar kept elsewhere, and what it suggests."""
    feed = CalendarFeed.objects.create(
        member=rooms.member, name=rooms.word("abruf"), url=f"https://{rooms.word('abrufadresse')}.example/",
        problems=[{"line": 1, "reason": rooms.word("abrufproblem")}], active=False,
    )  # fmt: skip
    title = rooms.word("vorschlag")
    content = {"title": title, "all_day": False, "description": rooms.word("vorschlagstext")}
    times = {"start": "2090-05-12T16:00:00+00:00", "end": "2090-05-12T18:00:00+00:00"}
    suggestion = FeedSuggestion.objects.create(
        feed=feed, uid=title, starts_at=times["start"], content=content | times
    )
    rooms.keep(feed, suggestion)


def _news(rooms: Rooms) -> None:
    """A press release under embargo, and what the ministry says of a page that only B may read."""
    title = rooms.word("sperrfrist")
    rooms.pages["embargoed"] = make_press_release(
        rooms.member, title=title, slug=title, go_live_at="2090-05-12T08:00Z", summary=rooms.word("meldung")
    )
    own = rooms.pages["own"].page_ptr
    mark = Mark.objects.create(
        page=own, kind=MarkKind.CHECKED, reason=rooms.word("auszeichnung"), set_by=rooms.editor
    )
    # Its comment names the title of the page.
    rooms.keep(mark, make_dossier(own))


def _translations(rooms: Rooms) -> None:
    """The draft in the hands of the translators, and a draft in Leichter Sprache."""
    english, simple = (Locale.objects.get(language_code=code) for code in ("en", "de-simple"))
    draft = rooms.pages["draft"]
    translate_object(draft, [english])
    source = TranslationSource.objects.get(object_id=draft.translation_key)
    rooms.keep(source, *source.translations.all())
    rooms.keep(StringSegment.objects.filter(source=source).first())
    easy = rooms.pages["public"].copy_for_translation(simple)
    easy.title = easy.draft_title = easy.slug = rooms.word("leichtesprache")
    easy.save()
    easy.save_revision(user=rooms.editor)
    rooms.pages |= {
        "english": draft.get_translation(english),
        "simple": easy,
        "english profile": profile_of(rooms.member, "en"),
    }


def _logs(rooms: Rooms) -> None:
    """What the ministry keeps: audit log, outbox, redirects; and what belongs to all."""
    audit_write(
        actor=rooms.editor, action=AuditAction.ROLE_GRANTED, subject=rooms.editor, member=rooms.member,
        reason=rooms.word("protokoll"),
    )  # fmt: skip
    mail = OutboxMail.objects.create(
        to=rooms.editor.email, sender="netz@example.org", subject=rooms.word("mail"), text="Guten Tag",
        state=OutboxMail.State.FAILED,
    )  # fmt: skip
    report = BarrierReport.objects.create(
        path=f"/{rooms.word('barriere')}/", language="de", description=rooms.word("hindernis"), source="",
        created_at=mail.created_at, due_on=mail.created_at.date(),
        email=f"{rooms.word('barrierepost')}@land.example",
    )  # fmt: skip
    redirect = Redirect.add_redirect(f"/{rooms.word('umleitung')}", rooms.pages["own"].page_ptr)
    query = Query.objects.create(query_string=rooms.word("suchwort"))
    SearchPromotion.objects.create(query=query, page=rooms.pages["own"].page_ptr)
    rooms.keep(mail, report, redirect, query, SynonymGroup.objects.first())
    rooms.keep(
        Workflow.objects.get(active=True), Task.objects.first(), Site.objects.first(), Locale.objects.first()
    )
    rooms.keep(make_term("topic", "anerkennung"))
    rooms.keep(
        Municipality.objects.create(
            ags="05999999", level="gemeinde", name="Bergheim", official_name="Bergheim"
        )
    )
