"""What is wrong with published pages: images without alternative text, links that lead nowhere."""

from collections.abc import Iterable, Iterator

from wagtail.fields import RichTextField
from wagtail.models import Page, ReferenceIndex, get_default_page_content_type
from wagtail.rich_text import extract_references_from_rich_text

from exchange.municipalities.models import ContributionPage

# What stored blocks look like (``cms.blocks.media``, ``cms.blocks.links``).
IMAGE_BLOCK = {"image", "alt_text", "decorative"}
LINK_BLOCK = {"label", "page", "url"}


def lacks_alt_text(page: Page) -> bool:
    """Whether an image of the page is neither described nor marked as decorative."""
    name = page.image_field
    if getattr(page, f"{name}_id") and not getattr(page, f"{name}_alt"):
        return not getattr(page, f"{name}_decorative", False)
    return any(
        block["image"] and not block["alt_text"] and not block["decorative"]
        for block in _parts(_story(page))
        if isinstance(block, dict) and IMAGE_BLOCK.issubset(block)
    )


def broken_links(pages: Iterable[Page]) -> dict[int, int]:
    """How many targets of a page are gone or not public, by id of the page, if there are any. Two queries."""
    pages = list(pages)
    links = {(page.pk, target) for page in pages for target in _links_in_texts(page)} | _references(pages)
    targets = {target for _source, target in links}
    public = set(Page.objects.live().filter(pk__in=targets).values_list("pk", flat=True))
    found: dict[int, int] = {}
    for source, target in links:
        if target not in public:
            found[source] = found.get(source, 0) + 1
    return found


def _references(pages: list[Page]) -> set[tuple[int, int]]:
    """Pages chosen in fields and rows, from Wagtail's index, which forgets targets that are gone."""
    page_type = get_default_page_content_type()
    rows = ReferenceIndex.objects.filter(
        base_content_type=page_type, object_id__in=[str(page.pk) for page in pages], to_content_type=page_type
    )
    return {(int(source), int(target)) for source, target in rows.values_list("object_id", "to_object_id")}


def _links_in_texts(page: Page) -> Iterator[int]:
    """The ids of pages that texts and blocks lead to, whether these pages exist or not."""
    texts = [getattr(page, field.name) for field in page._meta.fields if isinstance(field, RichTextField)]
    for part in (*texts, *_parts(_story(page))):
        if isinstance(part, str) and "<a " in part:
            yield from _page_ids(part)
        elif isinstance(part, dict) and LINK_BLOCK.issubset(part) and part["page"]:
            yield int(part["page"])


def _page_ids(html: str) -> Iterator[int]:
    for model, pk, _model_path, _content_path in extract_references_from_rich_text(html):
        if issubclass(model, Page):
            yield int(pk)


def _story(page: Page) -> Iterable:
    return page.body.raw_data if isinstance(page, ContributionPage) else ()


def _parts(value) -> Iterator:
    """Everything inside a stored story of blocks, at any depth: texts, lists, dictionaries."""
    yield value
    if isinstance(value, dict):
        for part in value.values():
            yield from _parts(part)
    elif not isinstance(value, str) and hasattr(value, "__iter__"):
        for part in value:
            yield from _parts(part)
