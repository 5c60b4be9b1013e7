"""News and dossiers as editors make them, published through a revision."""

from wagtail.models import Page

from exchange.municipalities.models import Member
from exchange.news.models import DossierItem, DossierPage, NewsPage, NewsroomPage

from .contributions import make_term
from .municipalities import profile_of

PRESS = {
    "news_type": "pressemitteilung",
    "press_office": "Pressestelle",
    "press_mailbox": "presse@land.example",
    "press_phone": "0000 4711",
}


def newsroom(language: str = "de") -> NewsroomPage:
    """The ministry's room in a language."""
    return NewsroomPage.objects.get(locale__language_code=language)


def make_news(member: Member | None = None, live: bool = True, **fields) -> NewsPage:
    """A piece of news of a member, or of the ministry. Topics may be given as keys."""
    parent = profile_of(member) if member else newsroom()
    return _publish(NewsPage, parent, live, _NEWS | fields)


def make_press_release(member: Member | None = None, live: bool = True, **fields) -> NewsPage:
    """A press release with a press contact; ``go_live_at`` is its embargo."""
    return make_news(member, live, **(PRESS | fields))


def make_dossier(*targets: Page, live: bool = True, **fields) -> DossierPage:
    """A dossier with these pages; each comment begins with "Lesenswert" and names the page."""
    items = [
        DossierItem(target=Page.objects.get(pk=page.pk), comment=f"Lesenswert: {page.title}", sort_order=n)
        for n, page in enumerate(targets)
    ]
    return _publish(DossierPage, newsroom(), live, _DOSSIER | {"items": items} | fields)


def _publish(model, parent, live: bool, fields: dict):
    topics = [make_term("topic", key) for key in fields.pop("topics", ())]
    relations = {name: fields.pop(name) for name in list(fields) if model._meta.get_field(name).one_to_many}
    page = model(live=False, **fields)
    page.topics = topics
    for name, rows in relations.items():
        setattr(page, name, rows)
    parent.add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    return model.objects.get(pk=page.pk)


_STORY = [("paragraph", "<p>Ab sofort können Kommunen ihre Anträge online stellen.</p>")]
_NEWS = {
    "title": "Neues Förderprogramm startet",
    "summary": "Das Land fördert Engagementstrategien kleiner Gemeinden.",
    "body": _STORY,
}
_DOSSIER = {
    "title": "Dossier Anerkennung",
    "summary": "Wie Kommunen sich bei Freiwilligen bedanken.",
    "body": _STORY,
}
