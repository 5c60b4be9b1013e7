"""Translations of the demo content: files below ``content/<language>/``, at the path of the German file.

A file holds the words alone, under the keys of the German file: ``title``, ``slug`` if it differs, texts, and
rows (also ``documents``, with their ``note``) in the order of the German rows. Facts are those of the German
page; a key that is left out stays German, so a file should hold all words. ``pages`` hold title, intro and
body; ``front_page`` heading and intro.
"""

from collections.abc import Iterator

from wagtail.models import Locale, Page

from cms.languages.services.words import translation_confirm
from exchange.events.models import EventPage
from exchange.municipalities.models import MemberPage
from home.models import HomePage
from home.translated import page_translate, words_set

from .contributions import MODELS
from .members import SOURCE, date_back
from .news import MODELS as NEWS_MODELS
from .reading import CONTENT, Entry, entries, entry

# In this order: what stands above others comes first.
FOLDERS = {"pages": Page, "members": MemberPage, **MODELS, "events": EventPage, **NEWS_MODELS}


def translations_load(*, tell) -> int:
    """Make and publish the translations that were never published; answers how many. Others stay."""
    count = 0
    for locale in Locale.objects.exclude(pk=Locale.get_default().pk).order_by("pk"):
        _front_page_translate(locale)
        files = list(_files(locale.language_code))
        for number, (key, file) in enumerate(files, 1):
            count += translation_load(key=key, file=file, locale=locale)
            tell(f"Übersetzungen ({locale.language_code})", number, len(files))
    return count


def translation_load(*, key: str, file: Entry, locale: Locale) -> bool:
    """The page of the German file ``key`` in another language; answers whether it was made now."""
    source = _source(key)
    if source is None or not source.live:
        return False
    known = source.get_translation_or_none(locale)
    if known and known.first_published_at:
        return False
    page = page_translate(source=source, locale=locale, words=file.data)
    date_back(page, source.first_published_at.date())
    return True


def _source(key: str) -> Page | None:
    """The German page. Pages of the ministry go by their address; None if it has removed the page or given it
    another address."""
    folder, name = key.split("/")
    if folder == "pages":
        pages = HomePage.objects.get(locale=Locale.get_default()).get_children()
        return pages.filter(slug=name).specific().first()
    return FOLDERS[folder].objects.get(source=SOURCE, source_id=key)


def _files(language: str) -> Iterator[tuple[str, Entry]]:
    """The files of a language with the keys of the German ones."""
    for folder in FOLDERS:
        for each in entries(f"{language}/{folder}"):
            yield each.key.removeprefix(f"{language}/"), each


def _front_page_translate(locale: Locale) -> None:
    """Heading and introduction, unless somebody has written their own."""
    home = HomePage.objects.filter(locale=locale).first()
    if home is None or home.heading or home.intro:
        return
    if (CONTENT / locale.language_code / "front_page.toml").exists():
        words_set(home, entry(f"{locale.language_code}/front_page").data)
        home.save_revision().publish()
        translation_confirm(translation=home, user=None)
