"""What keeps machines from sending public forms, without any third party and without a puzzle for people."""

from datetime import datetime, timedelta

from django import forms
from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

# A person needs longer to read the form; whoever left it open all day gets it again, filled in.
FASTEST = timedelta(seconds=2)
SLOWEST = timedelta(hours=12)
_SALT = "cms.spam"


class SpamTraps(forms.Form):
    """A field that people do not see, and the time at which the form was shown."""

    homepage = forms.CharField(required=False, label=_("Bitte leer lassen"))
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("shown", stamp(timezone.now()))

    @property
    def is_trapped(self) -> bool:
        """Whether something filled in what no person sees."""
        return bool(self.data.get("homepage"))

    def clean_shown(self) -> str:
        if not FASTEST <= timezone.now() - _shown_at(self.cleaned_data["shown"]) <= SLOWEST:
            # The next attempt counts from when the page is shown again.
            self.data = {**self.data.dict(), "shown": stamp(timezone.now())}
            raise forms.ValidationError(_("Bitte senden Sie das Formular noch einmal ab."))
        return self.cleaned_data["shown"]


def stamp(moment: datetime) -> str:
    """The moment, signed."""
    return signing.dumps(moment.timestamp(), salt=_SALT)


def _shown_at(value: str) -> datetime:
    try:
        return datetime.fromtimestamp(signing.loads(value, salt=_SALT), tz=timezone.get_default_timezone())
    except signing.BadSignature:
        return timezone.now()


def connection_key(request: HttpRequest) -> str:
    """The connection as a hash that is another one tomorrow: no address is stored."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    address = forwarded or request.META.get("REMOTE_ADDR", "")
    return salted_hmac(
        f"{_SALT}.{timezone.localdate()}", address, secret=settings.SECRET_KEY, algorithm="sha256"
    ).hexdigest()
