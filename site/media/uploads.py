"""Uploading several files at once: Wagtail's views answer 500 to a request without a file of the right name."""

from typing import Any

from django.http import HttpRequest, HttpResponseBadRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.generic.base import View
from wagtail.documents.views.multiple import AddView as AddDocuments
from wagtail.images.views.multiple import AddView as AddPictures

FILES = "files[]"  # the name under which Wagtail's page sends one file a request


class FileNeeded(View):
    """Stands before a view that takes the file for granted."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and FILES not in request.FILES:
            return HttpResponseBadRequest(_("没有收到文件，可能没有传完。请重新选择文件再上传。"))
        return super().dispatch(request, *args, **kwargs)


class AddPicturesView(FileNeeded, AddPictures):
    """图片, several at once."""


class AddDocumentsView(FileNeeded, AddDocuments):
    """文档, several at once."""
