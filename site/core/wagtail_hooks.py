"""core in the admin."""

from wagtail.snippets.models import register_snippet

from core.viewsets import SiteWideGroup

register_snippet(SiteWideGroup)
