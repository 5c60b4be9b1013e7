"""The dashboard of those who write for a member: what waits, what came back, what needs care."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Locale

from exchange.municipalities.models import MemberPage
from exchange.municipalities.moderation.permissions import members_written_for
from search.attachments.queries import unreadable_files

from .completeness_of import completeness_of
from .flaws import broken_links, lacks_alt_text
from .own_pages import DRAFT, LIVE, RETURNED, REVIEW, OwnPage, member_pages, own_pages
from .sections import Entry, Section, edit_url

SOON = timedelta(days=30)
IMPROVABLE_BELOW = 80


def editor_actions(user) -> list[Entry]:
    """The things most people come for."""
    profiles = MemberPage.objects.filter(member__in=members_written_for(user), locale=Locale.get_default())
    return [
        Entry(_("Neues Praxisbeispiel"), reverse("new_contribution", args=["praxisbeispiel"])),
        Entry(_("Neues Amtshilfe-Angebot"), reverse("new_contribution", args=["amtshilfe"])),
        Entry(_("Neue Veranstaltung"), reverse("new_contribution", args=["veranstaltung"])),
        Entry(_("Neue Meldung"), reverse("new_contribution", args=["meldung"])),
        *(Entry(_("Profil: %(title)s") % {"title": page.title}, edit_url(page.pk)) for page in profiles),
    ]


def editor_sections(user) -> list[Section]:
    """Everything on the dashboard, from a number of queries that does not depend on the number of pages."""
    pages = own_pages(
        member_pages(members_written_for(user))
        .filter(locale=Locale.get_default())
        .order_by("-latest_revision_created_at", "pk")
        .specific()
    )
    care = _care(pages)
    if not any(section.entries for section in care):
        fine = _("Alle Bilder beschrieben, alle Links gültig, nichts läuft demnächst ab. Danke!")
        care = [Section("care", _("Ihre Inhalte pflegen"), empty=fine)]
    return [*_workflow(pages), *care]


def _workflow(pages: list[OwnPage]) -> list[Section]:
    more = reverse("my_content")
    returned = [Entry(own.title, edit_url(own.page.pk), own.reason) for own in pages if own.state == RETURNED]
    drafts = [
        Entry(own.title, edit_url(own.page.pk), own.kind)
        for own in pages
        if own.state == DRAFT or (own.state == LIVE and own.page.has_unpublished_changes)
    ]
    review = [
        Entry(own.title, edit_url(own.page.pk), _since(own.review.current_task_state.started_at))
        for own in pages
        if own.state == REVIEW
    ]
    return [
        Section("returned", _("Zurückgekommen: bitte überarbeiten"), returned,
                _("Nichts ist zurückgekommen."), f"{more}?stand={RETURNED}"),
        Section("drafts", _("Entwürfe, noch nicht eingereicht"), drafts,
                _("Keine angefangenen Entwürfe."), more),
        Section("review", _("In Prüfung"), review,
                _("Zurzeit wird nichts geprüft."), f"{more}?stand={REVIEW}"),
    ]  # fmt: skip


def _care(pages: list[OwnPage]) -> list[Section]:
    live = [own for own in pages if own.state == LIVE or (own.review and own.page.live)]
    live.sort(key=lambda own: own.review_on or date.max)
    links = broken_links(own.page for own in live)
    return [
        Section("due", _("Läuft ab oder braucht einen Blick"), _due(live)),
        Section(
            "alt",
            _("Bilder ohne Alternativtext"),
            [Entry(own.title, edit_url(own.page.pk), own.kind) for own in live if lacks_alt_text(own.page)],
        ),
        Section(
            "links",
            _("Links, die nirgendwohin führen"),
            [
                Entry(own.title, edit_url(own.page.pk), _link_count(links[own.page.pk]))
                for own in live
                if own.page.pk in links
            ],
        ),
        Section("files", _("Dateien, in denen die Suche nichts findet"), _unread_files(live)),
        Section("improve", _("Was Leserinnen und Lesern noch hilft"), _improvable(live)),
    ]


def _due(pages: Iterable[OwnPage]) -> list[Entry]:
    """Pages to be looked at or going offline within a month, and those whose date has passed."""
    today, entries = timezone.localdate(), []
    for own in pages:
        confirm_url = ""
        if own.page.expire_at and own.page.expire_at < timezone.now() + SOON:
            note = _("geht offline am %(date)s") % {
                "date": date_format(timezone.localtime(own.page.expire_at))
            }
        elif own.review_on and own.review_on <= today + SOON:
            overdue = own.review_on < today
            words = _("zu prüfen seit %(date)s") if overdue else _("zu prüfen bis %(date)s")
            note = words % {"date": date_format(own.review_on)}
            confirm_url = reverse("confirming:confirm", args=[own.page.pk])
        else:
            continue
        entries.append(Entry(own.title, edit_url(own.page.pk), note, confirm_url))
    return entries


def _unread_files(pages: Iterable[OwnPage]) -> list[Entry]:
    """Files that nobody finds by what they say, each with the reason."""
    return [
        Entry(
            reading.document.title,
            reverse("wagtaildocs:edit", args=[reading.document_id]),
            _("Die Datei %(reason)s.") % {"reason": reading.get_state_display()},
        )
        for reading in unreadable_files([own.page.pk for own in pages])
    ]


def _improvable(pages: Iterable[OwnPage]) -> list[Entry]:
    """The least complete contributions first, each with the one thing that would help most."""
    pages = {own.page.pk: own for own in pages}
    found = completeness_of(own.page for own in pages.values())
    low = sorted((value.percent, pk) for pk, value in found.items() if value.percent < IMPROVABLE_BELOW)
    return [Entry(pages[pk].title, edit_url(pk), found[pk].hints[0]) for _percent, pk in low]


def _since(moment) -> str:
    return _("eingereicht am %(date)s") % {"date": date_format(timezone.localtime(moment))}


def _link_count(count: int) -> str:
    return ngettext("%(count)d Link", "%(count)d Links", count) % {"count": count}
