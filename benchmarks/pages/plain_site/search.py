"""The search view of `wagtail start`; `specific()` because the results show a summary, as ours do."""

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail.models import Page

PER_PAGE = 20  # as our site


def search(request: HttpRequest) -> HttpResponse:
    search_query = request.GET.get("q", None)
    page = request.GET.get("page", 1)
    search_results = Page.objects.live().specific().search(search_query) if search_query else Page.objects.none()
    paginator = Paginator(search_results, PER_PAGE)
    try:
        search_results = paginator.page(page)
    except PageNotAnInteger:
        search_results = paginator.page(1)
    except EmptyPage:
        search_results = paginator.page(paginator.num_pages)
    context = {"search_query": search_query, "search_results": search_results}
    return TemplateResponse(request, "search/search.html", context)
