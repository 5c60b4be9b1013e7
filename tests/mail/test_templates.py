"""Mails from templates."""

import pytest
from wagtail.models import Site

from cms.mail.models import OutboxMail
from cms.mail.services import mail_queue_template
from cms.mail.templates import mail_render
from cms.models import NetworkSettings


@pytest.fixture
def templates(settings, tmp_path):
    """Adds a folder of mail templates; returns a function that writes one."""
    (tmp_path / "emails").mkdir()
    engine = {**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}
    settings.TEMPLATES = [engine]

    def write(name, text):
        (tmp_path / "emails" / name).write_text(text, encoding="utf-8")

    return write


@pytest.mark.django_db
def test_the_first_line_is_the_subject(templates):
    templates("gruss.txt", "\nBeitrag von {{ name }}\n\nGuten Tag {{ name }},\n\nIhr Beitrag ist da.\n\n")
    mail = mail_render("gruss", {"name": "Lea"})
    assert mail.subject == "Beitrag von Lea"
    assert mail.text == "Guten Tag Lea,\n\nIhr Beitrag ist da.\n"
    assert mail.html == ""


@pytest.mark.django_db
def test_html_stands_beside_the_text_and_is_escaped(templates):
    templates("gruss.txt", "Betreff\nText")
    templates("gruss.html", "<p>{{ name }}</p>")
    assert mail_render("gruss", {"name": "<b>"}).html == "<p>&lt;b&gt;</p>"


@pytest.mark.django_db
def test_plain_text_is_not_escaped(templates):
    templates("gruss.txt", "Stadt & Land\n{{ name }}")
    mail = mail_render("gruss", {"name": "Müller & Söhne"})
    assert (mail.subject, mail.text) == ("Stadt & Land", "Müller & Söhne\n")


@pytest.mark.django_db
def test_every_template_knows_the_network_and_its_address(templates, settings):
    NetworkSettings.objects.update_or_create(
        site=Site.objects.get(is_default_site=True), defaults={"network_name": "Netz der Kommunen"}
    )
    templates("gruss.txt", "{{ network.network_name }}\n{{ base_url }}")
    mail = mail_render("gruss", {})
    assert (mail.subject, mail.text.strip()) == ("Netz der Kommunen", settings.BASE_URL)


@pytest.mark.django_db
def test_a_rendered_mail_is_queued_with_its_key(templates):
    templates("gruss.txt", "Betreff\nText")
    for _ in range(2):
        mail_queue_template(to=["a@example.org"], template="gruss", context={}, key="Gruß 1")
    assert OutboxMail.objects.get().subject == "Betreff"
