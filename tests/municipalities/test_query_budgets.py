"""No public page asks the database more often because there is more to show."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from exchange.experiences.models.best_practice import KeyFigure, PracticeCost, PracticePartner, PracticeStep
from exchange.experiences.models.guideline import KeyPoint
from exchange.experiences.models.strategy import StrategyGoal, StrategyMeasure
from exchange.municipalities.models import ContactPoint, MemberRole, PageDocument, PageLink, PageRelation
from exchange.vocabulary.models import Term
from tests.factories.contributions import make_guideline, make_offer, make_practice, make_strategy
from tests.factories.files import make_document, make_image
from tests.factories.municipalities import make_member, make_user, profile_of

pytestmark = pytest.mark.django_db
FEW, MANY = 3, 30
# What a page may cost, by kind of reader; less is welcome, more needs a reason. Each page asks for its
# languages, its marks and those of its cards; the profile for news and similar members, the front page
# for news and for what is highlighted.
BUDGETS = {
    "practice": {"visitor": 33, "member": 46},
    "strategy": {"visitor": 32, "member": 45},
    "guideline": {"visitor": 32, "member": 45},
    "offer": {"visitor": 28, "member": 41},
    "profile": {"visitor": 35, "member": 48},
    "members": {"visitor": 18, "member": 30},
    "front page": {"visitor": 37, "member": 49},
}


def terms(vocabulary: str, number: int = 3) -> list[Term]:
    return list(Term.objects.of(vocabulary)[:number])


def relations(member, number: int) -> list[PageRelation]:
    image = make_image()
    fields = {"image": image, "image_alt": "Ein Platz", "topics": terms("topic")}
    return [
        PageRelation(target=make_practice(member, title=f"Beispiel {n}", **fields).page_ptr)
        for n in range(number)
    ]


def shared_rows(member, number: int) -> dict:
    return {
        "page_documents": [PageDocument(document=make_document(title=f"Datei {n}")) for n in range(number)],
        "page_links": [PageLink(label=f"Link {n}", url="https://land.example/") for n in range(number)],
        "page_relations": relations(member, number),
        "further_members": [make_member(contact=False) for _n in range(number // 3)],
        "target_groups": terms("target_group", number),
    }


def practice(number: int) -> str:
    member = make_member()
    return make_practice(
        member,
        steps=[PracticeStep(title=f"Schritt {n}") for n in range(number)],
        costs=[PracticeCost(label=f"Posten {n}", once=n) for n in range(number)],
        partners=[PracticePartner(name=f"Verein {n}") for n in range(number)],
        key_figures=[KeyFigure(label=f"Zahl {n}") for n in range(number)],
        funding=terms("funding", number),
        **shared_rows(member, number),
    ).url


def strategy(number: int) -> str:
    member, field = make_member(), terms("action_field")[0]
    practices = [make_practice(member, title=f"Maßnahme {n}") for n in range(number)]
    return make_strategy(
        member,
        goals=[StrategyGoal(text=f"Ziel {n}", action_field=field) for n in range(number)],
        measures=[StrategyMeasure(title=f"Maßnahme {n}", practice=page) for n, page in enumerate(practices)],
        participation_formats=terms("participation_format", number),
        **shared_rows(member, number),
    ).url


def guideline(number: int) -> str:
    member = make_member()
    points = [KeyPoint(number=str(n), heading=f"Punkt {n}", rule="Regel") for n in range(number)]
    replacement = make_guideline(member, title="Neue Fassung")
    page = make_guideline(member, key_points=points, replaced_by=replacement, **shared_rows(member, number))
    for n in range(number):
        make_guideline(member, title=f"Alte Fassung {n}", replaced_by=page)
    return page.url


def offer(number: int) -> str:
    member = make_member()
    return make_offer(member, formats=terms("amtshilfe_format", number), **shared_rows(member, number)).url


def profile(number: int) -> str:
    district = make_member(kind="kreis")
    town = make_member(kreis_member=district)
    page = profile_of(district)
    for n in range(number):
        page.contact_points.add(ContactPoint(function=f"Stelle {n}", mailbox=f"stelle{n}@kreis.example"))
        page.page_links.add(PageLink(label=f"Link {n}", url="https://kreis.example/"))
        for owner, also in ((district, []), (town, [district])):
            make_practice(owner, title=f"Beispiel {n}", topics=terms("topic"), further_members=also)
        make_member(kreis_member=district, contact=False)
    page.save_revision().publish()
    return page.url


def members(number: int) -> str:
    district = make_member(kind="kreis")
    for _n in range(number):
        make_practice(make_member(kreis_member=district))
    return "/kommunen/"


def front_page(number: int) -> str:
    # The front page shows a bounded number of each; all types and the pictures of cards are there.
    image = make_image()
    for n in range(number // 3):
        member = make_member()
        for make in (make_practice, make_strategy, make_guideline, make_offer):
            make(member, title=f"Beitrag {n}", image=image, image_alt="Ein Platz", topics=terms("topic"))
    return "/"


PAGES = {
    "practice": practice,
    "strategy": strategy,
    "guideline": guideline,
    "offer": offer,
    "profile": profile,
    "members": members,
    "front page": front_page,
}


def queries_for(client, address: str) -> list[str]:
    assert client.get(address).status_code == 200  # whatever is made at the first sight, like scaled images
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return [query["sql"] for query in captured.captured_queries]


@pytest.mark.parametrize("make", PAGES.values(), ids=PAGES)
def test_three_and_thirty_cost_the_same(client, make, request):
    user = make_user(MemberRole.EDITOR, make_member(contact=False))
    costs = {"visitor": [], "member": []}
    for number in (FEW, MANY):
        address = make(number)
        client.logout()
        costs["visitor"].append(queries_for(client, address))
        client.force_login(user)
        costs["member"].append(queries_for(client, address))
    for reader, (few, many) in costs.items():
        assert len(few) == len(many), "\n".join(sorted(many))
        assert len(many) <= BUDGETS[request.node.callspec.id][reader]


def test_a_restriction_elsewhere_does_not_make_a_page_dearer(client):
    address = practice(FEW)
    before = len(queries_for(client, address))
    for n in range(5):
        page = make_practice(make_member(), title=f"Nur Netzwerk {n}", visibility="network")
        assert PageViewRestriction.objects.filter(page=page).exists()
    assert len(queries_for(client, address)) == before
