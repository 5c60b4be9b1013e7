"""The form for a calendar's address."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models.feeds import CalendarFeed
from .fetching import POLICY, FetchFailed
from .fetching.policy import checked_url
from .permissions import members_with_feeds

MAX_FEEDS = 10


class CalendarAddressField(forms.URLField):
    """A pasted webcal:// address means https://."""

    def __init__(self, **kwargs):
        super().__init__(**{"assume_scheme": "https"} | kwargs)

    def to_python(self, value):
        return super().to_python(re.sub(r"^\s*webcals?://", "https://", value or "", flags=re.IGNORECASE))


class CalendarFeedForm(forms.ModelForm):
    """Whose calendar it is can be chosen only among the own members."""

    class Meta:
        model = CalendarFeed
        fields = ["member", "name", "url", "active"]
        field_classes = {"url": CalendarAddressField}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        members = self.fields["member"]
        members.queryset = members_with_feeds(user)
        if self.instance.pk:
            del self.fields["member"]
        elif len(members.queryset[:2]) == 1:
            members.initial = members.queryset[0]

    def clean_url(self) -> str:
        """Whether somebody answers there is seen at the first fetch."""
        url = self.cleaned_data["url"].strip()
        try:
            checked_url(url, POLICY)
        except FetchFailed as refused:
            raise forms.ValidationError(str(refused))
        return url

    def clean(self):
        cleaned = super().clean()
        member = cleaned.get("member") or (self.instance.member_id and self.instance.member)
        if member and "url" in cleaned:
            others = CalendarFeed.objects.filter(member=member).exclude(pk=self.instance.pk)
            if others.filter(url=cleaned["url"]).exists():
                self.add_error("url", _("Diese Adresse wird schon abgerufen."))
            elif not self.instance.pk and others.count() >= MAX_FEEDS:
                self.add_error(None, _("Mehr als %s Kalender je Mitglied sind nicht möglich.") % MAX_FEEDS)
        return cleaned
