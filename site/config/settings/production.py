"""Production: everything comes from the environment (docs/operations/environment.md)."""

from urllib.parse import unquote, urlsplit

from config.settings import env
from config.settings.base import *

_mail = urlsplit(env.EMAIL_URL.read())
if _mail.hostname:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = _mail.hostname
    EMAIL_PORT = _mail.port or 587
    EMAIL_HOST_USER = unquote(_mail.username or "")
    EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
    EMAIL_USE_TLS = True
    EMAIL_TIMEOUT = 10
    WAGTAIL_PASSWORD_RESET_ENABLED = True
