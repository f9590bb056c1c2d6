"""An upload that is killed between the file and the row: the database is whole, nobody gets the file, it is swept."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from pytest_django import Settings

from media import sweeping
from media.models import SiteDocument, SiteImage
from tests.architecture.house import ROOT
from tests.factories import accounts, home, media

# The real view in a process of its own; the store stops once the bytes are on disk and before the row is written.
UPLOAD = """
import sys, time
import django
django.setup()
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from accounts.models import User

write = FileSystemStorage._save

def write_and_stop(self, name, content):
    written = write(self, name, content)
    print(self.path(written), flush=True)
    time.sleep(120)

FileSystemStorage._save = write_and_stop
client = Client(SERVER_NAME="localhost")
client.force_login(User.objects.get(username="root"))
content = open(sys.argv[3], "rb").read()
client.post(sys.argv[1], {"title": "示例", "file": SimpleUploadedFile(sys.argv[2], content)})
"""

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def killed_upload(address: str, name: str, content: bytes, folder: Path) -> Path:
    """Start an upload, kill it as soon as its file lies there; the file."""
    source = folder / "source"
    source.write_bytes(content)
    database = connection.settings_dict
    url = (
        f"postgres://{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
    )
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "VAR_DIR": str(settings.VAR_DIR),
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
    }
    process = subprocess.Popen(
        [sys.executable, "-c", UPLOAD, address, name, str(source)], env=environment, cwd=ROOT, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    written = process.stdout.readline().decode().strip()
    process.kill()
    process.wait(timeout=30)
    process.stdout.close()
    return Path(written)


def age(path: Path, seconds: float) -> None:
    os.utime(path, (time.time() - seconds, time.time() - seconds))


@pytest.mark.parametrize(
    ("address", "name", "content"),
    [
        ("/admin/images/add/", "killed.jpg", media.drawing(600, 400)),
        ("/admin/documents/add/", "killed.pdf", media.PDF),
    ],
)
def test_a_killed_upload_leaves_no_row_and_its_file_is_swept(
    address: str, name: str, content: bytes, tmp_path: Path, settings: Settings
) -> None:
    home.home()
    accounts.superuser()
    kept = Path(media.image().file.path)
    age(kept, 7200)
    left_over = killed_upload(address, name, content, tmp_path)
    assert left_over.is_file()
    assert left_over.is_relative_to(settings.PRIVATE_ROOT)
    assert SiteImage.objects.count() == 1
    assert SiteDocument.objects.count() == 0

    inside = left_over.relative_to(settings.PRIVATE_ROOT)
    for guess in [f"/media/{inside}", f"/documents/1/{left_over.name}", f"/static/{inside}"]:
        assert Client().get(guess).status_code == 404

    sweeping.sweep()
    assert left_over.exists()  # it might be an upload in flight
    age(left_over, sweeping.GRACE + 60)
    assert sweeping.sweep() >= 1
    assert not left_over.exists()
    assert kept.exists()
