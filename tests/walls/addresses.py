"""All addresses of the admin, with the numbers of a member's things for their arguments."""

from collections.abc import Iterator
from itertools import product

from django.apps import apps
from django.db.models import Model
from django.urls import URLPattern, get_resolver, reverse
from wagtail.models import Page, Revision, Task, TaskState, UploadedFile, Workflow, WorkflowState
from wagtail_localize.models import StringSegment

from cms.models import DocumentVersion, PortalDocument, PortalImage, User
from exchange.events.models import EventPage
from search.models import SynonymGroup

from .rooms import Rooms

# Arguments that are the same wherever they stand; all others depend on the address.
PAGE_ARGUMENTS = {"page_id", "parent_page_id", "page_to_move_id", "page_pk"}
PARTS = {
    "revision_id": ("object_id", Revision),
    "task_state_id": ("workflow_state__object_id", TaskState),
    "workflow_state_id": ("object_id", WorkflowState),
}
PLAIN_ARGUMENTS = {
    "action": ["delete", "publish", "unpublish", "move", "add_tags", "add_to_collection", "assign_role"],
    "action_name": ["approve", "reject"],
    "mode": ["html"],
    "filter_spec": ["width-100"],
    "session_id": ["1"],
    "uidb64": ["MQ"],
    "token": ["abc-def"],
    "kind": ["praxisbeispiel"],
    "revision_id_a": ["earliest"],
    "revision_id_b": ["latest"],
    "holiday_id": [1],  # the ministry's, in nobody's room
}
MODELS_OF_ARGUMENTS = {
    "image_id": PortalImage,
    "document_id": PortalDocument,
    "doc_id": PortalDocument,
    "version_id": DocumentVersion,
    "uploaded_file_id": UploadedFile,
    "string_segment_id": StringSegment,
    "event_id": EventPage,
}
# Views that number a thing by ``pk`` and do not say which.
MODELS_OF_NUMBERS = {
    "wagtailadmin_api:documents": PortalDocument,
    "wagtailadmin_api:images": PortalImage,
    "wagtaildocs_chooser": PortalDocument,
    "wagtailimages_chooser": PortalImage,
    "wagtailadmin_workflows:edit_task": Task,
    "wagtailadmin_workflows:disable_task": Task,
    "wagtailadmin_workflows:enable_task": Task,
    "wagtailadmin_workflows": Workflow,
    "synonyms": SynonymGroup,
    "wagtailusers_users:password_link": User,
}
# Addresses that need no walk, each with its reason.
SKIPPED = {
    "wagtailadmin_error_test": "raises an error on purpose",
    "wagtailadmin_logout": "ends the session; says nothing",
    "wagtail_localize:edit_override": "no field of ours may say something else in a translation",
}
APP_ARGUMENTS = {"app_label", "app_name", "content_type_app_name"}
MODEL_ARGUMENTS = {"model_name", "content_type_model_name"}
MODELS = [
    ("wagtailcore", "page"),
    ("experiences", "bestpracticepage"),
    ("municipalities", "memberpage"),
    ("cms", "portalimage"),
    ("cms", "portaldocument"),
    ("cms", "user"),
    ("vocabulary", "term"),
]


class UnknownArgument(Exception):
    """An address has an argument for which the walk knows no value: add it above, or a reason to skip it."""


def admin_patterns() -> Iterator[tuple[str, URLPattern]]:
    """Every pattern below /admin/ by its full name."""
    for pattern in get_resolver().url_patterns:
        if str(pattern.pattern) == "admin/":
            yield from _patterns(pattern.url_patterns, "")


