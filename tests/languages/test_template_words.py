"""Words in templates say what Django's own tags would make of them."""

import pytest
from django.template import Context, Template
from django.templatetags import i18n
from django.utils.translation import override

from cms.languages.template_words import StandingWords


@pytest.mark.parametrize("code", ["de", "en"])
@pytest.mark.parametrize(
    "source",
    [
        '{% trans "Zum Inhalt springen" %}',
        "{% translate 'Hauptmenü' %}",
        '{% trans "Suche" as word %}<{{ word }}|{{ word|upper }}>',
        '{% trans "100 % sicher & <b>klar</b>" %}',
        '{% trans "<b>Suche</b>" as word %}{{ word }}',
        '{% trans "Suche"|upper %}',
        '{% trans "Suche" noop %}',
        '{% trans "Auszeichnungen" context "Preise" %}',
        "{% trans word %}",
        "{% trans word as other %}{{ other }}",
        '{% trans "" %}',
        "{% blocktrans %}Ein Angebot von: {{ ministry }}{% endblocktrans %}",
        '{% trans "Datum" as heading %}{{ "j. F Y"|length }}{{ _("Suche") }}',
    ],
)
def test_they_are_those_of_django_escaped_or_not(source, code, monkeypatch):
    context = {"word": "Suche & <Kartenansicht>", "ministry": "Ministerium & Land"}
    source = "{% load i18n %}" + source
    with override(code):
        ours = Template(source).render(Context(context))
        for name in ("trans", "translate"):
            monkeypatch.setitem(i18n.register.tags, name, i18n.do_translate)
        assert Template(source).render(Context(context)) == ours


def test_only_words_that_stand_there_take_the_short_way():
    def is_short(source: str) -> bool:
        return bool(Template("{% load i18n %}" + source).nodelist.get_nodes_by_type(StandingWords))

    assert is_short('{% trans "Suche" %}') and is_short('{% translate "Suche" as word %}')
    assert not is_short("{% trans word %}") and not is_short('{% trans "Suche"|upper %}')
    assert not is_short('{% trans "Suche" context "Ort" %}') and not is_short('{% trans "Suche" noop %}')
