"""`make run`: SQLite, no service, demo logins. Not for a machine that others can reach."""

import os
from pathlib import Path

_root = Path(__file__).resolve().parents[3]
_var = _root / os.environ.get("VAR_DIR", "var")
_var.mkdir(parents=True, exist_ok=True)
os.environ.setdefault("SECRET_KEY", "only-for-development-" + "0" * 40)
os.environ.setdefault("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
os.environ.setdefault("SITE_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}")
os.environ.setdefault("DATABASE_URL", f"sqlite:///{_var / 'site.sqlite3'}")
os.environ.setdefault("SECURE_COOKIES", "0")
os.environ.setdefault("DEMO_LOGINS", "1")

from config.settings.base import *

DEBUG = os.environ.get("DEBUG", "0") == "1"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SERVE_RENDITIONS = True
