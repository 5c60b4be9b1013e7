"""The dashboard of the ministry: what waits, who is new, what has gone stale."""

from collections import Counter
from datetime import timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Locale, Page

from exchange.events.curation.queue import events_in_state
from exchange.events.models import LandCalendar
from exchange.municipalities.cards import contribution_models
from exchange.municipalities.models import Member
from exchange.municipalities.moderation.queue import QueueItem, queue_items, review_url, waiting_states
from exchange.municipalities.moderation.reports import age_label
from exchange.news.models import DossierPage, NewsPage, NewsroomPage

from .legal import barrier_section, readiness_section
from .sections import Entry, Section

NEW = timedelta(days=90)
STALE = timedelta(days=90)
# What the ministry writes itself.
_OWN = ((gettext_lazy("Neue Meldung"), NewsPage), (gettext_lazy("Neues Dossier"), DossierPage))


def ministry_actions() -> list[Entry]:
    """Where the ministry's editors go most."""
    room = NewsroomPage.objects.filter(locale=Locale.get_default()).first()
    return [
        Entry(_("Warteschlange"), reverse("moderation:queue")),
        Entry(_("Alle Inhalte der Mitglieder"), reverse("my_content")),
        *(Entry(label, _form_address(model, room)) for label, model in _OWN if room),
    ]


def _form_address(model: type[Page], parent: Page) -> str:
    return reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])


def ministry_sections(user) -> list[Section]:
    """Everything on the dashboard, from a number of queries that does not depend on the number of rows."""
    return [
        _waiting(user),
        barrier_section(),
        _proposed(),
        readiness_section(),
        _new_members(),
        _stale(),
    ]


def _waiting(user) -> Section:
    items = queue_items(waiting_states(user))
    heading = _("Wartet auf Prüfung")
    if items:
        count = ngettext("%(count)d Seite", "%(count)d Seiten", len(items)) % {"count": len(items)}
        heading += f": {count}, " + _("älteste: %(age)s") % {"age": age_label(items[0])}
    entries = [
        Entry(item.title, review_url(item.page_id, reverse("wagtailadmin_home")), _about(item))
        for item in items
    ]  # fmt: skip
    return Section(
        "waiting", heading, entries, _("Es wartet nichts auf Prüfung."), reverse("moderation:queue")
    )


def _about(item: QueueItem) -> str:
    return " · ".join(part for part in (item.member, item.kind, age_label(item)) if part)


def _proposed() -> Section:
    """Events that members wish to see in the calendar of the Land, those that wait longest first."""
    events = events_in_state(LandCalendar.PROPOSED)
    entries = [
        Entry(event.title, reverse("land_calendar:decide", args=[event.pk]), event.member.name)
        for event in events
    ]
    return Section(
        "proposed", _("Vorgeschlagen für den Landeskalender"), entries,
        _("Es wartet kein Vorschlag auf eine Entscheidung."), reverse("land_calendar:queue"),
    )  # fmt: skip


def _new_members() -> Section:
    since = timezone.localdate() - NEW
    members = (
        Member.objects.active()
        .annotate(rooms=Count("groups"))
        .filter(Q(joined_on__gte=since) | Q(rooms=0))
        .order_by("-joined_on", "sort_key")
    )
    entries = [
        Entry(member.name, f"{reverse('my_content')}?kommune={member.pk}", _arrival(member))
        for member in members
    ]
    return Section("new", _("Neu im Netzwerk"), entries, _("In den letzten drei Monaten kam niemand dazu."))


def _arrival(member: Member) -> str:
    parts = (
        [_("beigetreten am %(date)s") % {"date": date_format(member.joined_on)}] if member.joined_on else []
    )
    if not member.rooms:
        parts.append(_("noch ohne Profil und Rechte"))
    return ", ".join(parts)


def _stale() -> Section:
    """Members with published contributions whose review date passed long ago, most such pages first."""
    limit = timezone.localdate() - STALE
    counts: Counter[tuple[int, str]] = Counter()
    for model in contribution_models():
        rows = model.objects.live().filter(
            review_on__lt=limit, archived_at__isnull=True, locale=Locale.get_default()
        )
        for pk, name, count in rows.order_by().values_list("member", "member__name").annotate(Count("pk")):
            counts[pk, name] += count
    entries = [
        Entry(
            name,
            f"{reverse('my_content')}?kommune={pk}&faellig=lange",
            ngettext("%(count)d Beitrag", "%(count)d Beiträge", count) % {"count": count},
        )
        for (pk, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0][1]))
    ]
    heading = _("Seit über drei Monaten nicht mehr geprüft")
    return Section("stale", heading, entries, _("Alle Beiträge sind in den letzten Monaten geprüft worden."))
