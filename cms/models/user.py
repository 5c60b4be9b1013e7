"""Accounts: a person signs in with an e-mail address; there are no user names."""

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

# Owns what deleted accounts leave behind where a row can not do without an account.
DELETED_ACCOUNT = "geloeschtes-konto@konto.invalid"


class UserQuerySet(models.QuerySet):
    """Deletes accounts one by one, so that each leaves its comments behind."""

    @transaction.atomic
    def delete(self) -> tuple[int, dict[str, int]]:
        deleted = [user.delete()[0] for user in self]
        return sum(deleted), {User._meta.label: len(deleted)}


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
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

    @transaction.atomic
    def delete(self, *args, **kwargs) -> tuple[int, dict[str, int]]:
        """Delete the account but nothing that the person wrote.

        Pages, versions and files let go of their account by themselves; Wagtail's comments would go with it.
        """
        written = [self.wagtail_admin_comments, self.comment_replies]
        if any(rows.exists() for rows in written):
            fields = {"last_name": str(_("Gelöschtes Konto")), "is_active": False}
            keeper, _is_new = User.objects.get_or_create(email=DELETED_ACCOUNT, defaults=fields)
            for rows in written:
                rows.update(user=keeper)
        return super().delete(*args, **kwargs)
