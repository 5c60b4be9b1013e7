"""German first, English, and Leichte Sprache under the tag `de-simple`."""

from django.conf.locale import LANG_INFO

from cms.languages.catalogs import catalogs_merge

from .environment import BASE_DIR

# Django does not know this language; without the entry it would call it "Deutsch".
LANG_INFO["de-simple"] = {
    "bidi": False,
    "code": "de-simple",
    "name": "German (simple language)",
    "name_local": "Leichte Sprache",
}
# Before the first app translates its first word.
catalogs_merge()

LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English"), ("de-simple", "Leichte Sprache")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
FORMAT_MODULE_PATH = ["cms.formats"]
USE_TZ = True

WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", "Deutsch"), ("en", "English")]
# Otherwise a translation goes live at once with the German text.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
