"""OpenSearch description: with it a browser offers this site's search in its own field."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core import page_cache, sitedata

CONTENT_TYPE = "application/opensearchdescription+xml; charset=utf-8"


@require_safe
def describe(request: HttpRequest) -> HttpResponse:
    """In the language of the address."""
    sitedata.hold()
    return page_cache.mark(render(request, "search/opensearch.xml", content_type=CONTENT_TYPE))
