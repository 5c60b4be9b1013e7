"""What follows when pages and files come and go."""

from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from cms.models import DocumentVersion
from cms.removed import address_remove, address_restore
from cms.walls.documents import references_write


@receiver(page_unpublished)
def page_left_the_public(instance, **_kwargs):
    address_remove(page=instance)


@receiver(pre_delete, sender=Page)
def page_will_be_deleted(instance, **_kwargs):
    address_remove(page=instance)


@receiver(page_published)
def page_became_public(instance, **_kwargs):
    address_restore(page=instance)
    references_write(page=instance)


@receiver(post_delete, sender=DocumentVersion)
def former_file_has_no_document(instance, **_kwargs):
    instance.delete_file()
