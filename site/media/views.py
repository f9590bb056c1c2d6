"""Files that go out only after a check. Whoever may not see one gets the same 404 as for a file that does not exist."""

from pathlib import PurePath
from typing import Any

from django.core.exceptions import SuspiciousFileOperation
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe
from wagtail.documents.models import document_served

from media import permissions, publicity
from media.models import PortraitConsent, SiteDocument, SiteRendition
from media.storage import PRIVATE_PREFIX

# Whatever the bytes are, a browser runs nothing of them.
HARMLESS = {"Content-Security-Policy": "default-src 'none'; sandbox", "X-Content-Type-Options": "nosniff"}


@require_safe
def serve_document(request: HttpRequest, document_id: str, filename: str) -> HttpResponseBase:
    """A document that is publicly used, for everyone; any other for staff who may choose it."""
    document = get_object_or_404(SiteDocument.objects.select_related("collection"), pk=document_id)
    if document.filename != filename or not (_for_all(document) or permissions.may_see(request.user, document)):
        raise Http404
    document_served.send(sender=SiteDocument, instance=document, request=request)
    etag = quote_etag(document.get_file_hash()) if document.file_hash else None
    unchanged = get_conditional_response(request, etag=etag)
    response = unchanged or attachment(document.file, document.filename, document.content_type)
    if etag:
        response.headers["ETag"] = etag
    patch_cache_control(response, no_cache=True, private=True)
    return response


def _for_all(document: SiteDocument) -> bool:
    """Nothing in a collection that somebody locked is public, whoever uses it."""
    return not document.collection.get_view_restrictions() and publicity.is_public(document)


@require_safe
def serve_private_rendition(request: HttpRequest, name: str) -> HttpResponseBase:
    """The admin's thumbnails and previews. The address is registered under /admin/, which asks for a sign-in."""
    rendition = get_object_or_404(SiteRendition.objects.select_related("image"), file=PRIVATE_PREFIX + name)
    if not permissions.may_see(request.user, rendition.image):
        raise Http404
    response = _open(rendition.file)
    patch_cache_control(response, private=True)
    return response


@require_safe
def serve_consent_scan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The scan of a signed consent, for those who may record consents."""
    if not permissions.may_see_consents(request.user):
        raise Http404
    consent = get_object_or_404(PortraitConsent.objects.exclude(scan=""), pk=pk)
    response = attachment(consent.scan, PurePath(consent.scan.path).name)
    patch_cache_control(response, private=True, no_store=True)
    return response


def attachment(file: FieldFile, filename: str, content_type: str = "application/octet-stream") -> FileResponse:
    """A download under its own name (RFC 5987 for Chinese), never shown inside our origin."""
    return _open(file, as_attachment=True, filename=filename, content_type=content_type)


def _open(file: FieldFile, **options: Any) -> FileResponse:
    """404 when the row is there and the file is not: a restored backup may lack files."""
    try:
        response = FileResponse(file.open("rb"), **options)
    except (FileNotFoundError, SuspiciousFileOperation) as error:
        raise Http404 from error
    for header, value in HARMLESS.items():
        response.headers[header] = value
    return response
