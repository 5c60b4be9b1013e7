"""Views of the page explorer name pages before they ask whether one may see them (Wagtail 8.0.1).

Exploring is open below the nearest common ancestor of one's pages: with rooms in several languages that is
the root. "Move to …" shows the page before it checks; "copy" and "move" name the new parent in their refusal.
"""

from django.http import HttpRequest

from .reach import pages_to_explore

PARENT_FIELDS = ("new_parent_page", "chooser")


def pages_named_are_explorable(request: HttpRequest, **arguments) -> bool:
    """Whether all pages that the address or the form names are such as this person works on."""
    named = {str(value) for key, value in arguments.items() if key.endswith("_id")}
    named |= {request.POST[name] for name in PARENT_FIELDS if request.POST.get(name)}
    if not named:
        return True
    if not all(key.isdecimal() and len(key) < 19 for key in named):
        return False
    return pages_to_explore(request.user).filter(pk__in=named).count() == len(named)
