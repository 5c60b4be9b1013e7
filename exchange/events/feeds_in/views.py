"""„Kalender übernehmen“: the calendars of a member, their state, and what they suggest."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from exchange.municipalities.permissions import is_editorial

from ..models.feeds import CalendarFeed, Change, FeedSuggestion, SuggestionState
from .content import SuggestedDate, differences
from .deciding import AlreadyDecided, suggestion_dismiss, suggestion_take
from .forms import CalendarFeedForm
from .permissions import can_use_feeds, feeds_of, suggestions_of
from .services import feed_delete, feed_fetch, feed_save

PER_PAGE = 30


class FeedsMixin(WagtailAdminTemplateMixin):
    """For those who write for a member, and the ministry."""

    header_icon = "calendar-alt"
    page_title = _("Kalender übernehmen")

    def dispatch(self, request, *args, **kwargs):
        if not can_use_feeds(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        items = [
            *super().get_breadcrumbs_items(),
            {"url": reverse("calendar_feeds:index"), "label": FeedsMixin.page_title},
        ]
        return (
            items
            if self.page_title == FeedsMixin.page_title
            else [*items, {"url": "", "label": self.page_title}]
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(view=self, is_editorial=is_editorial(self.request.user), **kwargs)


class FeedIndexView(FeedsMixin, TemplateView):
    """The calendars with their state, one query for all."""

    template_name = "events/feeds/index.html"

    def get_context_data(self, **kwargs):
        is_open = Count("suggestions", filter=Q(suggestions__state=SuggestionState.OPEN))
        feeds = feeds_of(self.request.user).annotate(open_count=is_open)
        feeds = feeds.order_by("member__sort_key", "name", "pk")
        page = Paginator(feeds, PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(page=page, feeds=list(page), **kwargs)


class FeedView(FeedsMixin, FormView):
    """A calendar's address, new or known; below it what was wrong with the file."""

    model = CalendarFeed
    template_name = "events/feeds/feed.html"
    form_class = CalendarFeedForm

    @cached_property
    def feed(self) -> CalendarFeed | None:
        if "pk" not in self.kwargs:
            return None
        return get_object_or_404(feeds_of(self.request.user), pk=self.kwargs["pk"])

    @property
    def page_title(self) -> str:
        return self.feed.name if self.feed else gettext("Kalender hinzufügen")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user, "instance": self.feed}

    def form_valid(self, form):
        feed = form.save(commit=False)
        feed_save(feed=feed)
        messages.success(self.request, gettext("Gespeichert. „%s“ wird gleich abgerufen.") % feed.name)
        return redirect("calendar_feeds:feed", feed.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(feed=self.feed, **kwargs)


class FeedActionView(FeedView):
    """Something done to a calendar after a question."""

    template_name = "events/feeds/confirm.html"
    form_class = forms.Form
    question = ""
    is_serious = False

    def get_form_kwargs(self):
        return FormView.get_form_kwargs(self)


class FeedFetchView(FeedActionView):
    page_title = _("Jetzt abrufen")
    question = _("Der Kalender wird gleich abgerufen. Das Ergebnis steht danach auf der Seite des Kalenders.")

    def form_valid(self, form):
        feed_fetch(feed=self.feed)
        messages.success(self.request, gettext("„%s“ wird abgerufen.") % self.feed.name)
        return redirect("calendar_feeds:feed", self.feed.pk)


class FeedDeleteView(FeedActionView):
    page_title = _("Kalender entfernen")
    question = _(
        "Der Kalender wird nicht mehr abgerufen, seine Vorschläge werden gelöscht. "
        "Veranstaltungen, die Sie übernommen haben, bleiben."
    )
    is_serious = True

    def form_valid(self, form):
        feed_delete(feed=self.feed)
        messages.success(self.request, gettext("„%s“ ist entfernt.") % self.feed.name)
        return redirect("calendar_feeds:index")


class SuggestionIndexView(FeedsMixin, TemplateView):
    """Open suggestions by date; `stand` shows the others, `kalender` those of one calendar."""

    template_name = "events/feeds/suggestions.html"
    page_title = _("Vorschläge")

    def get_context_data(self, **kwargs):
        state = self.request.GET.get("stand", SuggestionState.OPEN)
        state = state if state in SuggestionState.values else SuggestionState.OPEN
        rows = suggestions_of(self.request.user).filter(state=state)
        chosen = self.request.GET.get("kalender", "")
        if chosen.isascii() and chosen.isdecimal() and len(chosen) < 10:
            rows = rows.filter(feed=int(chosen))
        page = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("p"))
        items = [(row, SuggestedDate.stored(row.content)) for row in page]
        tabs = [(value, label, value == state) for value, label in SuggestionState.choices]
        return super().get_context_data(
            page=page, items=items, tabs=tabs, state=state, chosen=chosen, **kwargs
        )


class SuggestionView(FeedsMixin, FormView):
    """What is new, beside what was before; taken over or dismissed by a click."""

    model = FeedSuggestion
    template_name = "events/feeds/suggestion.html"
    form_class = forms.Form

    @cached_property
    def suggestion(self) -> FeedSuggestion:
        return get_object_or_404(suggestions_of(self.request.user), pk=self.kwargs["pk"])

    @property
    def page_title(self) -> str:
        return str(self.suggestion)

    def form_valid(self, form):
        try:
            return self._dismiss() if "dismiss" in self.request.POST else self._take()
        except AlreadyDecided as late:
            messages.warning(self.request, str(late))
            return redirect("calendar_feeds:suggestion", self.suggestion.pk)

    def _dismiss(self):
        suggestion_dismiss(suggestion=self.suggestion, user=self.request.user)
        messages.success(self.request, gettext("„%s“ ist verworfen.") % self.suggestion)
        return redirect("calendar_feeds:suggestions")

    def _take(self):
        page = suggestion_take(suggestion=self.suggestion, user=self.request.user)
        messages.success(self.request, gettext("Der Entwurf ist da. Bitte ergänzen Sie, was noch fehlt."))
        return redirect("wagtailadmin_pages:edit", page.pk)

    def get_context_data(self, **kwargs):
        row = self.suggestion
        now = SuggestedDate.stored(row.content)
        before = SuggestedDate.stored(row.taken_content) if row.taken_content else None
        is_gone = row.change in (Change.CANCELLED, Change.VANISHED)
        context = {
            "suggestion": row,
            "now": now,
            "differences": differences(before, now),
            "is_gone": is_gone,
            "can_take": row.state == SuggestionState.OPEN and (row.taken_content or not is_gone),
            "can_dismiss": row.state == SuggestionState.OPEN,
        }
        return super().get_context_data(**context, **kwargs)
