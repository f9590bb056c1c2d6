"""When the seed must not run: where there is content that it did not make, and where demo logins have no place."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Model

from courses.models import Course, Venue
from home.models import ServicePage
from honors.models import Commendation, Person, Studio
from news.models import ArticlePage

CONTENT: tuple[type[Model], ...] = (ArticlePage, ServicePage, Person, Commendation, Studio, Venue, Course)


def reason(*, force: bool) -> str:
    """Why the seed refuses, in words that say what to do; "" when it may run."""
    if force:
        return ""
    if not settings.DEMO_LOGINS:
        return "这里是正式环境，不写入演示内容。确实需要时加 --force；演示账号会得到随机密码，请立即记下。"
    found = contents()
    if found:
        listed = "、".join(f"{name}{count}条" for name, count in found.items())
        return f"网站里已有内容（{listed}），没有写入演示内容。确实要混在一起时加 --force。"
    return ""


def contents() -> dict[str, int]:
    """What editors have made, by its name on screen."""
    counts = {str(model._meta.verbose_name): model._default_manager.count() for model in CONTENT}
    return {name: count for name, count in counts.items() if count}
