"""Wagtail: models of our own, no request to third parties, limits for uploads."""

from .security import BASE_URL

AUTH_USER_MODEL = "cms.User"
WAGTAILIMAGES_IMAGE_MODEL = "cms.PortalImage"
WAGTAILDOCS_DOCUMENT_MODEL = "cms.PortalDocument"

WAGTAIL_SITE_NAME = "Kommunennetz"
# How dates stand in forms; ``cms.formats`` makes every language of the admin read them.
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
WAGTAILADMIN_BASE_URL = BASE_URL

WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS = []

# Wagtail would answer a pasted address with the unpublished title of its page, to whoever asks.
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = "off"
# Of Wagtail's own mails only those about comments are sent.
WAGTAILADMIN_NOTIFICATION_USE_HTML = True

WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_ALLOW_UNICODE_SLUGS = False

WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64_000_000
WAGTAILDOCS_EXTENSIONS = [
    *("csv", "docx", "ics", "odp", "ods", "odt", "pdf", "pptx", "txt", "xlsx", "zip"),
    *("mp4", "webm", "vtt"),
]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.document_form.DocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
# Always through the view, which asks for permission; never a redirect to the file's own address.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
