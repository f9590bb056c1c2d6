"""Tests: short time-outs, cheap hashing, files in a folder that is thrown away, tasks run at once."""

import atexit
import os
import shutil
import tempfile

os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "0" * 40)
os.environ.setdefault("ALLOWED_HOSTS", "testserver,localhost,127.0.0.1")
os.environ.setdefault("SITE_URL", "http://localhost")
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")
os.environ.setdefault("SECURE_COOKIES", "0")
os.environ.setdefault("DATABASE_TIMEOUT", "5")
os.environ.setdefault("DATABASE_KEEP", "0")
os.environ.setdefault("CACHE_TIMEOUT", "0.2")
os.environ.setdefault("SEARCH_TIMEOUT", "0.5")
os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="site-tests-")
atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)

from config.settings.base import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default", "renditions"]}
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SERVE_RENDITIONS = True
PUBLIC_RENDITION_FORMATS = ["jpeg"]  # an AVIF costs a second of CPU
