"""Registers this app with Wagtail's admin."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from cms.models import User


@hooks.register("register_account_menu_item")
def account_pages(request):
    """From Wagtail's page of the own account to passwords, factors and sessions."""
    return {
        "url": reverse("account_overview"),
        "label": _("Anmeldung und Sicherheit"),
        "help_text": _("Passwort, zweiter Faktor, E-Mail-Adresse und Geräte"),
    }


@hooks.register("register_user_listing_buttons")
def password_link(user, request_user):
    """Beside each account: send a link to set a password."""
    if user.is_active and request_user.has_perm("cms.change_user"):
        address = reverse("wagtailusers_users:password_link", args=[user.pk])
        yield Button(_("Link für ein neues Passwort senden"), address, icon_name="mail", priority=40)


@hooks.register("after_bulk_action")
def locked_together(request, action_type, objects, action_class_instance):
    """Wagtail locks several accounts with ``update()``, of which nobody hears; saving ends their sessions."""
    if action_type == "set_active_state":
        for user in User.objects.filter(pk__in=[account.pk for account in objects]):
            user.save(update_fields=["is_active"])
