"""Settings that are safe for production. dev.py and test.py only fill in variables and loosen what they must."""

import sys
from pathlib import Path
from typing import Any, cast

import dj_database_url
from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.utils.translation import gettext_lazy as _

from config.settings import env

ROOT_DIR = Path(__file__).resolve().parents[3]
VAR_DIR = ROOT_DIR / env.VAR_DIR.read()

SECRET_KEY = env.SECRET_KEY.read()
ALLOWED_HOSTS = env.ALLOWED_HOSTS.read()
SITE_URL = env.SITE_URL.read().rstrip("/")
DEBUG = False

INSTALLED_APPS = [
    "config",
    "home",
    "news",
    "courses",
    "search",
    "honors",
    "editorial",
    "navigation",
    "wechat",
    "core",
    "media",
    "accounts",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.sites",
    "accounts.wagtail_users.StaffUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "core.page_cache.PageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "core.middleware.PolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.middleware.SiteDataMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "accounts.middleware.IdleLogoutMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "core.middleware.IncompleteFormMiddleware",
    "core.middleware.GoneMiddleware",
    "core.elder.ElderMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
FORCE_SCRIPT_NAME = env.URL_PREFIX.read().rstrip("/") or None
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context_processors.site_frame",
                "core.elder.context",
                "navigation.context_processors.header",
            ],
        },
    },
]

# Database ------------------------------------------------------------------------------------------------------------

# Opening one costs ten times what a kept page does; the server's threads are a fixed number, so they stay few.
DATABASES: dict[str, Any] = {"default": dj_database_url.parse(env.DATABASE_URL.read())}
DATABASES["default"].update(CONN_MAX_AGE=int(env.DATABASE_KEEP.read()), CONN_HEALTH_CHECKS=True)
_timeout = env.DATABASE_TIMEOUT.read()
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "timeout": _timeout,
        "transaction_mode": "IMMEDIATE",
        "cached_statements": 8,  # by connection, that is by thread; our longest ones take 100 KB each
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
        "PRAGMA cache_size=-500;",  # KB, by thread as well; the system keeps the file in memory anyway
    }
else:
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": max(1, int(_timeout)),
        "options": f"-c lock_timeout={int(_timeout * 1000)}",
    }

# Cache: a failure of the server is a miss, never an error (core.caching) ----------------------------------------------

_redis = env.REDIS_URL.read()
_cache_timeout = env.CACHE_TIMEOUT.read()


def _in_memory(name: str, entries: int) -> dict[str, Any]:
    backend = "django.core.cache.backends.locmem.LocMemCache"
    return {"BACKEND": backend, "LOCATION": name, "OPTIONS": {"MAX_ENTRIES": entries}}


CACHES: dict[str, Any] = {
    "default": {
        "BACKEND": "core.cache_backends.ForgivingRedisCache",
        "LOCATION": _redis,
        "OPTIONS": {"socket_connect_timeout": _cache_timeout, "socket_timeout": _cache_timeout},
    }
    if _redis
    else _in_memory("site", 5000),
    # Whole pages lie in each process, some 8 KB each: a Redis would take longer to answer than all the rest of a hit.
    # Whoever varies addresses for ever only pushes out what was asked for longest ago.
    "pages": _in_memory("pages", 500),
}
PAGE_CACHE = True  # whole public pages (core.page_cache); tests of a page's own cost turn it off

ELASTICSEARCH_URL = env.ELASTICSEARCH_URL.read()
ELASTICSEARCH_API_KEY = env.ELASTICSEARCH_API_KEY.read()
ELASTICSEARCH_USER = env.ELASTICSEARCH_USER.read()
ELASTICSEARCH_PASSWORD = env.ELASTICSEARCH_PASSWORD.read()
ELASTICSEARCH_CA = env.ELASTICSEARCH_CA.read()
ELASTICSEARCH_PREFIX = env.ELASTICSEARCH_PREFIX.read()
SEARCH_TIMEOUT = env.SEARCH_TIMEOUT.read()

# Files: originals private, public renditions apart, nothing else is served (docs/decisions/private-originals.md) -----

PRIVATE_ROOT = VAR_DIR / "private"
MEDIA_ROOT = VAR_DIR / "public"
MEDIA_URL = "/media/"
STATIC_ROOT = VAR_DIR / "static"
STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT_DIR / "static"]
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "media.storage.PrivateStorage"},
    "renditions": {"BACKEND": "media.storage.RenditionStorage"},
    "staticfiles": {"BACKEND": "core.static_files.BundlingStorage"},
}

# Background work: the default queue is Wagtail's and ours, renditions never wait behind it ----------------------------

TASKS: dict[str, Any] = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "renditions"]},
}

# People --------------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "accounts.validators.LengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
WAGTAILADMIN_USER_LOGIN_FORM = "accounts.forms.SignInForm"
WAGTAIL_PASSWORD_RESET_ENABLED = False  # production turns it on when mail is set up
IDLE_MINUTES = env.IDLE_MINUTES.read()
NOTICE_WORKING_DAYS = int(env.NOTICE_WORKING_DAYS.read())
DEMO_LOGINS = env.DEMO_LOGINS.read()

# Languages -----------------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("zh-hans", _("简体中文")), ("en", _("英文"))]
LOCALE_PATHS = [ROOT_DIR / "locale", ROOT_DIR / "locale" / "wagtail"]  # ours; Wagtail's texts that lack Chinese
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # one office, one clock: nothing to choose
WAGTAILADMIN_PERMITTED_LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]

# Wagtail -------------------------------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "即墨区总工会"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS: list[Any] = []  # nothing is fetched from elsewhere: a video is a picture with a link
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.admin_backend"}}
WAGTAILIMAGES_IMAGE_MODEL = "media.SiteImage"
WAGTAILIMAGES_RENDITION_STORAGE = "renditions"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "gif"]
cast(Any, sys.modules).setdefault("pillow_heif", None)  # Willow would load a codec of 5 MB for files we do not take
WAGTAILIMAGES_IMAGE_FORM_BASE = "media.forms.SiteImageForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 20_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "media.SiteDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "media.forms.SiteDocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "txt", "zip", "csv", "ofd", "wps"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAILIMAGES_JPEG_QUALITY, WAGTAILIMAGES_WEBP_QUALITY, WAGTAILIMAGES_AVIF_QUALITY = 80, 75, 55
PUBLIC_RENDITION_FORMATS = ["jpeg", "webp", "avif"]  # media.specs
SERVE_RENDITIONS = False  # nginx does; dev and test let Django do it
TAGGIT_CASE_INSENSITIVE = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a page with long inline lists posts thousands of fields

# Security ------------------------------------------------------------------------------------------------------------

_secure = env.SECURE_COOKIES.read()
TRUSTED_PROXIES = int(env.TRUSTED_PROXIES.read())
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _secure
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = int(env.HSTS_SECONDS.read()) if _secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _secure
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"  # Wagtail's preview views loosen it for themselves
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# Two policies (model.md §6): public pages run nothing inline; the admin's own pages need Wagtail's inline code.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "object-src": [NONE],
    "base-uri": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
}

# Mail and log --------------------------------------------------------------------------------------------------------

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.EMAIL_FROM.read()
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.LOG_LEVEL.read()},
    "loggers": {
        "fontTools": {"level": "WARNING"},  # tells of every table that a PDF leaves out
        "elastic_transport": {"level": "ERROR"},  # tells of every request; what matters search.backends says once
    },
}
SILENCED_SYSTEM_CHECKS: list[str] = []
