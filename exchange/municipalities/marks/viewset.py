"""The ministry's list of all marks: which, since when, by whom, and whether the content is still the same."""

import django_filters
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Left
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from ..models import Mark, MemberPage
from ..viewsets.reading import ReadingIndexView, ReadingViewSet

# The path of a profile, which stands above every contribution.
_PROFILE_PATH = 4 * MemberPage.steplen
SAME, CHANGED = "gleich", "geaendert"


class MarkFilterSet(WagtailFilterSet):
    inhalt = django_filters.ChoiceFilter(
        label=gettext_lazy("Inhalt"),
        choices=[
            (SAME, gettext_lazy("unverändert seit der Auszeichnung")),
            (CHANGED, gettext_lazy("seitdem geändert")),
        ],
        method="by_content",
    )

    class Meta:
        model = Mark
        fields = ["kind"]

    def by_content(self, marks, _name, value):
        """As ``Mark.content_is_newer``, in the database."""
        newer = marks.filter(page__last_published_at__gt=F("set_at"))
        return newer if value == CHANGED else marks.exclude(pk__in=newer.values("pk"))


def _day(mark: Mark) -> str:
    return date_format(localtime(mark.set_at), "d.m.Y")


def _content(mark: Mark) -> str:
    if not mark.content_is_newer:
        return _("unverändert")
    return _("geändert am %(day)s") % {"day": date_format(localtime(mark.page.last_published_at), "d.m.Y")}


class MarkIndexView(ReadingIndexView):
    model = Mark
    page_title = gettext_lazy("Auszeichnungen")
    list_display = [
        TitleColumn(
            "title", label=gettext_lazy("Beitrag"), accessor="page.title", sort_key="page__title",
            get_url=lambda mark: reverse("marks:mark", args=[mark.page_id]),
        ),
        Column("member_name", label=gettext_lazy("Kommune")),
        Column("get_kind_display", label=gettext_lazy("Auszeichnung")),
        Column("reason", label=gettext_lazy("Begründung")),
        Column("set_at", label=gettext_lazy("Seit"), accessor=_day, sort_key="set_at"),
        Column("set_by", label=gettext_lazy("Von")),
        Column("content", label=gettext_lazy("Inhalt"), accessor=_content),
    ]  # fmt: skip
    list_export = ["page.title", "member_name", "get_kind_display", "reason", "set_at", "set_by"]
    export_headings = {
        "page.title": gettext_lazy("Beitrag"),
        "member_name": gettext_lazy("Kommune"),
        "get_kind_display": gettext_lazy("Auszeichnung"),
    }
    export_filename = "auszeichnungen"
    filterset_class = MarkFilterSet
    search_fields = ["page__title", "reason"]
    default_ordering = ["-set_at", "-pk"]

    def get_base_queryset(self):
        profile = MemberPage.objects.filter(path=Left(OuterRef("page__path"), _PROFILE_PATH))
        named = super().get_base_queryset().annotate(member_name=Subquery(profile.values("member__name")[:1]))
        return named.select_related("page", "set_by")


class MarkViewSet(ReadingViewSet):
    name = "marks_list"
    url_prefix = "auszeichnungen"
    icon = "pick"
    menu_label = gettext_lazy("Auszeichnungen")
    permission = "municipalities.view_mark"
    index_view_class = MarkIndexView
