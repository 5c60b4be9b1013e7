"""The content files fit the models: no unknown key, no broken limit, no pointer to nothing."""

import csv
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from django.db import models
from PIL import Image
from wagtail.fields import RichTextField

from cms.models import Licence
from exchange.municipalities.models import JoiningCriterion, Member, MemberPage, NetworkRole, PageDocument
from exchange.municipalities.size_classes import size_class
from exchange.vocabulary.models import Vocabulary
from home.demo import members
from home.demo.contributions import MODELS, SPECIAL
from home.demo.reading import CONTENT, IMAGES, Entry, entries, entry
from home.demo.states import STATE_FIELDS
from home.fields import is_term_field, row_models, vocabulary_of

CONTRIBUTIONS = [each for folder in MODELS for each in entries(folder)]
MEMBERS = entries("members")
KEYS = {each.key for each in CONTRIBUTIONS}
UNFINISHED = ("draft", "returned")
ROW_LINKS = {"practice"}
REGISTER = Path("exchange/municipalities/data/nrw_municipalities.csv")
# What visitors search for: compounds that must stand in the prose.
COMPOUNDS = """Ehrenamtskarte Jubiläums-Ehrenamtskarte Freiwilligenagentur Engagementbeauftragte
Anerkennungskultur Unternehmensengagement Seniorenbüro Nachbarschaftshilfe Feuerwehrnachwuchs
Beteiligungssatzung Flüchtlingshilfe Vereinsförderrichtlinie Mehrgenerationenhaus Jugendparlament
Haushaltssicherungskommune""".split()


def named(each: Entry) -> str:
    return each.key


def model_of(each: Entry) -> type[models.Model]:
    return MODELS[each.key.split("/")[0]]


def plain(each: Entry) -> dict:
    """The values that go straight into fields of the page."""
    return {name: each.data[name] for name in each.data.keys() - SPECIAL - row_models(model_of(each)).keys()}


def terms() -> dict[str, set[str]]:
    """The keys of every vocabulary, from the file that installations load."""
    rows = tomllib.loads(Path("exchange/vocabulary/data/terms.toml").read_text(encoding="utf-8"))["term"]
    return {name: {row["key"] for row in rows if row["vocabulary"] == name} for name in Vocabulary.values}


TERMS = terms()


def assert_fits(model: type[models.Model], values: dict) -> None:
    """Every value has a field, is one of its choices or terms, and is not too long."""
    for name, value in values.items():
        field = model._meta.get_field(name)
        if is_term_field(field):
            assert set([value] if isinstance(value, str) else value) <= TERMS[vocabulary_of(field)], name
        elif field.choices:
            assert value in dict(field.flatchoices), f"{name}: {value}"
        elif isinstance(field, models.CharField | models.TextField) and field.max_length:
            assert len(value) <= field.max_length, f"{name} has {len(value)} characters"


@pytest.mark.parametrize("each", CONTRIBUTIONS, ids=named)
def test_a_contribution_fits_its_model(each):
    assert_fits(model_of(each), plain(each))


@pytest.mark.parametrize("each", CONTRIBUTIONS, ids=named)
def test_the_rows_of_a_contribution_fit_their_models(each):
    for name, model in row_models(model_of(each)).items():
        for row in each.data.get(name, ()):
            assert_fits(model, {key: row[key] for key in row.keys() - ROW_LINKS})


@pytest.mark.parametrize(
    "each", [each for each in CONTRIBUTIONS if each.data["state"] not in UNFINISHED], ids=named
)
def test_what_is_submitted_or_published_answers_every_required_question(each):
    given = {name for name, value in plain(each).items() if value not in ("", [], None)}
    required = {
        field.name
        for field in [*model_of(each)._meta.local_fields, *model_of(each)._meta.many_to_many]
        if not field.blank and not field.auto_created and field.editable and not field.has_default()
    }
    assert required - given - SPECIAL - {"page_ptr"} == set()


@pytest.mark.parametrize("each", CONTRIBUTIONS, ids=named)
def test_at_most_three_terms_where_terms_are_ranked(each):
    for name in model_of(each).ranked_terms:
        assert len(each.data.get(name, ())) <= 3


