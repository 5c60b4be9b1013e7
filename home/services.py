"""Setting up an empty site: languages, root pages, menus, roles, the workflow. Safe to repeat."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from cms.models import Menu, MenuItem, NetworkSettings
from exchange.municipalities.models import MembersIndexPage, ReviewTask
from exchange.municipalities.roles import SiteRole
from exchange.municipalities.services.roles import roles_sync, site_group
from exchange.news.models import NewsroomPage
from exchange.vocabulary.services import terms_load
from search.synonyms import synonyms_load

from .models import HomePage

WORKFLOW_NAME = "Freigabe durch die Landesredaktion"
ROOT_COLLECTION = "Alle Dateien"
# Titles by language; the words of the path are the same in all of them.
HOME_TITLES = {"de": "Startseite", "en": "Home", "de-simple": "Start-Seite"}
MEMBERS_TITLES = {"de": "Kommunen", "en": "Municipalities", "de-simple": "Städte und Gemeinden"}
NEWSROOM_TITLES = {"de": "Aktuelles", "en": "News", "de-simple": "Neues"}
HEADER = (
    ("Strategien", "/strategien/"),
    ("Leitlinien", "/leitlinien/"),
    ("Praxisbeispiele", "/praxisbeispiele/"),
    ("Amtshilfe", "/amtshilfe/"),
    ("Kalender", "/kalender/"),
    ("Aktuelles", "/aktuelles/"),
)
FOOTER = (("Suche", "/suche/"),)


@transaction.atomic
def site_create() -> Site:
    """Make what every installation has; change nothing that is already there. Answers the default site."""
    _locales_create()
    home = _home_create()
    members = _members_index_create(home)
    newsroom = _newsroom_create(home)
    for page, titles in ((home, HOME_TITLES), (members, MEMBERS_TITLES), (newsroom, NEWSROOM_TITLES)):
        _translations_create(page, titles)
    site = _site_point_to(home)
    _menu_create(site, members)
    NetworkSettings.objects.get_or_create(site=site)
    _root_collection_name()
    terms_load()
    synonyms_load()
    roles_sync()
    _workflow_create()
    return site


def _locales_create() -> None:
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.get_or_create(language_code=code)


def _home_create() -> HomePage:
    """The front page of the first language, in the place of the page that Wagtail's migrations make."""
    locale = Locale.get_default()
    home = HomePage.objects.filter(locale=locale).first()
    if home is None:
        _wagtail_defaults_remove()
        root = Page.get_first_root_node()
        title = HOME_TITLES[locale.language_code]
        home = root.add_child(instance=HomePage(title=title, slug="home", locale=locale))
        home.save_revision().publish()
    return home


def _wagtail_defaults_remove() -> None:
    """Remove the welcome page, groups and workflow of Wagtail's migrations; the groups may write all."""
    for welcome in Page.objects.filter(depth=2, slug="home", content_type__model="page"):
        welcome.delete()
    Workflow.objects.filter(name="Moderators approval").delete()
    GroupApprovalTask.objects.filter(name="Moderators approval").delete()
    Group.objects.filter(name__in=["Moderators", "Editors"], user__isnull=True).delete()


def _members_index_create(home: HomePage) -> MembersIndexPage:
    page = MembersIndexPage.objects.child_of(home).first()
    if page is None:
        title = MEMBERS_TITLES[home.locale.language_code]
        page = home.add_child(instance=MembersIndexPage(title=title, slug="kommunen", locale=home.locale))
        page.save_revision().publish()
    return page


def _newsroom_create(home: HomePage) -> NewsroomPage:
    """The ministry's room for news and dossiers."""
    page = NewsroomPage.objects.child_of(home).first()
    if page is None:
        title = NEWSROOM_TITLES[home.locale.language_code]
        page = home.add_child(instance=NewsroomPage(title=title, slug="ministerium", locale=home.locale))
        page.save_revision().publish()
    return page


def _translations_create(page: Page, titles: dict[str, str]) -> None:
    """The page in every other language, live: these pages hold lists and hardly any text."""
    existing = set(page.get_translations().values_list("locale_id", flat=True))
    for locale in Locale.objects.exclude(pk__in={*existing, page.locale_id}):
        translation = page.copy_for_translation(locale)
        translation.title = translation.draft_title = titles.get(locale.language_code, page.title)
        translation.save_revision().publish()


def _site_point_to(home: HomePage) -> Site:
    """The default site, at the address that ``BASE_URL`` names."""
    address = urlsplit(settings.BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if (site.hostname, site.port, site.root_page_id) != (address.hostname, port, home.pk):
        site.hostname, site.port, site.root_page = address.hostname, port, home
        site.site_name = site.site_name or settings.WAGTAIL_SITE_NAME
        site.save()
    return site


def _menu_create(site: Site, members: MembersIndexPage) -> None:
    """Both menus, for the ministry to change; one that exists stays as it is."""
    menu, is_new = Menu.objects.get_or_create(site=site)
    if not is_new:
        return
    items = [MenuItem(place=MenuItem.Place.HEADER, label=MEMBERS_TITLES["de"], page=members.page_ptr)]
    for place, entries in ((MenuItem.Place.HEADER, HEADER), (MenuItem.Place.FOOTER, FOOTER)):
        items += [MenuItem(place=place, label=label, path=path) for label, path in entries]
    for position, item in enumerate(items):
        # Databases disagree on where rows without a position stand.
        item.sort_order = position
    menu.items.add(*items)
    menu.save()


def _root_collection_name() -> None:
    Collection.objects.filter(depth=1, name="Root").update(name=ROOT_COLLECTION)


def _workflow_create() -> None:
    """The one way to publication: approval by the Landesredaktion, for the pages of all languages."""
    homes = Page.objects.filter(depth=2)
    # Whatever the ministry made of it holds for languages that come later, too.
    existing = WorkflowPage.objects.filter(page__in=homes).select_related("workflow").first()
    workflow = existing.workflow if existing else _review_workflow()
    for page in homes:
        WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})


def _review_workflow() -> Workflow:
    task = ReviewTask.objects.create(name=SiteRole.EDITORIAL.label)
    task.groups.add(site_group(SiteRole.EDITORIAL))
    workflow = Workflow.objects.create(name=WORKFLOW_NAME)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow
