"""What templates need of the portal: drawings, menus, and a few words about values."""

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from cms import navigation
from cms.days import written_day
from cms.money import euros

register = template.Library()


@register.simple_tag
@cache  # a page has dozens
def icon(name: str) -> SafeString:
    """An icon of the sprite; always beside a text, so it says nothing to screen readers."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', static("icons.svg"), name
    )


@register.simple_tag
def motif(kind: str, topic: str = "") -> SafeString:
    """The drawing of a topic, or of a kind of page when there is no topic. Decoration, never information."""
    drawing = f"thema-{topic}" if topic else f"art-{kind}"
    frame = 'viewBox="0 0 320 180" preserveAspectRatio="xMidYMid slice" aria-hidden="true"'
    return format_html('<svg {}><use href="{}#{}"/></svg>', mark_safe(frame), static("motifs.svg"), drawing)  # noqa: S308 - a constant


@register.simple_tag(takes_context=True)
def menu(context, place: str) -> tuple[navigation.Link, ...]:
    """The links of a menu: ``kopf`` or ``fuss``."""
    return navigation.site_menus(context["request"])[place]


@register.simple_tag(takes_context=True)
def trail(context, page) -> tuple[navigation.Link, ...]:
    """The pages above a page."""
    return navigation.page_trail(page, context["request"])


@register.simple_tag
def local(path: str) -> str:
    """A path of this site in the reader's language."""
    return navigation.local_path(path)


@register.filter
def initials(name: str) -> str:
    """Two letters for a monogram: "Kreis Erlenmark" is KE, "Ottersbrink" is Ot."""
    words = [word for word in name.replace("-", " ").split() if word[0].isupper()]
    return "".join(word[0] for word in words[:2]) if len(words) > 1 else name[:2]


@register.filter
def extension(document) -> str:
    """The type of a file as readers know it: PDF, DOCX."""
    return document.file_extension.upper()


@register.filter
def grouped(number) -> str:
    """A number as people read it: 8.900 or 74,1; "" when it is unknown."""
    if number is None:
        return ""
    places = 0 if number == int(number) else 1
    return number_format(number, places, use_l10n=True, force_grouping=True)


@register.filter(expects_localtime=True)
def day(moment) -> str:
    """A day as people read it: 8. Mai 2026; "" when it is unknown."""
    return written_day(moment) if moment else ""


@register.filter
def euro(amount) -> str:
    """An amount in euros; unknown is a dash, which is not zero."""
    return euros(amount) if amount is not None else "–"


@register.filter
def bare_url(url: str) -> str:
    """An address without its scheme, as people write it."""
    return url.split("://")[-1].removeprefix("www.").rstrip("/")
