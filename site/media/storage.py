"""Two stores: private for originals and documents, public for renditions of published pictures."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


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