def _patterns(patterns: list, namespace: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", pattern
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _patterns(pattern.url_patterns, inner)


def addresses(
    rooms: Rooms, room_of_a: Page, pages: list[Page], *, only_with_page: bool = False
) -> Iterator[tuple[str, str]]:
    """Name and path of every address, with these pages and everything else of the rooms filled in."""
    seen = set()
    for name, pattern in admin_patterns():
        if name.endswith("None") or name in SKIPPED:  # the last pattern catches what has no name
            continue
        if only_with_page and not PAGE_ARGUMENTS & pattern.pattern.regex.groupindex.keys():
            continue
        for arguments in _arguments(name, pattern, rooms, room_of_a, pages):
            path = reverse(name, kwargs=arguments)
            if path not in seen:
                seen.add(path)
                yield name, path


def unknown_arguments(rooms: Rooms, room_of_a: Page, pages: list[Page]) -> list[str]:
    """Addresses that the walk can not ask for, because it does not know what to fill in."""
    unknown = []
    for name, pattern in admin_patterns():
        if name in SKIPPED:
            continue
        try:
            list(_arguments(name, pattern, rooms, room_of_a, pages))
        except UnknownArgument as missing:
            unknown.append(str(missing))
    return unknown


def _arguments(
    name: str, pattern: URLPattern, rooms: Rooms, room_of_a: Page, pages: list[Page]
) -> Iterator[dict]:
    """Every combination of values for the arguments; where the address names a model, for each model."""
    names = list(pattern.pattern.regex.groupindex)
    apps = [key for key in names if key in APP_ARGUMENTS]
    models = [key for key in names if key in MODEL_ARGUMENTS]
    for app, model in MODELS if apps else [("", "")]:
        values = []
        for key in names:
            if key in apps or key in models:
                values.append([app if key in apps else model])
            elif apps and key in ("pk", "object_id"):
                values.append([thing.pk for thing in _of_model(model, rooms, pages)] or [1])
            elif key == "destination_id":
                values.append([room_of_a.pk, *(page.pk for page in pages)])
            else:
                values.append(_values(name, key, pattern, rooms, pages))
        for combination in product(*values):
            yield _with_parts(dict(zip(names, combination, strict=True)))


def _values(name: str, key: str, pattern: URLPattern, rooms: Rooms, pages: list[Page]) -> list:
    numbers_page = key == "pk" and name.startswith(("wagtailadmin_api:pages", "wagtailadmin_pages"))
    if key in PAGE_ARGUMENTS or numbers_page:
        return [page.pk for page in pages]
    if key in PARTS:
        return [0]  # chosen with the page
    if key in PLAIN_ARGUMENTS:
        return PLAIN_ARGUMENTS[key]
    if things := _things(name, key, pattern, rooms):
        return [thing.pk for thing in things]
    raise UnknownArgument(f"{name} ({key})")


def _of_model(model: str, rooms: Rooms, pages: list[Page]) -> list[Model]:
    if "page" in model:
        return pages
    return [
        thing for kind, things in rooms.things.items() if kind._meta.model_name == model for thing in things
    ]


def _with_parts(arguments: dict) -> dict:
    """Choose the version, the step of review … that belongs to the page."""
    for key in PARTS.keys() & arguments.keys():
        page, model = PARTS[key]
        found = model.objects.filter(**{page: str(arguments["page_id"])}).order_by("pk").last()
        arguments[key] = found.pk if found else 1
    return arguments


def _model(model: type[Model] | str | None) -> type[Model] | None:
    return apps.get_model(model) if isinstance(model, str) else model


def _things(name: str, key: str, pattern: URLPattern, rooms: Rooms) -> list[Model]:
    """What an argument may number: by its own name, else by the address, else by the model of the view."""
    by_name = {kind._meta.model_name: kind for kind in rooms.things}
    view = getattr(pattern.callback, "view_class", None)
    asked = [
        MODELS_OF_ARGUMENTS.get(key),
        by_name.get(key.removesuffix("_id").removesuffix("_pk").replace("_", "")),
        next((model for prefix, model in MODELS_OF_NUMBERS.items() if name.startswith(prefix)), None),
        _model(getattr(pattern.callback, "view_initkwargs", {}).get("model")),
        getattr(view, "model", None),
    ]
    return next((rooms.things[model] for model in asked if model in rooms.things), [])
