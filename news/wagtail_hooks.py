"""news in the admin."""

from wagtail.snippets.models import register_snippet

from news.viewsets import NewsGroup

register_snippet(NewsGroup)
