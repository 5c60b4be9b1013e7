"""Every mail goes into the outbox table; the worker delivers it with the backend that EMAIL_URL describes."""

from urllib.parse import urlsplit

from .environment import env
from .security import BASE_URL

_smtp = env.email_url("EMAIL_URL", default="smtp://localhost:25")
EMAIL_BACKEND = "cms.mail.backend.OutboxBackend"
MAIL_DELIVERY_BACKEND = _smtp["EMAIL_BACKEND"].replace("django.core.mail.backends.smtp", "cms.mail.smtp")
EMAIL_FILE_PATH = _smtp["EMAIL_FILE_PATH"]
EMAIL_HOST = _smtp["EMAIL_HOST"]
EMAIL_PORT = _smtp["EMAIL_PORT"]
EMAIL_HOST_USER = _smtp["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = _smtp["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = _smtp.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _smtp.get("EMAIL_USE_SSL", False)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=f"kommunennetz@{urlsplit(BASE_URL).hostname}")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# A hanging server must not hold the worker.
EMAIL_TIMEOUT = 5
