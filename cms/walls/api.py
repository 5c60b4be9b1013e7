"""The admin API lists the images and documents of all collections to everybody who may enter the admin.

Upstream: GHSA-jm5p-837g-rv8g is of the same kind; pages are filtered there, files are not (Wagtail 8.0.1).
"""

from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from .reach import files_within_reach


class _OwnFiles:
    """Limits an endpoint to files within the person's reach."""

    def get_queryset(self):
        reachable = files_within_reach(self.request.user, self.model)
        return super().get_queryset().filter(pk__in=reachable.values("pk"))


class OwnImagesAPI(_OwnFiles, ImagesAdminAPIViewSet):
    """Images within reach."""


class OwnDocumentsAPI(_OwnFiles, DocumentsAdminAPIViewSet):
    """Documents within reach."""


def restrict_file_endpoints(router) -> None:
    """Put the limited endpoints in the place of Wagtail's (hook ``construct_admin_api``, after its own)."""
    router.register_endpoint("images", OwnImagesAPI)
    router.register_endpoint("documents", OwnDocumentsAPI)
