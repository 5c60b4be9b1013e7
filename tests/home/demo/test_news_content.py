"""News, dossiers and marks of the demo fit the models, lead to published pages, and say they are invented."""

import pytest

from exchange.municipalities.models import Mark
from exchange.news.models import DossierItem
from home.demo import news
from home.demo.contributions import MODELS as CONTRIBUTIONS
from home.demo.reading import Entry, entries, entry

from .test_content import assert_fits, named

NEWS = [each for folder in news.MODELS for each in entries(folder)]
MARKED = [each for folder in CONTRIBUTIONS for each in entries(folder) if "marks" in each.data]


def is_published(key: str) -> bool:
    return entry(key).data.get("state", "published") == "published"


@pytest.mark.parametrize("each", NEWS, ids=named)
class TestNews:
    def test_it_fits_its_model(self, each: Entry):
        model = news.MODELS[each.key.split("/")[0]]
        assert_fits(model, {name: each.data[name] for name in each.data.keys() - news.SPECIAL})
        for row in each.data.get("items", ()):
            assert_fits(DossierItem, {"comment": row["comment"]})

    def test_it_points_to_what_is_published(self, each):
        keys = [*each.data.get("related", ()), *(row["page"] for row in each.data.get("items", ()))]
        assert all(is_published(key) for key in keys)

    def test_what_no_invented_member_says_is_marked_as_invented(self, each):
        notices = [block["notice"] for block in each.data["body"] if "notice" in block]
        assert ("member" in each.data) or notices == ["Erfundenes Beispiel"]


def test_there_are_news_of_both_kinds_of_the_ministry_and_of_members():
    kinds = {(each.data.get("news_type"), "member" in each.data) for each in entries("news")}
    assert kinds == {("pressemitteilung", False), ("meldung", False), ("meldung", True)}


@pytest.mark.parametrize("each", MARKED, ids=named)
def test_marks_fit_and_stand_on_what_is_published(each):
    assert is_published(each.key)
    kinds = [row["kind"] for row in each.data["marks"]]
    assert len(set(kinds)) == len(kinds)
    for row in each.data["marks"]:
        assert_fits(Mark, {"kind": row["kind"], "reason": row["reason"]})


def test_some_contributions_are_marked():
    assert {row["kind"] for each in MARKED for row in each.data["marks"]} == {"hervorgehoben", "geprueft"}
    assert len(MARKED) == 6
