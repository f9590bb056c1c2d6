"""Three lists, three cache policies: never cached, cached by whoever likes, pages (core.caching decides)."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.urls import urlpatterns as wagtail_patterns

from config import health
from core import qr
from core.routing import serve
from search import opensearch

Patterns = list[URLPattern | URLResolver]

never_cached: Patterns = [
    path("health/live", never_cache(health.live), name="health_live"),
    path("health/ready", never_cache(health.ready), name="health_ready"),
    path("health/search", never_cache(health.search), name="health_search"),
    path("admin/", include(wagtailadmin_urls)),
    path("", include("media.urls")),
    path("", include("news.machine_urls")),
    re_path(r"^zh-(?:hans|cn)/(?P<rest>.*)$", RedirectView.as_view(url="/%(rest)s", query_string=True)),
]

cached: Patterns = [
    path("", include("search.machine_urls")),
    path("qr/", qr.draw, name="qr"),
    path("api/", include("honors.api.urls")),
]

pages: Patterns = i18n_patterns(
    path("search/", include("search.urls")),
    path("opensearch.xml", opensearch.describe, name="opensearch"),
    path("", include("honors.urls")),
    # Wagtail's own patterns, with our routing in place of its serve view.
    *[pattern for pattern in wagtail_patterns if pattern.name != "wagtail_serve"],
    re_path(r"^((?:[\w\-]+/)*)$", serve, name="wagtail_serve"),
    prefix_default_language=False,
)

urlpatterns: Patterns = [*never_cached, *cached]

if settings.DEBUG or settings.SERVE_RENDITIONS:
    from django.views.static import serve as serve_file

    urlpatterns.append(re_path(r"^media/(?P<path>.*)$", serve_file, {"document_root": settings.MEDIA_ROOT}))

urlpatterns += pages

handler404 = "core.views.not_found"
handler500 = "core.views.server_error"
