"""The pages of an import, clicked through as an editor does."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from honors.models import AwardType, Commendation, Grant, Person, RosterImport
from tests.factories import honors as make
from tests.factories import roster_imports as factory
from tests.factories.accounts import superuser

pytestmark = pytest.mark.django_db

ROWS = [
    [1, "王　伟", "示例针织厂", "挡车工", "通济街道", "即墨工匠"],
    [2, "李桂芳", "示例机械公司", "钳工", "", "即墨工匠"],
    [3, "张三丰", "示例机械公司", "钳工", "", "没有的称号"],
]


@pytest.fixture
def craftsman() -> AwardType:
    make.town("通济街道")
    return make.award("即墨工匠")


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(superuser())
    return client


def url(name: str, *args: Any) -> str:
    return reverse(f"honors_rosters:{name}", args=args)


def upload(editor: Client, content: bytes, **fields: Any) -> Any:
    file = SimpleUploadedFile("2024年度即墨工匠名单.xlsx", content)
    typed = {"name_zh": "2024年度即墨工匠", "year": "2024", "label": "2024年度", **fields}
    return editor.post(url("add"), {"file": file, **typed}, follow=True)


def test_from_upload_to_candidates(editor: Client, craftsman: AwardType) -> None:
    assert editor.get(url("index")).status_code == 200
    assert editor.get(url("add")).status_code == 200
    page = upload(editor, factory.workbook(ROWS))
    assert "开始核对" in page.content.decode()
    roster = RosterImport.objects.get()
    columns = {f"column-{index}": column for index, column in roster.mapping.items()}
    page = editor.post(url("columns", roster.pk), columns, follow=True)
    assert "没有叫“没有的称号”的荣誉称号" in page.content.decode()
    page = editor.post(
        url("settle", roster.pk),
        {"row": "5", "cell-award": "即墨工匠", "cell-name": "张三丰", "cell-unit": "示例机械公司", "cell-post": "钳工"},
        follow=True,
    )
    assert "还有" not in page.content.decode()
    roster.refresh_from_db()
    page = editor.post(url("confirm", roster.pk), {"version": roster.version}, follow=True)
    assert "已导入" in page.content.decode()
    assert Grant.objects.filter(status="candidate").count() == 3
    page = editor.get(url("undo", roster.pk))
    assert "确定撤回" in page.content.decode()
    page = editor.post(url("undo", roster.pk), follow=True)
    assert "撤回了这次导入" in page.content.decode()
    assert not Person.objects.exists()
    assert not Commendation.objects.exists()


def test_a_long_plan_costs_no_more_than_a_short_one(editor: Client, craftsman: AwardType) -> None:
    def cost(number: int) -> tuple[int, int]:
        rows = [[each, make.next_name(), f"第{each}示例厂", "钳工", "", "即墨工匠"] for each in range(number)]
        roster = factory.planned(factory.workbook(rows))
        with CaptureQueriesContext(connection) as captured:
            page = editor.get(url("show", roster.pk) + "?verdict=")
        return len(captured), len(page.content)

    cost(2)
    (few, _short), (many, size) = cost(10), cost(300)
    assert many <= few + 1  # one to say how many pages there are
    assert size < 300_000  # 50 rows, each with its form


def test_a_row_is_settled_in_place(editor: Client, craftsman: AwardType) -> None:
    person = make.person("王伟", unit="")
    roster = factory.planned(factory.workbook(ROWS))
    page = editor.get(url("show", roster.pk)).content.decode()  # what waits comes first
    assert f"person:{person.pk}" in page
    said = editor.post(url("settle", roster.pk), {"row": "3"}, follow=True).content.decode()
    assert "第3行还没有确认" in said
    editor.post(url("settle", roster.pk), {"row": "3", "settlement": f"person:{person.pk}"})
    assert roster.rows.get(number=3).verdict == "known"
    editor.post(url("settle", roster.pk), {"row": "3", "settlement": "new"})
    assert roster.rows.get(number=3).verdict == "new"
    assert editor.post(url("settle", roster.pk), {"row": "999"}).status_code == 404
    editor.post(url("drop", roster.pk))
    assert "已经放弃" in editor.get(url("show", roster.pk)).content.decode()
    assert not roster.rows.exists()


def test_what_stands_in_the_way_is_shown_with_links(editor: Client, craftsman: AwardType) -> None:
    roster = factory.planned(factory.workbook(ROWS[:2]))
    editor.post(url("confirm", roster.pk), {"version": roster.version})
    person = Person.objects.get(name="王伟")
    person.save()
    page = editor.get(url("undo", roster.pk)).content.decode()
    assert "确定撤回" not in page
    assert f'href="/admin/snippets/honors/person/edit/{person.pk}/"' in page
    page = editor.post(url("undo", roster.pk), follow=True).content.decode()
    assert "不能撤回" in page
    assert Person.objects.filter(pk=person.pk).exists()
