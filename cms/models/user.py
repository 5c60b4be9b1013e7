"""Accounts: a person signs in with an e-mail address; there are no user names."""

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager):
    """Finds accounts by e-mail address regardless of case."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        """Create an account; without a password it can not sign in until one is set.

        Raises ``ValueError`` for an empty address.
        """
        if not email:
            raise ValueError("An account needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).strip(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        """Create an account that may do everything (command ``createsuperuser``)."""
        return self.create_user(email, password, **{**fields, "is_staff": True, "is_superuser": True})

    def get_by_natural_key(self, email: str) -> "User":
        """The account with this address, upper or lower case."""
        return self.get(email__iexact=email)


class User(AbstractUser):
    """A person with an account. The public never sees accounts, only contact points."""

    username = None
    email = models.EmailField(_("E-Mail-Adresse"), unique=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()

    class Meta:
        verbose_name = _("Konto")
        verbose_name_plural = _("Konten")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_unique_regardless_of_case",
                violation_error_message=_("Mit dieser E-Mail-Adresse gibt es bereits ein Konto."),
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email
