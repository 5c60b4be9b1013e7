"""What templates write out is what Django itself would write."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template, base
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import override as time_zone
from django.utils.translation import gettext_lazy, override

from cms import template_values
from exchange.municipalities.models import Visibility


class Html:
    def __html__(self) -> str:
        return "<i>"


class Text(str):
    """A kind of text of its own."""

    def __str__(self) -> str:
        return "<own>"


VALUES = [
    "Müller & <b>\"Söhne\"</b> 'nebenan'", "", mark_safe("<b>"), gettext_lazy("Suche"), Html(),
    Text("<x>"), Visibility.PUBLIC, None, True, 1234567, 3.5, Decimal("1234.50"), ["<", 1],
    datetime(2026, 7, 1, 12, tzinfo=ZoneInfo("UTC")),
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
@pytest.mark.parametrize("autoescape", [True, False])
@pytest.mark.parametrize("code", ["de", "en"])
def test_it_is_what_django_writes(value, autoescape, code, monkeypatch):
    context = Context({"value": value}, autoescape=autoescape)
    template = Template("{{ value }}|{{ value|default:'–' }}")
    with override(code), time_zone("Europe/Berlin"):
        ours = template.render(context)
        monkeypatch.setattr(base, "render_value_in_context", template_values._as_django_writes)
        assert template.render(context) == ours and type(ours) is SafeString


def test_texts_take_the_short_way(monkeypatch):
    monkeypatch.setattr(template_values, "escape", lambda text: f"short {text}")
    assert Template("{{ value }}").render(Context({"value": "way"})) == "short way"
