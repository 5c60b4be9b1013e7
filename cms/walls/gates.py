"""Addresses of the admin that need more than Wagtail asks for: one table, name of the address -> guard.

A name with ``*`` at its end stands for all that begin so.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import update_wrapper

from django.http import HttpRequest
from django.urls import URLPattern, resolve
from wagtail.admin.auth import permission_denied
from wagtail.models import Locale, Page

from .chooser import pages_asked_for_are_reachable
from .explorer import pages_named_are_explorable
from .reach import oversees

Guard = Callable[..., bool]


def overseers(request: HttpRequest, **kwargs) -> bool:
    """The ministry."""
    return oversees(request.user)


def translators(request: HttpRequest, **kwargs) -> bool:
    """The ministry's translation team."""
    return request.user.has_perm("wagtail_localize.submit_translation")


def submitters(request: HttpRequest, page_id: int, **kwargs) -> bool:
    """The team, for one published German page at a time: drafts below it are nobody's to copy."""
    published = Page.objects.live().filter(pk=page_id, locale=Locale.get_default())
    return translators(request) and "include_subtree" not in request.POST and published.exists()


def updaters(request: HttpRequest, **kwargs) -> bool:
    """The team, but nobody publishes German sentences on a translated page."""
    return translators(request) and "publish_translations" not in request.POST


def nobody(request: HttpRequest, **kwargs) -> bool:
    """The site does without this view."""
    return False


GATES: dict[str, Guard] = {
    # Reports name pages and accounts of all members: page types the page edited last, drafts included (of the
    # kind of wagtail #13314); the filters of the others whoever locked, edited or submitted a page.
    "wagtailadmin_reports:*": overseers,
    # The right to submit is asked without the page, so that a foreign draft could be copied into another
    # language; the report lists all titles, the API of snippets asks nobody (wagtail-localize 1.14.5).
    "wagtail_localize:submit_page_translation": submitters,
    "wagtail_localize:submit_snippet_translation": nobody,
    "wagtail_localize:update_translations": updaters,
    "wagtail_localize:translations_report*": translators,
    # An alias would show German content under another language.
    "wagtail_localize:convert_to_alias": nobody,
    "wagtail_localize:snippets_api_*": translators,
    # An override may name any file or page by its number.
    "wagtail_localize:edit_override": translators,
    # Some of these name a page, or the new parent of one, before they ask for the right to see it.
    "wagtailadmin_explore*": pages_named_are_explorable,
    "wagtailadmin_pages:*": pages_named_are_explorable,
    "wagtail_bulk_action": pages_named_are_explorable,
    # Tags are not in use; the completion would list those of all members.
    "wagtailadmin_tag_*": nobody,
    # What people search is for the ministry; Wagtail asks nobody. Its report gives way to our own.
    "wagtailsearchpromotions:chooser*": overseers,
    "wagtailsearchpromotions:search_terms*": nobody,
    # The hook of the page chooser is not asked for these two (wagtail #9714).
    "wagtailadmin_choose_page_child": pages_asked_for_are_reachable,
    "wagtailadmin_choose_page_chosen_multiple": pages_asked_for_are_reachable,
}


def gates_close(urlpatterns: list) -> None:
    """Put the guards of the table before these views; raises ``LookupError`` for names that nobody has."""
    closed = set()
    for name, pattern in _named_patterns(urlpatterns):
        if gate := _gate_of(name):
            pattern.callback = update_wrapper(_guarded(pattern.callback, GATES[gate]), pattern.callback)
            closed.add(gate)
    if missing := GATES.keys() - closed:
        raise LookupError(f"No address of the admin is called {', '.join(sorted(missing))}.")


def hide_closed_reports(request: HttpRequest, menu_items: list) -> None:
    """Take reports out of the menu that this person may not open (hook ``construct_reports_menu``)."""
    menu_items[:] = [item for item in menu_items if _is_open(request, resolve(item.url).view_name)]


def _is_open(request: HttpRequest, name: str) -> bool:
    gate = _gate_of(name)
    return gate is None or GATES[gate](request)


def _gate_of(name: str) -> str | None:
    """The first row of the table that means this address."""
    gates = (gate for gate in GATES if name == gate or (gate.endswith("*") and name.startswith(gate[:-1])))
    return next(gates, None)


def _named_patterns(urlpatterns: Iterable, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in urlpatterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", pattern
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _named_patterns(pattern.url_patterns, inner)


def _guarded(view: Callable, guard: Guard) -> Callable:
    def guarded(request, *args, **kwargs):
        # Who may not enter the admin at all is turned away by Wagtail itself, with the login form.
        if request.user.has_perm("wagtailadmin.access_admin") and not guard(request, **kwargs):
            return permission_denied(request)
        return view(request, *args, **kwargs)

    return guarded
