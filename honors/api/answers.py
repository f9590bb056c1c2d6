"""How every address of the API answers: JSON, GET only, readable from any site, errors in Chinese and English."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override
from django.views.decorators.csrf import csrf_exempt

from core import page_cache

View = Callable[..., dict[str, Any]]
SAFE = ("GET", "HEAD")
# What is public may be read by pages of other sites. No cookie is looked at, so nothing of a reader can leak.
HEADERS = {"Access-Control-Allow-Origin": "*", "X-Robots-Tag": "noindex"}
METHOD = gettext_noop("这个接口只供读取，请用 GET。")
UNKNOWN = gettext_noop("没有“%(name)s”这个参数。可以用的有：%(known)s。")
NONE_KNOWN = gettext_noop("这个地址不接受参数，请去掉“%(name)s”。")
TWICE = gettext_noop("参数“%(name)s”只能给一次。")


class RefusedError(Exception):
    """The request cannot be answered; `text` is a msgid, filled with `values` in both languages."""

    def __init__(self, text: str, status: int = 400, parameter: str = "", **values: Any) -> None:
        super().__init__(text)
        self.text, self.status, self.parameter, self.values = text, status, parameter, values

    def content(self) -> dict[str, Any]:
        said = {}
        for name, language in (("message_zh", "zh-hans"), ("message_en", "en")):
            with override(language):
                said[name] = _(self.text) % self.values
        return {"error": {"status": self.status, "parameter": self.parameter or None, **said}}


def endpoint(*parameters: str, kept: bool = True) -> Callable[[View], Callable[..., HttpResponse]]:
    """A view that returns what the answer says. Parameters that it does not know are refused: a misspelt filter that
    is silently dropped would give numbers of something else. `kept`: worth a place among the kept pages."""

    def made(view: View) -> Callable[..., HttpResponse]:
        @csrf_exempt  # nothing is written, and a POST is to hear that, not that a token is missing
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                _check(request, parameters)
                content = view(request, *args, **kwargs)
            except RefusedError as refused:
                return _answer(refused.content(), refused.status)
            response = _answer(content, 200)
            if kept:
                return page_cache.mark(response)
            response.headers["Cache-Control"] = "no-cache"
            return response

        return answered

    return made


def _check(request: HttpRequest, parameters: tuple[str, ...]) -> None:
    if request.method not in SAFE:
        raise RefusedError(METHOD, 405)
    for name, values in request.GET.lists():
        if name not in parameters:
            known = ", ".join(parameters)
            raise RefusedError(UNKNOWN if known else NONE_KNOWN, parameter=name[:40], name=name[:40], known=known)
        if len(values) > 1:
            raise RefusedError(TWICE, parameter=name, name=name)


def _answer(content: dict[str, Any], status: int) -> HttpResponse:
    allowed = {"Allow": ", ".join(SAFE)} if status == 405 else {}
    return JsonResponse(
        content, status=status, headers={**HEADERS, **allowed}, json_dumps_params={"ensure_ascii": False}
    )


def given(query: QueryDict, name: str) -> str:
    """A parameter without blanks around, "" when it is not given."""
    return str(query.get(name, "")).strip()
