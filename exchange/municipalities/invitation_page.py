"""What the page of an invitation shows, and its form."""

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib import messages
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.accounts.places import home_of
from cms.models import User

from .models import Invitation
from .services.invitations import account_with

WITH_PASSKEY = "passkey"


class NewAccountForm(forms.Form):
    """Name and password of a new account; with the button for a passkey, no password."""

    first_name = forms.CharField(
        label=_("Vorname"), max_length=150, widget=forms.TextInput({"autocomplete": "given-name"})
    )
    last_name = forms.CharField(
        label=_("Nachname"), max_length=150, widget=forms.TextInput({"autocomplete": "family-name"})
    )
    password = forms.CharField(
        label=_("Passwort"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text=password_validators_help_text_html,
    )

    def __init__(self, *args, email: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.email = email
        self.with_passkey = self.data.get("way") == WITH_PASSKEY
        self.fields["password"].required = not self.with_passkey

    def clean(self):
        cleaned = super().clean()
        if not self.with_passkey and cleaned.get("password"):
            names = {name: cleaned.get(name, "") for name in ("first_name", "last_name")}
            try:
                validate_password(cleaned["password"], User(email=self.email, **names))
            except forms.ValidationError as problem:
                self.add_error("password", problem)
        return cleaned

    def chosen(self) -> dict:
        """What ``invitation_accept`` needs."""
        password = None if self.with_passkey else self.cleaned_data["password"]
        return self.cleaned_data | {"password": password}

    def next_page(self, user: User) -> str:
        """Where the new person goes first."""
        return reverse("mfa_add_webauthn") if self.with_passkey else home_of(user)


class NothingToFillIn(forms.Form):
    """For people who have an account: only yes."""

    def chosen(self) -> dict:
        """Name and password stay."""
        return {}


class InvitationPage:
    """The invitation with its form, as this browser sees it."""

    def __init__(self, request: HttpRequest, invitation: Invitation):
        self.request = request
        self.invitation = invitation

    @cached_property
    def account(self) -> User | None:
        """The account that the person has already."""
        return account_with(self.invitation.email)

    @property
    def is_of_somebody_else(self) -> bool:
        """Whether another account is signed in here."""
        return self.request.user.is_authenticated and self.request.user != self.account

    @cached_property
    def form(self) -> forms.Form:
        data = self.request.POST if self.request.method == "POST" else None
        if self.account:
            return NothingToFillIn(data)
        names = {name: getattr(self.invitation, name) for name in ("first_name", "last_name")}
        return NewAccountForm(data, initial=names, email=self.invitation.email)


def after_accepting(request: HttpRequest) -> str:
    """Tell a person who has an account that it worked, and where to go on."""
    text = gettext("Sie haben die Einladung angenommen.")
    get_adapter(request).add_message(request, messages.SUCCESS, message=text)
    return reverse("account_overview")


def gone(request: HttpRequest) -> HttpResponse:
    """The same answer for used, withdrawn, expired and invented links."""
    return render(request, "municipalities/invitation_gone.html", status=410)
