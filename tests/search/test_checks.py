from cms.models import BasePage
from search import checks


def found_for(monkeypatch, *page_types):
    monkeypatch.setattr(checks, "get_page_models", lambda: page_types)
    return [error.id for error in checks.page_types_say_how_they_are_found(None)]


def test_all_page_types_say_how_they_are_found():
    assert checks.page_types_say_how_they_are_found(None) == []


def test_a_page_type_that_says_nothing_is_an_error(monkeypatch):
    class SilentPage(BasePage):
        class Meta:
            abstract = True

    class HiddenPage(SilentPage):
        class Meta:
            abstract = True

        def search_document(self):
            return None

    assert found_for(monkeypatch, SilentPage, HiddenPage) == ["search.E001"]
