"""Forms refuse pages, images and documents that the person could not have chosen."""

import json

import pytest
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.models import PortalImage
from exchange.experiences.models import BestPracticePage
from exchange.municipalities.models import MemberRole, PageDocument, PageRelation, Visibility
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, make_user

from .test_documents import make_document

pytestmark = pytest.mark.django_db

SECRET = "Xylograph"


@pytest.fixture
def member():
    return make_member("Ahornstadt")


@pytest.fixture
def stranger():
    return make_member("Berghude")


@pytest.fixture
def page(member):
    return make_practice(member, live=False, title="Ahornfest")


@pytest.fixture
def editor(client, member):
    user = make_user(MemberRole.EDITOR, member)
    client.force_login(user)
    return user


def make_image(member):
    image = PortalImage(title=SECRET, collection=member.collection, file=get_test_image_file_jpeg())
    image.save()
    return image


def form(page, **fields) -> dict:
    """The data of the editor's form; ``fields`` replace what the page says."""
    empty = {
        relation: inline_formset([])
        for relation in (
            "page_documents", "page_links", "page_relations", "steps", "costs", "partners", "key_figures"
        )
    }  # fmt: skip
    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "summary": "",
            "visibility": page.visibility,
            "licence": page.licence,
            "body": streamfield([]),
            "comments": inline_formset([]),
            **empty,
            **fields,
        }
    )


def save(client, page, **fields):
    return client.post(f"/admin/pages/{page.pk}/edit/", form(page, **fields))


def saved(page):
    return BestPracticePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def link(kind: str, pk: int) -> str:
    """Rich text with one link, as the editor in the browser sends it."""
    return json.dumps(
        {
            "blocks": [
                {"key": "a", "text": "Mehr", "type": "unstyled", "depth": 0, "inlineStyleRanges": [],
                 "entityRanges": [{"offset": 0, "length": 4, "key": 0}]}
            ],
            "entityMap": {"0": {"type": kind, "mutability": "MUTABLE", "data": {"id": pk, "url": "/"}}},
        }
    )  # fmt: skip


def test_an_ordinary_draft_is_saved(client, page, editor):
    assert save(client, page, title="Ahornmarkt").status_code == 302
    assert saved(page).title == "Ahornmarkt"


def strange_things(stranger) -> dict:
    draft = make_practice(stranger, live=False, title=SECRET, slug="xylograph")
    document = make_document(stranger.collection)
    return {
        "image": {"image": make_image(stranger).pk},
        "document": {"page_documents": inline_formset([{"document": document.pk, "kind": "sonstiges"}])},
        "page": {"page_relations": inline_formset([{"target": draft.pk}])},
        "link to a page": {"problem": link("LINK", draft.pk)},
        "link to a document": {"problem": link("DOCUMENT", document.pk)},
        "document in a block": {
            "body": streamfield([("download", {"document": document.pk, "note": ""})]),
        },
        "page in a block": {"body": streamfield([("link", {"label": "Mehr", "page": draft.pk, "url": ""})])},
        "text in a block": {"body": streamfield([("paragraph", link("LINK", draft.pk))])},
    }


@pytest.mark.parametrize("preview", [False, True], ids=["saved", "previewed"])
def test_what_belongs_to_others_is_refused_and_not_shown(client, page, editor, stranger, preview):
    path = f"/admin/pages/{page.pk}/edit/" + ("preview/" if preview else "")
    before = page.get_latest_revision().pk
    for name, fields in strange_things(stranger).items():
        response = client.post(path, form(page, **fields))
        assert response.status_code == 302, name
        assert response.url == "/admin/", name
        assert SECRET.lower() not in response.content.decode().lower(), name
    assert page.get_latest_revision().pk == before


def test_a_form_with_other_mistakes_does_not_show_it_either(client, page, editor, stranger):
    for name, fields in strange_things(stranger).items():
        response = save(client, page, **{**fields, "title": ""})
        assert response.status_code == 302, name


def test_a_new_page_is_asked_too(client, page, editor, stranger):
    parent = page.get_parent().pk
    path = f"/admin/pages/add/experiences/bestpracticepage/{parent}/"
    for name, fields in strange_things(stranger).items():
        assert client.post(path, form(page, slug="neu", **fields)).url == "/admin/", name
    assert Page.objects.filter(slug="neu").count() == 0


def test_published_pages_of_others_and_own_files_may_be_named(client, page, editor, member, stranger):
    public = make_practice(stranger, title="Öffentliches")
    own = make_document(member.collection)
    response = save(
        client,
        page,
        image=make_image(member).pk,
        page_relations=inline_formset([{"target": public.pk}]),
        page_documents=inline_formset([{"document": own.pk, "kind": "sonstiges"}]),
        problem=link("LINK", public.pk),
    )
    assert response.status_code == 302
    assert response.url != "/admin/"
    assert [row.target_id for row in saved(page).page_relations.all()] == [public.pk]


def test_a_page_for_the_network_may_be_named_by_members_not_one_for_the_other_member(
    client, page, editor, stranger
):
    for visibility, url in (
        (Visibility.NETWORK, f"/admin/pages/{page.pk}/edit/"),
        (Visibility.MEMBER, "/admin/"),
    ):
        target = make_practice(stranger, visibility=visibility, slug=f"seite-{visibility}")
        response = save(client, page, page_relations=inline_formset([{"target": target.pk}]))
        assert response.url == url


def test_what_the_page_named_before_may_stay(client, editor, member, stranger):
    """Otherwise nobody could save a page after another member took a related one offline."""
    target = make_practice(stranger, title="War öffentlich")
    page = make_practice(member, live=False, page_relations=[PageRelation(target=target)])
    target.unpublish()
    relation = page.page_relations.get()
    rows = inline_formset([{"id": relation.pk, "target": target.pk}], initial=1)
    assert save(client, page, page_relations=rows).url == f"/admin/pages/{page.pk}/edit/"


def test_the_ministry_may_name_everything(client, page, stranger):
    client.force_login(make_user("editorial"))
    for name, fields in strange_things(stranger).items():
        response = save(client, page, **fields)
        assert response.url == f"/admin/pages/{page.pk}/edit/", name


def test_a_document_attached_by_force_stays_closed_to_the_editor(client, page, editor, stranger):
    document = make_document(stranger.collection)
    page.page_documents.add(PageDocument(document=document))
    page.save_revision()
    assert client.get(document.url).status_code == 404


def test_the_contact_point_of_another_member_is_no_choice(client, page, editor, stranger):
    point = stranger.profiles.get(locale__language_code="de").contact_points.first()
    save(client, page, contact_point=point.pk)
    assert saved(page).contact_point_id != point.pk
