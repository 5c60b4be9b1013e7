"""Settings for one's own machine (`make run`): production over plain http, with nothing to configure."""

import os
import secrets

from .environment import VAR_DIR, env


def _own_secret_key():
    """A random key, made once and kept beside the local database."""
    path = VAR_DIR / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


_host, _port = env.str("HOST", default="127.0.0.1"), env.str("PORT", default="8000")
_everywhere = _host in ("0.0.0.0", "::")  # noqa: S104 - compared, not listened on
if "SECRET_KEY" not in os.environ:
    os.environ["SECRET_KEY"] = _own_secret_key()
os.environ.setdefault("BASE_URL", f"http://localhost:{_port}")
# Whoever lets other machines in (HOST=0.0.0.0) is called by names that nobody knows here.
os.environ.setdefault("ALLOWED_HOSTS", "*" if _everywhere else f"localhost,127.0.0.1,[::1],{_host}")
os.environ.setdefault("EMAIL_URL", f"filemail:///{VAR_DIR}/mail")
# The demonstration signs in with a password alone, and nothing stands before it.
os.environ.setdefault("SECOND_FACTOR_ROLES", "")
os.environ.setdefault("PROXY_COUNT", "0")

from .production import *

DEBUG = env.bool("DEBUG", default=False)
DEMO_ALLOWED = True
CSRF_TRUSTED_ORIGINS += [f"http://127.0.0.1:{_port}"]
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SECURE_PROXY_SSL_HEADER = None
# Browsers refuse the prefix __Host- and the flag Secure over http.
SESSION_COOKIE_NAME = "sessionid"
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_NAME = "csrftoken"
CSRF_COOKIE_SECURE = False
# Passkeys without TLS, on this machine only.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
if DEBUG:
    STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
