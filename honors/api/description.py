"""The OpenAPI description: what each address takes and what it answers. A test holds the answers to it."""

from typing import Any

from django.conf import settings
from django.urls import get_script_prefix
from django.utils.translation import gettext as _

from honors.api.parameters import CHOICES, NUMBER, PER_PAGE, SLUG, YEAR
from honors.enums import Kind, Level

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
NUMBER_OF: Schema = {"type": "integer", "minimum": 0}
ADDRESS: Schema = {"type": ["string", "null"], "format": "uri"}
DAY: Schema = {"type": ["string", "null"], "format": "date"}


def one_of(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def thing(**properties: Schema) -> Schema:
    """An object with exactly these properties, all of them always there."""
    return {"type": "object", "required": list(properties), "additionalProperties": False, "properties": properties}


def many(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def page_of(name: str) -> Schema:
    return thing(
        total=NUMBER_OF, page=NUMBER_OF, pages=NUMBER_OF, previous=ADDRESS, next=ADDRESS, items=many(one_of(name))
    )


TERM = {"oneOf": [one_of("Term"), {"type": "null"}]}
ROLL: dict[str, Schema] = {
    **dict.fromkeys(("slug", "name_zh", "name_en", "label"), TEXT),
    "year": NUMBER_OF,
    **dict.fromkeys(("document_no", "decision_title"), TEXT),
    "decision_date": DAY,
    "granting_body": TEXT,
    **dict.fromkeys(("url", "url_en", "names"), ADDRESS),
}
SCHEMAS: dict[str, Schema] = {
    "Term": thing(slug=TEXT, name_zh=TEXT, name_en=TEXT),
    "Award": thing(
        code=TEXT,
        name_zh=TEXT,
        name_en=TEXT,
        level={"enum": list(CHOICES["level"])},
        kind={"enum": list(Kind.values)},
        official={"type": "boolean"},
    ),
    "Roll": thing(**ROLL),
    "RollWithNames": thing(**ROLL, grants=one_of("GrantPage")),
    "Grant": thing(
        **dict.fromkeys(("name", "corrected_name", "correction_note"), TEXT),
        kind={"enum": list(Kind.values)},
        **dict.fromkeys(("unit", "post", "trade", "category", "citation"), TEXT),
        town=TERM,
        industry=TERM,
        award=one_of("Award"),
        year=NUMBER_OF,
        **dict.fromkeys(("document_no", "roll"), TEXT),
        url=ADDRESS,
        url_en=ADDRESS,
    ),
    "Person": thing(
        **dict.fromkeys(("slug", "name", "name_latin", "unit", "post", "trade"), TEXT),
        town=TERM,
        industry=TERM,
        url=ADDRESS,
        url_en=ADDRESS,
    ),
    "RollPage": page_of("Roll"),
    "GrantPage": page_of("Grant"),
    "PersonPage": page_of("Person"),
    "Figure": thing(value=TEXT, label_zh=TEXT, label_en=TEXT, number=NUMBER_OF, grants=ADDRESS),
    "Statistics": thing(
        total=NUMBER_OF,
        grants=ADDRESS,
        **dict.fromkeys(
            ("by_year", "by_level", "by_kind", "by_award", "by_town", "by_industry"), many(one_of("Figure"))
        ),
    ),
    "Error": thing(
        error=thing(status=NUMBER_OF, parameter={"type": ["string", "null"]}, message_zh=TEXT, message_en=TEXT)
    ),
}


def described() -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {
            "title": _("荣誉数据接口"),
            "version": "1",
            "description": _("已经公布、现在有效的荣誉，只供读取。撤销、更正随即反映；同样的内容带 ETag，可以答304。"),
        },
        "servers": [{"url": f"{settings.SITE_URL}{get_script_prefix()}api/v1"}],
        "paths": _paths(),
        "components": {"schemas": SCHEMAS, "parameters": _parameters()},
    }


def _paths() -> dict[str, Any]:
    slug = {"name": "slug", "in": "path", "required": True, "schema": TEXT, "description": _("光荣榜的地址用词")}
    return {
        "/rolls": _get("rolls", _("历次表彰，新的在前"), "RollPage", "year", "page"),
        "/rolls/{slug}": {
            "parameters": [slug],
            **_get("roll", _("一次表彰和它的名单，按文件顺序"), "RollWithNames", "page"),
        },
        "/grants": _get("grants", _("全部授予，可按条件筛选"), "GrantPage", *_parameters()),
        "/people": _get("people", _("有个人页的劳模工匠，按拼音排列"), "PersonPage", "town", "industry", "page"),
        "/statistics": _get("statistics", _("按年度、级别、对象、称号、镇街、行业统计"), "Statistics"),
    }


def _get(name: str, summary: str, schema: str, *parameters: str) -> dict[str, Any]:
    wrong = {"description": _("参数不对，或没有这个内容"), "content": _json("Error")}
    answers: dict[str, Any] = {
        "200": {"description": summary, "content": _json(schema)},
        "304": {"description": _("和您手里的一样")},
        "400": wrong,
    }
    if "page" in parameters:
        answers["404"] = wrong
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "parameters": [{"$ref": f"#/components/parameters/{each}"} for each in parameters],
            "responses": answers,
        }
    }


def _json(schema: str) -> dict[str, Any]:
    return {"application/json": {"schema": one_of(schema)}}


def _parameters() -> dict[str, Any]:
    slug = {"type": "string", "pattern": f"^{SLUG.pattern}$"}
    levels = _("、").join(f"{level.key} {level.label}" for level in Level)
    wanted: list[tuple[str, Schema, str]] = [
        ("year", {"type": "string", "pattern": f"^{YEAR.pattern}$"}, _("表彰年份")),
        ("level", {"enum": list(CHOICES["level"])}, levels),
        ("award", slug, _("荣誉称号的代码，见统计接口")),
        ("town", slug, _("镇街的代码，见统计接口；none 是未登记的")),
        ("industry", slug, _("行业的代码，见统计接口；none 是未登记的")),
        ("kind", {"enum": list(CHOICES["kind"])}, _("授予对象；collective 是个人以外的全部")),
        ("page", {"type": "string", "pattern": f"^{NUMBER.pattern}$"}, _("页码，每页%d条") % PER_PAGE),
    ]
    return {
        name: {"name": name, "in": "query", "required": False, "schema": schema, "description": text}
        for name, schema, text in wanted
    }
