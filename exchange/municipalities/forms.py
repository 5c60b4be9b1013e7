"""Editor forms of profiles and contributions: what is filled in, what is offered, what must be right."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from cms.page_form import PortalPageForm

REVIEW_AFTER = timedelta(days=365)
MAX_RANKED_TERMS = 3


class PublishableForm(PortalPageForm):
    """Asks the page what is missing, but only for publishing and submitting: drafts may be unfinished."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A reviewer gives an unfinished page back; Wagtail lets only "save" pass without required answers.
        if self.data.get("action-workflow-action") and self.data.get("workflow-action-name") == "reject":
            self.defer_required_fields()
            self.instance.is_given_back = True

    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation:
            found = self.instance.image_problems(cleaned) | self.instance.empty_prose(cleaned)
            for field, problems in found.items():
                if not self.has_error(field):
                    self.add_error(field if field in self.fields else None, problems)
            for name in self.instance.needed_rows:
                if name in self.formsets and not _has_rows(self.formsets[name]):
                    self.add_error(None, self.instance.row_problem(name))
        return cleaned


class ContributionForm(PublishableForm):
    """Offers the member's own contact points and fills in what is the same for most contributions."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        member_id = getattr(self.parent_page.specific, "member_id", None) if self.parent_page else None
        if member_id:
            self._offer_own_contact_points(member_id)
            self._offer_other_members(member_id)

    def _offer_own_contact_points(self, member_id: int) -> None:
        """Contact points stand on the profile in the first language; translations use the same ones."""
        from .models import ContactPoint

        points = ContactPoint.objects.filter(profile__member=member_id, profile__locale=Locale.get_default())
        for name in ("contact_point", "deputy_point"):
            if name in self.fields:
                self.fields[name].queryset = points
        if not self.instance.pk:
            first = points.first()
            self.initial["contact_point"] = self.initial.get("contact_point") or (first and first.pk)
            self.initial["review_on"] = self.initial.get("review_on") or timezone.localdate() + REVIEW_AFTER

    def _offer_other_members(self, member_id: int) -> None:
        if "further_members" in self.fields:
            others = self.fields["further_members"].queryset.active().exclude(pk=member_id)
            self.fields["further_members"].queryset = others

    def clean(self):
        """At most three of each ranked vocabulary, in drafts too: nobody sorts them out later."""
        cleaned = super().clean()
        for name in self._meta.model.ranked_terms:
            if len(cleaned.get(name) or ()) > MAX_RANKED_TERMS:
                self.add_error(name, forms.ValidationError(_("Bitte wählen Sie höchstens drei.")))
        return cleaned


class ProfileForm(PublishableForm):
    """Keeps contact points that contributions still name."""

    def clean(self):
        from .contact_points import contact_point_usage

        cleaned = super().clean()
        formset = self.formsets.get("contact_points")
        for form in formset.deleted_forms if formset else ():
            if form.instance.pk and (pages := contact_point_usage(form.instance)):
                self.add_error(None, _still_used(form.instance, pages))
        return cleaned


def _has_rows(formset) -> bool:
    removed = formset.deleted_forms
    return any((row.instance.pk or row.has_changed()) and row not in removed for row in formset.forms)


def _still_used(point, pages: list) -> ValidationError:
    titles = ", ".join(f"„{page.draft_title}“" for page in pages[:5])
    return ValidationError(
        _(
            "Die Ansprechstelle „%(point)s“ steht noch in Beiträgen: %(titles)s. "
            "Bitte wählen Sie dort zuerst eine andere Ansprechstelle."
        )
        % {"point": point.function, "titles": titles}
    )
