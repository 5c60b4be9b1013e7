"""The mailboxes of the ministry on the demo site."""

import pytest

from cms.models import NetworkSettings
from home.demo.services import demo_load

pytestmark = pytest.mark.usefixtures("demo", "db")


def test_whoever_reports_a_barrier_or_a_hole_reaches_a_mailbox(client):
    network = NetworkSettings.objects.get()
    assert network.accessibility_mailbox == "barrieren@landesstelle-engagement.example"
    assert f"mailto:{network.security_email}" in client.get("/.well-known/security.txt").text
    network.security_email = "luecken@land.example"
    network.save()
    demo_load()
    network.refresh_from_db()
    assert network.security_email == "luecken@land.example"
