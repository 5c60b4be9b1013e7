"""What changes the search: everything that changes who finds a page, where it stands or what it says."""

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms.models import PortalDocument
from exchange.municipalities.models import Member
from exchange.vocabulary.models import Term

from . import affected
from .attachments.tasks import document_read_on_commit
from .index import page_index_on_commit

# A deleted page takes its entries along: they hang on it in the database.


def _page_changed(sender, instance, **kwargs):
    page_index_on_commit(page_ids=[instance.pk])


def _page_address_changed(sender, instance, **kwargs):
    page_index_on_commit(page_ids=affected.by_subtree(instance))


def _restriction_changed(sender, instance, **kwargs):
    page_index_on_commit(page_ids=affected.by_restriction(instance))


def _term_saved(sender, instance, created, **kwargs):
    page_index_on_commit(page_ids=[] if created else affected.by_term(instance))


def _member_saved(sender, instance, created, **kwargs):
    page_index_on_commit(page_ids=[] if created else affected.by_member(instance))


def _document_saved(sender, instance, created, **kwargs):
    page_index_on_commit(page_ids=[] if created else affected.by_document(instance))
    document_read_on_commit(document_id=instance.pk)


def _document_goes(sender, instance, **kwargs):
    page_index_on_commit(page_ids=affected.by_file(instance))


def connect() -> None:
    """Listen; called once at start."""
    page_published.connect(_page_changed)
    page_unpublished.connect(_page_changed)
    page_slug_changed.connect(_page_address_changed)
    post_page_move.connect(_page_address_changed)
    post_save.connect(_restriction_changed, sender=PageViewRestriction)
    post_delete.connect(_restriction_changed, sender=PageViewRestriction)
    post_save.connect(_term_saved, sender=Term)
    post_save.connect(_member_saved, sender=Member)
    post_save.connect(_document_saved, sender=PortalDocument)
    pre_delete.connect(_document_goes, sender=PortalDocument)
