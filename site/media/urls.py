"""Files that only go out after a check."""

from django.urls import re_path

from media import views

urlpatterns = [
    # Wagtail asks for a document's address under this name.
    re_path(r"^documents/(\d+)/(.*)$", views.serve_document, name="wagtaildocs_serve"),
]
