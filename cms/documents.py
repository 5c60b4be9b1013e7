"""Serving documents: the current file by Wagtail's view, former ones only to those who may change them."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from wagtail import hooks
from wagtail.documents.views.serve import serve
from wagtail.permissions import policy_registry

from cms.byte_ranges import in_ranges
from cms.models import DocumentVersion, PortalDocument


def document(request: HttpRequest, document_id: int, filename: str) -> HttpResponse:
    """A document's file; the address of a file that was replaced leads to the newest.

    Whoever may not have the document does not learn the new name either: the same hooks decide first.
    """
    found = get_object_or_404(PortalDocument, pk=document_id)
    if filename != found.filename and any(filename == version.filename for version in found.versions.all()):
        for asked in hooks.get_hooks("before_serve_document"):
            if isinstance(answer := asked(found, request), HttpResponse):
                return answer
        return redirect(found.url)
    response = serve(request, document_id, filename)
    if "Content-Security-Policy" in response:
        # Wagtail's "default-src 'none'" does not cover these.
        response["Content-Security-Policy"] += "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    # Wagtail writes "None" for files without a coding, which strict clients and proxies do not know, and an
    # empty tag for files of which it has no hash.
    for name, nothing in (("Content-Encoding", "None"), ("ETag", '""')):
        if response.get(name) == nothing:
            del response[name]
    return in_ranges(request, response)


def document_version(request: HttpRequest, version_id: int) -> FileResponse:
    """A former file of a document, for those who may change the document (below /admin/)."""
    version = get_object_or_404(DocumentVersion.objects.select_related("document"), pk=version_id)
    policy = policy_registry.get_by_type(PortalDocument)
    if not policy.user_has_permission_for_instance(request.user, "change", version.document):
        raise PermissionDenied
    return FileResponse(version.file.open(), as_attachment=True, filename=version.filename)
