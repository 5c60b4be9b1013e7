"""The editor form of contributions: what is filled in beforehand and which choices are one's own."""

from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import WagtailAdminPageForm

REVIEW_AFTER = timedelta(days=365)


class ContributionForm(WagtailAdminPageForm):
    """Offers the member's own contact points and fills in what is the same for most contributions."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._offer_own_contact_points()

    def _profile(self):
        return self.parent_page.specific if self.parent_page else None

    def _offer_own_contact_points(self) -> None:
        profile = self._profile()
        if profile is None or not hasattr(profile, "contact_points"):
            return
        points = profile.contact_points.all()
        for name in ("contact_point", "deputy_point"):
            if name in self.fields:
                self.fields[name].queryset = points.model.objects.filter(profile=profile.pk)
        if not self.instance.pk:
            self.initial.setdefault("contact_point", points[0].pk if points else None)
            self.initial["review_on"] = date.today() + REVIEW_AFTER

    def clean(self):
        """At most three of each ranked vocabulary, in drafts too: nobody sorts them out later."""
        cleaned = super().clean()
        for name in self._meta.model.ranked_terms:
            if len(cleaned.get(name) or ()) > 3:
                self.add_error(name, forms.ValidationError(_("Bitte wählen Sie höchstens drei.")))
        return cleaned
