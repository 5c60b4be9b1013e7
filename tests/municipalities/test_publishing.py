"""Whatever way a page goes online, it has what the form would have asked for."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from cms.blocks.story import StoryBlock
from exchange.experiences.models import BestPracticePage
from exchange.municipalities.models import MemberRole
from exchange.municipalities.roles import SiteRole
from tests.factories.contributions import make_practice
from tests.factories.files import make_image
from tests.factories.municipalities import make_member, make_user, profile_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return make_member("Musterhausen")


@pytest.fixture
def editor(client, member):
    client.force_login(make_user(MemberRole.EDITOR, member))
    return client


def test_an_image_without_rights_does_not_go_online_by_any_way(member):
    page = make_practice(member, live=False, image=make_image(consent="fehlt"), image_alt="Ein Platz")
    with pytest.raises(ValidationError, match="Einwilligung"):
        page.get_latest_revision().publish()


def test_a_page_without_topics_does_not_go_online(member):
    page = make_practice(member, live=False, topics=[])
    with pytest.raises(ValidationError, match="Bitte ergänzen"):
        page.get_latest_revision().publish()


def test_an_image_in_the_story_needs_its_rights_too(member):
    value = {"image": make_image(licence=""), "alt_text": "Ein Platz", "decorative": False}
    block = StoryBlock().child_blocks["image"].to_python(value | {"image": value["image"].pk})
    page = make_practice(member, live=False, body=[("image", block)])
    with pytest.raises(ValidationError, match="Lizenz"):
        page.get_latest_revision().publish()


def test_publishing_from_the_list_names_what_is_not_finished(client, member):
    client.force_login(make_user(SiteRole.EDITORIAL))
    finished = make_practice(member, live=False, title="Fertig")
    unfinished = make_practice(member, live=False, title="Halb fertig", topics=[])
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    listing = reverse("wagtailadmin_explore", args=[profile_of(member).pk])
    chosen = f"{address}?next={listing}&id={finished.pk}&id={unfinished.pk}"
    response = client.post(chosen, follow=True)
    text = response.content.decode()
    assert "Es fehlen noch Angaben in: „Halb fertig“" in text
    assert not BestPracticePage.objects.filter(live=True).exists()
    client.post(f"{address}?id={finished.pk}")
    assert BestPracticePage.objects.get(live=True).title == "Fertig"


def test_a_version_that_waited_for_its_time_stays_a_draft_when_its_image_lost_the_consent(member):
    image = make_image()
    page = make_practice(member, live=False, image=image, image_alt="Ein Platz")
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()
    image.consent = "fehlt"
    image.save()
    revision.publish()
    page.refresh_from_db()
    assert not page.live


def test_the_picture_of_a_profile_may_be_decoration(member, client):
    profile = profile_of(member)
    profile.logo, profile.logo_alt = make_image(), "Rathaus"
    profile.save_revision().publish()
    assert 'alt="Rathaus"' in client.get(profile.url).text
    profile.logo_alt, profile.logo_decorative = "", True
    profile.save_revision().publish()
    assert 'alt=""' in client.get(profile.url).text.split("page-head--art")[1]
