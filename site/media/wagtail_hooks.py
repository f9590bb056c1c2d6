"""media in the admin: addresses of private files, and waiting for the first picture when a page goes live."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Page

from media import publicity, renditions, views


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("media/renditions/<path:name>", views.serve_private_rendition, name="media_private_rendition"),
        path("media/consents/<int:pk>/scan/", views.serve_consent_scan, name="media_consent_scan"),
    ]


@hooks.register("before_publish_page")
def draw_before_going_live(request: HttpRequest, page: Page) -> Any:
    """A published page should not stand without its pictures: wait a little for one JPEG of each (model.md §6)."""
    if page.go_live_at and page.go_live_at > timezone.now():
        return
    images = publicity.pictures_of([page])
    renditions.enqueue(images)
    renditions.wait_for_jpeg(images)
