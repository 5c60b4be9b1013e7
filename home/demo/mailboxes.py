"""Mailboxes of the ministry: with them the demo site has a security.txt and mails reported barriers."""

from wagtail.models import Site

from cms.models import NetworkSettings

from .reading import entry


def mailboxes_fill() -> None:
    """Enter those that nobody has named."""
    network = NetworkSettings.for_site(Site.objects.get(is_default_site=True))
    missing = {name: mailbox for name, mailbox in entry("network").data.items() if not getattr(network, name)}
    for name, mailbox in missing.items():
        setattr(network, name, mailbox)
    if missing:
        network.save(update_fields=missing)