@pytest.mark.parametrize("each", CONTRIBUTIONS, ids=named)
def test_a_contribution_points_only_to_what_exists(each):
    data = each.data
    targets = [
        *data.get("related", ()),
        *(row["practice"] for row in data.get("measures", ()) if "practice" in row),
    ]
    targets += [data["replaced_by"]] if "replaced_by" in data else []
    assert set(targets) <= KEYS - {each.key}
    assert {data["member"], *data.get("further_members", ())} <= {member.name for member in MEMBERS}
    points = {row["key"] for row in entry(f"members/{data['member']}").data["contact_points"]}
    assert {data[name] for name in ("contact_point", "deputy_point") if name in data} <= points


@pytest.mark.parametrize("each", CONTRIBUTIONS, ids=named)
def test_an_image_has_an_alternative_text_or_is_decorative(each):
    data = each.data
    if "image" in data:
        assert bool(data.get("image_alt")) != data.get("image_decorative", False)


@pytest.mark.parametrize("each", CONTRIBUTIONS, ids=named)
def test_dates_say_what_the_state_needs(each):
    data = each.data
    wanted = {
        "published": {"published_on"},
        "archived": {"published_on", "archived_on"},
        "expired": {"published_on", "expired_on"},
        "returned": {"return_reason"},
    }.get(data["state"], set())
    assert wanted == data.keys() & set(STATE_FIELDS) - {"state"}


def test_there_is_as_much_of_each_as_promised():
    assert len(MEMBERS) == 15
    assert Counter(each.key.split("/")[0] for each in CONTRIBUTIONS) == {
        "practices": 22,
        "strategies": 8,
        "guidelines": 8,
        "offers": 10,
    }


def test_states_and_visibilities_are_mixed_as_promised():
    states = Counter(each.data["state"] for each in CONTRIBUTIONS)
    assert states == {"published": 39, "review": 3, "draft": 3, "returned": 1, "archived": 1, "expired": 1}
    hidden = Counter(each.data.get("visibility", "public") for each in CONTRIBUTIONS)
    assert hidden == {"public": 44, "network": 3, "member": 1}


@pytest.mark.parametrize("field", ["topics", "target_groups", "action_fields"])
def test_every_term_of_a_facet_has_a_public_contribution(field):
    public = [
        each for each in CONTRIBUTIONS if each.data["state"] == "published" and "visibility" not in each.data
    ]
    used = {key for each in public for key in each.data[field]}
    assert used == TERMS[vocabulary_of(MODELS["offers"]._meta.get_field(field))]


def test_practices_cover_every_class_of_cost_staff_and_status():
    practices = [each.data for each in entries("practices")]
    costs = [max(data.get("cost_once", 0), data.get("cost_yearly", 0)) for data in practices]
    for low, high in ((0, 1_001), (1_001, 5_001), (5_001, 20_001), (20_001, 100_001), (100_001, 10**9)):
        assert any(low <= cost < high for cost in costs), f"{low} to {high}"
    staff = [float(data["staff_fte"]) for data in practices if "staff_fte" in data]
    assert min(staff) <= 0.05
    assert max(staff) > 0.5
    assert {"laeuft", "pilot", "eingestellt"} <= {data["status"] for data in practices}


def test_the_prose_of_published_practices_is_long_enough_to_be_searched():
    for each in entries("practices"):
        if each.data["state"] == "published":
            words = {
                name: len(each.data[name].split()) for name in ("problem", "goals", "solution", "results")
            }
            assert words["problem"] >= 50, each.key
            assert words["solution"] >= 90, each.key
            assert sum(words.values()) >= 200, each.key


def test_the_compounds_of_the_field_occur():
    everything = " ".join(path.read_text(encoding="utf-8") for path in CONTENT.rglob("*.toml"))
    joined = re.sub(r"\s+", " ", everything)
    assert [word for word in COMPOUNDS if word not in joined] == []


