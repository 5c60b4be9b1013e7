"""The admin bears the network's name and mark, and speaks of dates as Germans do."""

from datetime import date
from pathlib import Path

import pytest
from django import forms
from django.contrib.staticfiles.finders import find
from django.urls import reverse
from django.utils.translation import override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from cms.models import NetworkSettings
from exchange.municipalities.models import MemberRole
from tests.factories.municipalities import make_member, make_user

MARK = "favicon.svg"


@pytest.fixture
def named(site):
    settings = NetworkSettings.for_site(site)
    settings.network_name = "Netz der Kommunen"
    settings.save()


def test_the_door_says_where_one_signs_in(client, named):
    html = client.get(reverse("account_login")).text
    assert "<title>Anmelden – Netz der Kommunen</title>" in " ".join(html.split())
    assert "wagtail" not in html.lower()


def test_the_desk_and_its_page_for_lost_addresses_bear_name_and_mark(client, named):
    client.force_login(make_user(MemberRole.EDITOR, make_member()))
    desk = client.get(reverse("wagtailadmin_home")).text
    logo = desk.split("data-wagtail-sidebar-branding-logo>")[1].split("</template>")[0]
    assert MARK in logo
    assert 'alt="Netz der Kommunen"' in logo
    lost = client.get("/admin/gibt-es-nicht/").text
    assert MARK in lost
    assert "icon-wagtail" not in lost


def test_the_desk_wears_the_colour_of_the_network(client, named):
    client.force_login(make_user(MemberRole.EDITOR, make_member()))
    head = client.get(reverse("wagtailadmin_home")).text.split("</head>")[0]
    assert head.index("/cms/admin.css") > head.index("wagtailadmin/css/core.css")
    assert "--w-color-primary-hue" in Path(find("cms/admin.css")).read_text()


def test_the_public_pages_of_people_signed_in_bear_the_mark(client, named):
    client.force_login(make_user(MemberRole.EDITOR, make_member()))
    html = client.get("/").text
    userbar = html.split('id="wagtail-userbar-trigger"')[1].split("</button>")[0]
    assert MARK in userbar
    assert "icon-wagtail" not in userbar


@pytest.mark.parametrize("language", ["de", "en", "de-simple"])
def test_forms_show_german_dates_and_read_both_ways_of_writing(language):
    with override(language):
        day = forms.DateField(widget=AdminDateInput())
        assert 'value="22.11.2027"' in day.widget.render("day", date(2027, 11, 22))
        assert day.clean("22.11.2027") == day.clean("2027-11-22") == date(2027, 11, 22)
        moment = forms.DateTimeField(widget=AdminDateTimeInput())
        assert moment.clean("22.11.2027 08:05") == moment.clean("2027-11-22 08:05")
