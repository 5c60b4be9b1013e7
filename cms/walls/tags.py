"""Tags are not in use: Wagtail completes and offers those of all members to everybody.

Topics are terms of the ministry's vocabularies. Forms of images and documents have no tags; here goes the
last way to give some.
"""

from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.documents import get_document_model
from wagtail.images import get_image_model


def tagging_remove() -> None:
    """Take the action "add tags" away from images and documents, its button as well as its address."""
    for model in (get_image_model(), get_document_model()):
        app, name = model._meta.app_label, model._meta.model_name
        bulk_action_registry.get_bulk_actions_for_model(app, name)  # collects the actions of all apps
        bulk_action_registry.actions[app][name].pop("add_tags", None)
