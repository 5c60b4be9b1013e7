"""The register in the admin: to look things up. Rows change by ``load_register`` alone."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from ..models import Level, Municipality
from .reading import ReadingIndexView, ReadingViewSet


class RegisterFilterSet(WagtailFilterSet):
    bezirk = ModelChoiceFilter(
        label=_("Regierungsbezirk"),
        queryset=Municipality.objects.filter(level=Level.REGIERUNGSBEZIRK),
        method="in_bezirk",
    )

    class Meta:
        model = Municipality
        fields = ["level"]

    def in_bezirk(self, rows, _name, bezirk):
        """The Regierungsbezirk itself and everything below it."""
        return rows.filter(Q(pk=bezirk.pk) | Q(parent=bezirk) | Q(parent__parent=bezirk))


class RegisterIndexView(ReadingIndexView):
    model = Municipality
    page_title = _("Gemeindeverzeichnis")
    list_display = [
        "__str__", "ags", "kind", "parent", "population", "population_date", "area_km2", "density",
        "ended_on", "successor",
    ]  # fmt: skip
    list_export = [
        "ags", "level", "name", "official_name", "kind", "parent", "population", "population_date",
        "area_km2", "density", "website", "ended_on", "successor",
    ]  # fmt: skip
    export_filename = "gemeindeverzeichnis"
    filterset_class = RegisterFilterSet
    search_fields = ["name", "official_name", "ags"]
    default_ordering = ["sort_key", "ags"]

    def get_base_queryset(self):
        return Municipality.objects.select_related("parent", "successor")


class RegisterViewSet(ReadingViewSet):
    name = "register"
    url_prefix = "gemeindeverzeichnis"
    icon = "table"
    menu_label = _("Gemeindeverzeichnis")
    permission = "municipalities.view_municipality"
    index_view_class = RegisterIndexView


class RegisterSearchForm(SearchFilterMixin, BaseFilterForm):
    """Wagtail's own search field needs a search index; the register is found by a plain look-up."""

    def filter(self, objects):
        query = self.cleaned_data.get("q", "")
        self.is_searching, self.search_query = bool(query), query
        named = Q(name__icontains=query) | Q(official_name__icontains=query) | Q(ags__startswith=query)
        return objects.filter(named) if query else objects


class MunicipalityChooseView(ChooseView):
    filter_form_class = RegisterSearchForm


class MunicipalityChooseResultsView(ChooseResultsView):
    filter_form_class = RegisterSearchForm


class MunicipalityChooserViewSet(ChooserViewSet):
    """Choosing a register entry in a form; the register is public knowledge."""

    model = Municipality
    icon = "table"
    url_prefix = "gemeindeverzeichnis/auswahl"
    choose_one_text = _("Eintrag auswählen")
    choose_another_text = _("Anderen Eintrag auswählen")
    choose_view_class = MunicipalityChooseView
    choose_results_view_class = MunicipalityChooseResultsView
    per_page = 20


municipality_chooser = MunicipalityChooserViewSet("municipality_chooser")
