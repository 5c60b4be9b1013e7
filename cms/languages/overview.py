"""The state of every published page in every language: missing, draft, up to date, outdated."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from .models import TranslationState


class Standing(models.TextChoices):
    """Where a page stands in a language."""

    MISSING = "fehlt", _("fehlt")
    DRAFT = "entwurf", _("Entwurf")
    CURRENT = "aktuell", _("aktuell")
    OUTDATED = "veraltet", _("veraltet")


@dataclass(frozen=True)
class Version:
    """A page in one language; ``page_id`` is ``None`` while it is missing."""

    language: str
    standing: Standing
    page_id: int | None = None


@dataclass(frozen=True)
class OverviewRow:
    """A published page of the first language with its versions, in the order of the languages."""

    page_id: int
    title: str
    kind: str
    address: str
    versions: Sequence[Version]


def languages_beside() -> list[Locale]:
    """The languages into which pages are translated."""
    return list(Locale.objects.exclude(pk=Locale.get_default().pk).order_by("pk"))


def sources() -> QuerySet[Page]:
    """The published pages of the first language, which all may have translations."""
    return Page.objects.live().filter(locale=Locale.get_default(), depth__gt=1)


def sources_standing(pages: QuerySet[Page], standing: str, languages: Sequence[Locale]) -> QuerySet[Page]:
    """Those that stand so in one of these languages."""
    condition = Q()
    for language in languages:
        condition |= _stands(standing, language)
    return pages.filter(condition)


def _stands(standing: str, language: Locale) -> Q:
    versions = Page.objects.filter(translation_key=OuterRef("translation_key"), locale=language)
    outdated = TranslationState.objects.filter(page=OuterRef("pk"), outdated_since__isnull=False)
    return {
        Standing.MISSING: Q(~Exists(versions)),
        Standing.DRAFT: Q(Exists(versions.filter(live=False))),
        Standing.CURRENT: Q(Exists(versions.filter(~Exists(outdated), live=True))),
        Standing.OUTDATED: Q(Exists(versions.filter(Exists(outdated), live=True))),
    }[Standing(standing)]


def overview_rows(pages: Iterable[Page]) -> list[OverviewRow]:
    """Rows of these sources; the number of queries does not depend on how many they are."""
    pages = list(pages)
    languages = languages_beside()
    found = Page.objects.filter(translation_key__in=[page.translation_key for page in pages])
    rows = found.values_list(
        "translation_key", "locale_id", "pk", "live", "translation_state__outdated_since"
    )
    versions = {(key, locale): row for key, locale, *row in rows}
    return [
        OverviewRow(
            page_id=page.pk,
            title=page.title,
            kind=str(page.specific_class.get_verbose_name()),
            address=page.url or "",
            versions=[_version(versions.get((page.translation_key, each.pk)), each) for each in languages],
        )
        for page in pages
    ]


def _version(row: Sequence | None, language: Locale) -> Version:
    if row is None:
        return Version(language.language_code, Standing.MISSING)
    page_id, live, outdated_since = row
    standing = Standing.DRAFT if not live else Standing.OUTDATED if outdated_since else Standing.CURRENT
    return Version(language.language_code, standing, page_id)
