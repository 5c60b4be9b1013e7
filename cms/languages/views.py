"""Views of the admin: the state of all translations, and what changed for one."""

import django_filters
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Locale, Page

from cms.row_report import RowReportView

from .changes import changes_of
from .models import TranslationState
from .overview import Standing, languages_beside, overview_rows, sources, sources_standing
from .permissions import can_compare, can_confirm, can_submit, can_survey
from .queries import awaits_readers, source_of
from .services.words import translation_checked, translation_confirm


class StandingColumn(Column):
    """The state in one language, with the way to do something about it."""

    cell_template_name = "languages/standing_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        version = next(each for each in instance.versions if each.language == self.name)
        user = parent_context["request"].user
        return context | {"row": instance, "version": version, "may_submit": can_submit(user)}


class OverviewFilterSet(WagtailFilterSet):
    """By language and state."""

    sprache = django_filters.ModelChoiceFilter(
        label=_("Sprache"),
        queryset=lambda request: Locale.objects.exclude(pk=Locale.get_default().pk),
        method="by_standing",
    )
    stand = django_filters.ChoiceFilter(label=_("Stand"), choices=Standing.choices, method="by_standing")

    class Meta:
        model = Page
        fields = []

    def by_standing(self, pages, _name, _value):
        """Both filters are one question; a language alone leaves out nothing."""
        language = self.form.cleaned_data.get("sprache")
        standing = self.form.cleaned_data.get("stand")
        if not standing:
            return pages
        return sources_standing(pages, standing, [language] if language else languages_beside())


class OverviewView(RowReportView):
    """ "Übersetzungen": each published page and where it stands in each language."""

    page_title = _("Übersetzungen")
    header_icon = "globe"
    index_url_name = "translations"
    index_results_url_name = "translations_results"
    filterset_class = OverviewFilterSet
    default_ordering = "title"
    export_filename = "uebersetzungen"
    list_export = ["title", "kind", "address"]
    export_headings = {"title": _("Titel"), "kind": _("Art"), "address": _("Adresse")}

    def dispatch(self, request, *args, **kwargs):
        """For the translation team and the ministry."""
        if not can_survey(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def columns(self):
        return [
            TitleColumn("title", label=_("Titel"), width="40%", get_url=lambda row: row.address),
            Column("kind", label=_("Art")),
            *(
                StandingColumn(locale.language_code, label=locale.get_display_name(), accessor="page_id")
                for locale in languages_beside()
            ),
        ]

    def get_base_queryset(self):
        return sources()

    def rows(self, object_list):
        return overview_rows(object_list)


class ChangesView(WagtailAdminTemplateMixin, TemplateView):
    """What changed in the source of a translation; POST says that the translation is up to date."""

    page_title = _("Änderungen am deutschen Original")
    header_icon = "globe"
    template_name = "languages/changes.html"

    def dispatch(self, request, *args, **kwargs):
        """For whoever may edit the translation."""
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        if not can_compare(request.user, self.page):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def post(self, request, page_id):
        if not can_confirm(request.user, self.page):
            raise PermissionDenied
        if "gelesen" in request.POST:
            translation_checked(translation=self.page, day=timezone.localdate())
            messages.success(
                request, gettext("Der Hinweis „noch nicht geprüft“ steht nicht mehr auf der Seite.")
            )
            return redirect("translation_changes", page_id)
        translation_confirm(translation=self.page, user=request.user)
        messages.success(request, gettext("Die Übersetzung gilt jetzt als aktuell."))
        return redirect(reverse("translations") if can_survey(request.user) else self.edit_url)

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "translation": self.page,
            "source": source_of(self.page),
            "state": TranslationState.objects.filter(page_id=self.page.pk).first(),
            "changes": changes_of(self.page),
            "edit_url": self.edit_url,
            "may_confirm": can_confirm(self.request.user, self.page),
            "awaits_readers": awaits_readers(self.page),
        }