@pytest.mark.parametrize("each", MEMBERS, ids=named)
def test_a_member_fits_its_models(each):
    data = each.data
    assert_fits(Member, {name: data[name] for name in members.MEMBER_FIELDS if name in data})
    assert_fits(MemberPage, {name: data[name] for name in members.PROFILE_FIELDS if name in data})
    for row in data["criteria"]:
        assert_fits(JoiningCriterion, row)
    for row in data.get("network_roles", ()):
        assert_fits(NetworkRole, row)
    assert data.keys() <= {
        *members.MEMBER_FIELDS, *members.PROFILE_FIELDS, *members.ROW_FIELDS, *members.PLACE_FIELDS,
    }  # fmt: skip


@pytest.mark.parametrize("each", [each for each in MEMBERS if each.data["status"] == "mitglied"], ids=named)
def test_a_full_member_meets_the_five_criteria(each):
    criteria = {row["criterion"] for row in each.data["criteria"] if "met_on" in row}
    assert criteria == set(JoiningCriterion.Criterion.values)
    assert "joined_on" in each.data


@pytest.mark.parametrize("each", MEMBERS, ids=named)
def test_contact_points_lead_nowhere_real(each):
    for row in each.data["contact_points"]:
        assert row["mailbox"].endswith(".example")
        assert row["phone"].startswith("0000 ")
        assert row["deputy"]
    assert each.data["website"].endswith(".example")


def test_no_member_bears_the_name_of_a_real_municipality():
    with REGISTER.open(encoding="utf-8", newline="") as file:
        real = {row["name"].casefold() for row in csv.DictReader(file, delimiter=";")}
    for each in MEMBERS:
        bare = each.data["name"].removeprefix("Kreis ").casefold()
        assert not [name for name in real if name == bare or name.startswith(f"{bare} ")]


def test_members_are_of_every_size_kind_and_region():
    data = [each.data for each in MEMBERS]
    sizes = {size_class(row.get("population"), is_district=row["kind"] == "kreis") for row in data}
    assert sizes - {""} == TERMS["size_class"]
    assert {row["district"] for row in data if "district" in row} == {
        "05100000",
        "05300000",
        "05500000",
        "05700000",
        "05900000",
    }
    assert len({row["kind"] for row in data}) >= 7
    assert Counter(row["kreis"] for row in data if "kreis" in row)["kreis-erlenmark"] == 2
    assert {"mitglied", "interessiert", "beitritt-laeuft", "ruhend"} == {row["status"] for row in data}


def test_members_lie_apart_from_each_other_within_the_land():
    places = [(each.data["lat"], each.data["lon"]) for each in MEMBERS]
    assert len(set(places)) == len(places)
    assert all(50.3 < lat < 52.6 and 5.8 < lon < 9.5 for lat, lon in places)


def test_every_image_is_used_and_has_its_drawing():
    used = {each.data["image"] for each in CONTRIBUTIONS if "image" in each.data}
    assert {path.stem for path in IMAGES.glob("*.png")} == used
    assert {path.stem for path in IMAGES.glob("*.svg")} == used
    assert len(used) >= 24


def test_images_are_of_one_size_and_light():
    paths = list(IMAGES.glob("*.png"))
    for path in paths:
        with Image.open(path) as image:
            assert image.size == (1600, 1000), path
    assert sum(path.stat().st_size for path in IMAGES.iterdir()) < 3_000_000


def test_every_document_is_used_and_has_a_known_kind_and_licence():
    rows = [row for each in CONTRIBUTIONS for row in each.data.get("documents", ())]
    documents = entries("documents")
    assert {row["key"] for row in rows} == {each.name for each in documents}
    assert len(documents) >= 8
    for row in rows:
        assert_fits(PageDocument, {"kind": row["kind"], "note": row["note"]})
    assert {each.data["licence"] for each in documents} <= set(Licence.values)


def test_amounts_and_prose_are_what_their_fields_expect():
    for each in CONTRIBUTIONS:
        for name, value in plain(each).items():
            field = model_of(each)._meta.get_field(name)
            if isinstance(field, RichTextField):
                assert value.strip(), f"{each.key}: {name}"
            if isinstance(field, models.IntegerField):
                assert isinstance(value, int), f"{each.key}: {name}"
