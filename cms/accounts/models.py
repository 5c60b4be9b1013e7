"""The table in which rate limits stand when there is no shared cache."""

from django.db import models


class Limit(models.Model):
    """A row of Django's ``DatabaseCache``, whose table would otherwise need a command of its own."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.cache_key
