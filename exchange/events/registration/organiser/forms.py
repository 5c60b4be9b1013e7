"""Forms of the organiser."""

from django import forms
from django.utils.translation import gettext_lazy as _

from exchange.municipalities.models import Member

from ...models import Registration


class EnterForm(forms.ModelForm):
    """Somebody who called or wrote."""

    class Meta:
        model = Registration
        fields = ["name", "email", "member", "institution", "function", "phone", "remark", "list_consent"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = Member.objects.active().order_by("sort_key")
        self.fields["email"].help_text = _("Ohne Adresse bekommt die Person keine E-Mail.")
        self.fields["list_consent"].help_text = _("Nur wenn die Person zugestimmt hat.")


class ReasonForm(forms.Form):
    """Why there is no seat."""

    reason = forms.CharField(
        label=_("Begründung"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Die Person bekommt diesen Text per E-Mail."),
    )
