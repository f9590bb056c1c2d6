"""Two stores: private for originals, documents and the admin's thumbnails; public for what pages show."""

from typing import Any

from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage
from django.urls import reverse
from django.utils.deconstruct import deconstructible

PRIVATE_PREFIX = "renditions/"  # names of renditions that lie in the private store


@deconstructible
class PrivateStorage(FileSystemStorage):
    """Files that no web server maps. Asking for an address is an error in the program, so it raises."""

    def __init__(self) -> None:
        super().__init__(location=settings.PRIVATE_ROOT, base_url=None)


@deconstructible
class PublicRenditionStorage(FileSystemStorage):
    """Renditions that pages show; nginx may serve this folder and no other."""

    def __init__(self) -> None:
        super().__init__(location=settings.MEDIA_ROOT, base_url=settings.MEDIA_URL)


@deconstructible
class RenditionStorage(Storage):
    """Sends a rendition to the public or the private store by its name, which SiteRendition chooses by its spec."""

    def __init__(self) -> None:
        self.private = PrivateStorage()
        self.public = PublicRenditionStorage()

    def store_of(self, name: str) -> FileSystemStorage:
        return self.private if is_private(name) else self.public

    def _open(self, name: str, mode: str = "rb") -> File:
        return self.store_of(name).open(name, mode)

    def _save(self, name: str, content: File) -> str:
        return self.store_of(name).save(name, content)

    def delete(self, name: str) -> None:
        self.store_of(name).delete(name)

    def exists(self, name: str) -> bool:
        return self.store_of(name).exists(name)

    def size(self, name: str) -> int:
        return self.store_of(name).size(name)

    def path(self, name: str) -> str:
        return self.store_of(name).path(name)

    def get_modified_time(self, name: str) -> Any:
        return self.store_of(name).get_modified_time(name)

    def url(self, name: str | None) -> str:
        """A public file's own address, or the address of the view that checks who asks."""
        if name and is_private(name):
            return reverse("media_private_rendition", args=[name.removeprefix(PRIVATE_PREFIX)])
        return self.public.url(name)


def is_private(name: str) -> bool:
    return name.startswith(PRIVATE_PREFIX)
