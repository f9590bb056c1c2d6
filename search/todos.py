"""What administrators must do about the search server."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core import todo
from core.todo import TodoItem
from search.models import IndexOutbox, SearchServer
from search.server.client import configured

PATIENCE = timedelta(seconds=15)  # a server that is started anew is nobody's work


def register() -> None:
    todo.register(search_server)


def search_server(user: Any) -> Iterator[TodoItem]:
    """The server fails, or has refused documents."""
    if not configured() or not user.has_perm("search.change_searchserver"):
        return
    url = reverse("search_server")
    failing_since = SearchServer.current().failing_since
    if failing_since and failing_since < timezone.now() - PATIENCE:
        title = _("检索服务器从%s起出错") % timezone.localtime(failing_since).strftime("%m-%d %H:%M")
        yield TodoItem(title, url, _("读者照常搜索，由本站自己的索引回答；请通知运维。"), urgent=True)
    refused = IndexOutbox.objects.set_aside().count()
    if refused:
        yield TodoItem(_("检索服务器拒收了%d条内容") % refused, url, _("这些内容暂时搜不到，请看原因后再试。"))
