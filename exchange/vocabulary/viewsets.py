"""The ministry's lists of terms: one a vocabulary, in the order that drag and drop sets."""

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.views.generic.ordering import ReorderView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from .models import Term, Vocabulary
from .services import term_retire


class TermForm(WagtailAdminModelForm):
    """Labels, and taking a term out of use; the key is set once."""

    vocabulary: str = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.vocabulary = self.vocabulary
        self.fields["key"].disabled = bool(self.instance.pk)
        successors = Term.objects.of(self.vocabulary).in_use().exclude(pk=self.instance.pk)
        self.fields["replaced_by"].queryset = successors


PANELS = [
    MultiFieldPanel(
        [FieldPanel("label_de"), FieldPanel("label_en"), FieldPanel("label_de_simple"), FieldPanel("key")],
        heading=_("Bezeichnung"),
    ),
    MultiFieldPanel(
        [FieldPanel("retired"), FieldPanel("replaced_by")],
        heading=_("Nicht mehr verwenden"),
        help_text=_("Beiträge, Filter und alte Adressen folgen dem Begriff, der diesen ersetzt."),
    ),
]


class TermIndexView(IndexView):
    """The terms of one vocabulary."""

    vocabulary = ""

    def get_base_queryset(self):
        return Term.objects.of(self.vocabulary).select_related("replaced_by")


class TermCreateView(CreateView):
    """A new term goes to the end of its list."""

    def save_instance(self):
        last = Term.objects.of(self.form.vocabulary).order_by("-order").first()
        self.form.instance.order = last.order + 10 if last else 10
        return super().save_instance()


class TermEditView(EditView):
    """Retiring a term takes its pages along."""

    vocabulary = ""

    def get_object(self, queryset=None):
        term = super().get_object(queryset)
        if term.vocabulary != self.vocabulary:
            raise Http404
        return term

    def save_instance(self):
        term = super().save_instance()
        if term.retired:
            term_retire(term=term, replaced_by=term.replaced_by)
        return term


class TermReorderView(ReorderView):
    """Moves terms within their own vocabulary."""

    vocabulary = ""

    def get_queryset(self):
        return Term.objects.of(self.vocabulary).order_by("order", "pk")


class TermViewSet(ModelViewSet):
    """The list of one vocabulary."""

    model = Term
    icon = "tag"
    vocabulary = ""
    sort_order_field = "order"
    ordering = "order"
    list_display = [
        "label_de",
        "key",
        BooleanColumn("retired", label=_("Nicht mehr verwendet")),
        "replaced_by",
    ]
    list_filter = ["retired"]
    search_fields = ["label_de", "key"]
    copy_view_enabled = False
    index_view_class = TermIndexView
    add_view_class = TermCreateView
    edit_view_class = TermEditView
    reorder_view_class = TermReorderView

    def get_index_view_kwargs(self, **kwargs):
        return super().get_index_view_kwargs(vocabulary=self.vocabulary, **kwargs)

    def get_edit_view_kwargs(self, **kwargs):
        return super().get_edit_view_kwargs(vocabulary=self.vocabulary, **kwargs)

    def get_reorder_view_kwargs(self, **kwargs):
        return super().get_reorder_view_kwargs(vocabulary=self.vocabulary, **kwargs)


def _viewset(vocabulary: Vocabulary) -> TermViewSet:
    form = type("VocabularyTermForm", (TermForm,), {"vocabulary": vocabulary.value})
    return TermViewSet(
        f"terms_{vocabulary.value}",
        url_prefix=f"begriffe/{vocabulary.value}",
        vocabulary=vocabulary.value,
        menu_label=vocabulary.label,
        edit_handler=ObjectList(PANELS, base_form_class=form),
    )


class VocabularyGroup(ViewSetGroup):
    """All vocabularies below one entry of the menu."""

    menu_label = _("Begriffe")
    menu_icon = "tag"
    menu_order = 700
    items = [_viewset(vocabulary) for vocabulary in Vocabulary]
