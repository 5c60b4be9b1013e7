"""Included templates are those that Django would include, looked up once where the name stands there."""

from collections import Counter

import pytest
from django.template import Context, Engine, TemplateDoesNotExist

TEMPLATES = {
    "page.html": '{% include "parts/card.html" with title=name %}|{% include "parts/card.html" only %}',
    "parts/card.html": "<b>{{ title }}</b>{{ name }}{% include './foot.html' %}",
    "parts/foot.html": "{% block foot %}.{% endblock %}",
    "tree.html": '({{ node.0 }}{% if node.1 %}{% include "tree.html" with node=node.1 %}{% endif %})',
    "chosen.html": "{% include chosen %}{% include name|lower %}",
    "none.html": '{% include "missing.html" %}',
}


@pytest.fixture
def asked(monkeypatch) -> Counter:
    """How often each name was looked up."""
    names, find = Counter(), Engine.find_template

    def counted(engine, name, *args, **kwargs):
        names[name] += 1
        return find(engine, name, *args, **kwargs)

    monkeypatch.setattr(Engine, "find_template", counted)
    return names


def _engine(templates=TEMPLATES, *, ours: bool = True) -> Engine:
    loaders = [
        ("django.template.loaders.cached.Loader", [("django.template.loaders.locmem.Loader", templates)])
    ]
    return Engine(loaders=loaders, builtins=["cms.templatetags.inclusion"] if ours else [])


@pytest.mark.parametrize("name", ["page.html", "tree.html", "chosen.html"])
def test_they_say_what_they_say_with_django(name):
    values = {"name": "PAGE.HTML", "chosen": "parts/card.html", "title": "<i>", "node": (1, (2, (3, None)))}
    django, ours = (_engine(ours=ours).get_template(name).render(Context(values)) for ours in (False, True))
    assert django == ours and len(ours) > 5


def test_a_name_that_stands_there_is_looked_up_once(asked):
    page = _engine().get_template("page.html")
    for name in ("a", "b", "c"):
        assert page.render(Context({"name": name})) == f"<b>{name}</b>{name}.|<b></b>."
    assert asked == {"page.html": 1, "parts/card.html": 2, "parts/foot.html": 1}


def test_a_name_in_a_variable_is_looked_up_each_time():
    page = _engine().get_template("chosen.html")
    texts = [
        page.render(Context({"chosen": f"parts/{part}.html", "name": "parts/foot.html"}))
        for part in ("foot", "card")
    ]
    assert texts == ["..", "<b></b>parts/foot.html.."]


def test_what_is_loaded_anew_includes_what_stands_there_now():
    templates = dict(TEMPLATES)
    engine = _engine(templates)
    assert engine.get_template("parts/card.html").render(Context()) == "<b></b>."
    templates["parts/foot.html"] = "new"
    for loader in engine.template_loaders:
        loader.reset()
    assert engine.get_template("parts/card.html").render(Context()) == "<b></b>new"


def test_a_template_that_is_missing_is_named():
    with pytest.raises(TemplateDoesNotExist, match=r"missing\.html"):
        _engine().get_template("none.html").render(Context())
