"""A page type that nobody can find is a mistake, unless it says so."""

from django.core.checks import Error, register
from wagtail.models import get_page_models

from cms.models import BasePage


@register()
def page_types_say_how_they_are_found(app_configs, **kwargs) -> list[Error]:
    """Every page type of our own overrides ``search_document``; it may return ``None``."""
    return [
        Error(
            f"{model.__name__} does not say how it is found.",
            hint="Define search_document(); return None if the page is not to be found.",
            obj=model,
            id="search.E001",
        )
        for model in get_page_models()
        if issubclass(model, BasePage) and model.search_document is BasePage.search_document
    ]
