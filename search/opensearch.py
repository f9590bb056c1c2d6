"""OpenSearch description: with it a browser offers this site's search in its own field."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import page_cache, sitedata

CONTENT_TYPE = "application/opensearchdescription+xml; charset=utf-8"
SHORT, LONG = 16, 48  # characters that OpenSearch 1.1 allows the two names


@require_safe
def describe(request: HttpRequest) -> HttpResponse:
    """In the language of the address."""
    organisation = sitedata.hold().offered.get("organisation")
    name = (organisation and organisation.name) or _("即墨区总工会")
    context = {
        "short_name": name[:SHORT],
        "long_name": (_("%s站内搜索") % name)[:LONG],
        "description": _("找人名、称号、课程和要办的事"),
    }
    return page_cache.mark(render(request, "search/opensearch.xml", context, content_type=CONTENT_TYPE))
