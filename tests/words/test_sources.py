"""What counts as a text of the interface, in code and in templates."""

import pytest

from cms.words.message import Message, fixed_parts
from cms.words.sources import messages, messages_in


@pytest.fixture
def found(tmp_path):
    """The messages in a file with this content: ``found("seite.html", "…")``."""

    def read(name, content):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return list(messages_in(path))

    return read


def test_python_calls_are_found_whatever_they_are_called(found):
    code = '_("Eins")\ngettext_lazy("Zwei " "drei")\ngettext_noop("Vier")\npgettext("Monat", "Mai")\n'
    assert found("code.py", code) == [
        Message("Eins"),
        Message("Zwei drei"),
        Message("Vier"),
        Message("Mai", context="Monat"),
    ]


def test_a_plural_brings_both_forms(found):
    assert found("code.py", 'ngettext("%(n)s Tag", "%(n)s Tage", n)') == [Message("%(n)s Tag", "%(n)s Tage")]


def test_tags_of_templates_are_found_between_and_inside_html(found):
    template = """
        <p title="{% trans "Hinweis" %}">"It's" {{ day|date:_("j. F") }}
          {% translate 'Suche' as label %}</p>
      {% blocktrans trimmed count n=rows|length %}
        {{ n }} Treffer bei {{ place }}
      {% plural %}
        {{ n }} Treffer
      {% endblocktrans %}
    """
    assert found("seite.html", template) == [
        Message("Hinweis"),
        Message("j. F"),
        Message("Suche"),
        Message("%(n)s Treffer bei %(place)s", "%(n)s Treffer"),
    ]


def test_files_of_other_kinds_hold_no_messages(found):
    assert found("daten.toml", '_("Nein")') == []


def test_a_message_of_the_site_is_found_with_every_file_that_uses_it():
    files = messages()[Message("Suche")]
    assert "cms/navigation.py" in files
    assert len(files) == len(set(files))


def test_placeholders_and_tags_are_what_a_translation_may_not_touch():
    assert fixed_parts("<b>%(n)s</b> von {all}: %d %%, %s") == [
        "%%",
        "%(n)s",
        "%d",
        "%s",
        "</b>",
        "<b>",
        "{all}",
    ]
