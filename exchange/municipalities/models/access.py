"""Which group stands for which role of which member. Rights themselves stand in ``roles.py``."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from .member import Member


class MemberRole(models.TextChoices):
    """What a person may do for a member; a person may have roles in several members."""

    READER = "reader", _("Lesen")
    EDITOR = "editor", _("Redaktion")
    PUBLISHER = "publisher", _("Redaktion mit Veröffentlichung")
    COORDINATOR = "coordinator", _("Koordination")


class MemberGroup(models.Model):
    """The Django group of one role in one member; people hold the role by being in the group."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="groups")
    role = models.CharField(max_length=12, choices=MemberRole.choices)
    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="member_group")
    # Whoever held the role when the membership ended; they get it back if the member returns.
    parked = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "role"], name="member_role_once")]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_role_display()}"
