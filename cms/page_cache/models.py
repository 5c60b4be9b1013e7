"""The version of everything that visitors see."""

from django.db import models


class ContentVersion(models.Model):
    """One row, read at each request. Its token changes with every write and never comes back."""

    token = models.CharField(max_length=32)
