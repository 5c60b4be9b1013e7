"""The accounts for demonstration: each role has one, and it opens what the role opens."""

from collections import Counter

import pytest
from django.contrib.auth import authenticate
from django.urls import reverse

from cms.models import User
from exchange.municipalities.roles import SiteRole
from home.demo.accounts import PASSWORD, author_of, demo_accounts, reviewer

pytestmark = pytest.mark.usefixtures("demo", "db")


@pytest.mark.parametrize("account", demo_accounts(), ids=lambda account: account.email)
def test_each_account_signs_in_with_its_roles(account):
    user = authenticate(username=account.email, password=PASSWORD)
    held = set(user.groups.filter(member_group__isnull=False).values_list("member_group__role", flat=True))
    assert held == {role for roles in account.roles.values() for role in roles}
    if account.site_role:
        assert user.groups.filter(name=SiteRole(account.site_role).label).exists()
    assert not user.is_superuser


def test_there_is_an_account_for_every_role():
    accounts = demo_accounts()
    roles = {role for account in accounts for held in account.roles.values() for role in held}
    assert roles == {"reader", "editor", "publisher", "coordinator"}
    assert Counter(account.site_role for account in accounts if account.site_role) == {
        "editorial": 2,
        "translation": 1,
        "administration": 1,
    }
    assert any(len(account.roles) == 2 for account in accounts)


@pytest.mark.parametrize(
    "email", [account.email for account in demo_accounts() if account.roles != {"ottersbrink": ["reader"]}]
)
def test_everybody_but_readers_reaches_the_admin(client, email):
    client.force_login(User.objects.get(email=email))
    assert client.get(reverse("wagtailadmin_home")).status_code == 200


def test_a_reader_reads_what_the_network_shares_and_nothing_else(client):
    client.force_login(User.objects.get(email="lesen@demo.example"))
    assert client.get("/kommunen/kreis-steinquell/bestandsanalyse-flaechenkreis/").status_code == 200
    assert client.get("/kommunen/auenbrueck/fortschreibung-engagementkonzept/").status_code != 200
    assert client.get(reverse("wagtailadmin_home")).status_code == 302


def test_members_with_an_account_have_an_author():
    assert author_of("amselhoevel").email == author_of("ottersbrink").email == "redaktion@demo.example"
    assert author_of("weidenlar").email == "vertraut@demo.example"
    assert author_of("falkenwerth") is None


def test_the_landesredaktion_decides():
    assert reviewer().email == "landesredaktion@demo.example"
