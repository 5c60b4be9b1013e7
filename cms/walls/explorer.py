"""Views of the page explorer name pages before they ask whether one may see them (Wagtail 8.0.1).

Exploring is open below the nearest common ancestor of one's pages: with rooms in several languages that is
the root. "Move to …" and the steps of a workflow show the page, or its title in a message, before they check;
"copy" and "move" name the new parent in their refusal.
"""

from django.http import HttpRequest

from .reach import pages_to_explore

PAGE_ARGUMENTS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "pk")
PARENT_FIELDS = ("new_parent_page", "chooser")


def pages_named_are_explorable(request: HttpRequest, **arguments) -> bool:
    """Whether all pages that the address or the form names are such as this person works on."""
    named = {str(arguments[name]) for name in PAGE_ARGUMENTS if name in arguments}
    named |= {request.POST[name] for name in PARENT_FIELDS if request.POST.get(name)}
    if not named:
        return True
    if not all(key.isdecimal() and len(key) < 19 for key in named):
        return False
    return pages_to_explore(request.user).filter(pk__in=named).count() == len(named)
