"""Forms of allauth in our words.

A new password is typed once: browsers show it, and a mail helps if it was wrong.
"""

from allauth.account import forms as account_forms
from allauth.mfa.webauthn import forms as passkey_forms
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

PASSWORD = _("Passwort")
EMAIL = _("E-Mail-Adresse")
NEW_PASSWORD = _("Neues Passwort")


class LoginForm(account_forms.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label, password.label = EMAIL, PASSWORD
        login.widget.attrs["autocomplete"] = "username"
        password.help_text = ""
        self.fields["remember"].label = _("Auf diesem Gerät angemeldet bleiben")


class _NewPassword:
    """One field for the new password instead of two."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        self.fields["password1"].label = NEW_PASSWORD


class ChangePasswordForm(_NewPassword, account_forms.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Bisheriges Passwort")
        self.fields["oldpassword"].help_text = ""


class SetPasswordForm(_NewPassword, account_forms.SetPasswordForm):
    pass


class ResetPasswordKeyForm(_NewPassword, account_forms.ResetPasswordKeyForm):
    pass


class ResetPasswordForm(account_forms.ResetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = EMAIL


class ReauthenticateForm(account_forms.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = PASSWORD
        self.fields["password"].help_text = ""


class ChangeEmailForm(account_forms.AddEmailForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Neue E-Mail-Adresse")


class AddPasskeyForm(passkey_forms.AddWebAuthnForm):
    name = forms.CharField(
        label=_("Name"),
        required=False,
        help_text=_("Damit Sie ihn wiedererkennen, zum Beispiel „Diensthandy“."),
    )
    passwordless = forms.BooleanField(
        label=_("Auch ohne Passwort anmelden"),
        required=False,
        initial=True,
    )


class _OnePasskey:
    """A passkey that was refused is no wrong code."""

    def clean_credential(self):
        try:
            return super().clean_credential()
        except ValidationError as error:
            if error.code != "incorrect_code":
                raise
            raise ValidationError(
                _("Der Passkey hat nicht funktioniert. Bitte versuchen Sie es noch einmal.")
            ) from error


class AuthenticatePasskeyForm(_OnePasskey, passkey_forms.AuthenticateWebAuthnForm):
    pass


class ReauthenticatePasskeyForm(_OnePasskey, passkey_forms.ReauthenticateWebAuthnForm):
    pass


class LoginPasskeyForm(_OnePasskey, passkey_forms.LoginWebAuthnForm):
    pass
