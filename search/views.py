"""The results page, with and without a fixed kind."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms.sharing.head import list_head
from exchange.municipalities.readers import reader_of

from .facets import shown_facets
from .forms import SearchForm
from .kinds import EVERYTHING, ListPage, list_pages
from .results import results_of
from .searcher import Searcher
from .usage.waiting import search_note


@require_safe
def results(request: HttpRequest, list_page: ListPage = EVERYTHING) -> HttpResponse:
    """Search and lists of one kind. Any query string gets a page; what it does not understand it ignores."""
    form = SearchForm.read(request.GET, shown_facets(list_page.kinds))
    searcher = Searcher(reader_of(request.user), get_language(), list_page.kinds)
    found = results_of(searcher, form)
    if form.is_first_question and not found.has_no_word:
        search_note(request, form.words, searcher.language, found=found.answers)
    number = f"seite={found.page.number}" if found.page.number > 1 else ""
    context = {
        "list_page": list_page,
        "list_pages": list_pages(list_page),
        "form": form,
        "results": found,
        "path": request.path,
        "hide_search": True,
        "head": list_head(
            request,
            title=str(list_page.heading),
            description=str(list_page.intro),
            query="&".join(filter(None, (found.form.address(), number))),
            is_narrowed=form.is_narrowed,
        ),
        "saved": f"{settings.BASE_URL}{request.path}{found.form.query}",
        "feed": _feed(list_page, found.form),
    }
    return render(request, "search/results.html", context)


def _feed(list_page: ListPage, form: SearchForm) -> str:
    """The address of the feed of what is shown."""
    if list_page.feed and not form.is_narrowed:
        return reverse(list_page.feed)
    return f"{reverse('search:atom')}{form.for_feed(list_page.kinds).query}"
