"""Uploads of rosters: who may send them, how long they stay, what is refused and what is left of it."""

import datetime
import logging
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from core import todo
from honors.enums import ImportState
from honors.importing import rosters
from honors.models import ColumnMapping, RosterImport, RosterRow
from media import sweeping
from tests.factories import honors as make
from tests.factories import roster_imports as factory
from tests.factories.accounts import superuser, user

pytestmark = pytest.mark.django_db

GOOD = [["", "王伟", "示例针织厂", "挡车工", "", "即墨工匠"]]
SECRET = "370222197510031234"


def stored() -> list[Path]:
    return [path for path in Path(settings.PRIVATE_ROOT).rglob("*") if path.is_file() and "rosters" in path.parts]


def post(client: Client, content: bytes, filename: str = "名单.xlsx", **fields: Any) -> Any:
    file = SimpleUploadedFile(filename, content)
    typed = {"name_zh": "2024年度即墨工匠", "year": "2024", **fields}
    return client.post(reverse("honors_rosters:add"), {"file": file, **typed}, follow=True)


@pytest.fixture(autouse=True)
def nothing_stored() -> None:
    """Files outlive the transaction of the test that made them."""
    for path in stored():
        path.unlink()


# Refusals -------------------------------------------------------------------------------------------------------------


def test_id_numbers_are_refused_by_name_and_nothing_is_kept(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    client.force_login(superuser())
    headers = ("姓名", "单位", "备注")
    with caplog.at_level(logging.DEBUG):
        page = post(client, factory.workbook([["王伟", "甲厂", SECRET]], headers))
    html = page.content.decode()
    assert "“备注”列" in html
    assert "文件已经删除" in html
    roster = RosterImport.objects.get()
    assert (roster.state, roster.upload.name, roster.headers) == (ImportState.FAILED, "", [])
    assert stored() == []
    assert not RosterRow.objects.exists()
    kept = repr(list(RosterImport.objects.values())) + repr(list(ColumnMapping.objects.values()))
    assert SECRET not in html + caplog.text + kept
    assert "王伟" not in caplog.text + kept


@pytest.mark.parametrize("content", [b"", b"\x00" * 100, b"PK\x03\x04broken", "没有表头".encode(), b"%PDF-1.7"])
def test_what_is_no_roster_is_answered_in_words(client: Client, content: bytes) -> None:
    client.force_login(superuser())
    page = post(client, content)
    assert page.status_code == 200
    assert "Traceback" not in page.content.decode()
    assert stored() == []
    assert not RosterImport.objects.exclude(state=ImportState.FAILED).exists()


def test_a_new_commendation_is_checked_before_anything_is_read(client: Client) -> None:
    client.force_login(superuser())
    make.commendation(document_no="即工发〔2024〕12号")
    content = factory.workbook(GOOD)
    assert "新建批次要填这一栏" in post(client, content, name_zh="").content.decode()
    assert "这个文号已经登记过" in post(client, content, document_no="即工发〔2024〕12号").content.decode()
    assert "年份应在1900年到2100年之间" in post(client, content, year="24").content.decode()
    assert not RosterImport.objects.exists()


def test_commendations_that_are_closed_are_not_offered(client: Client) -> None:
    client.force_login(superuser())
    closed = make.in_notice([make.person("钱多")])
    page = post(client, factory.workbook(GOOD), commendation=closed.pk)
    assert page.context["form"].errors["commendation"]


@pytest.mark.parametrize("text", ["A" * 40_000, "=cmd|'/c calc'!A1", "<script>alert(1)</script>", "\u200b", "王\x00伟"])
def test_odd_cells_come_through_as_text_or_as_a_fault(client: Client, text: str) -> None:
    make.award("即墨工匠")
    client.force_login(superuser())
    content = f"姓名,单位,荣誉称号\n{text},甲厂,即墨工匠\n李四,{text},即墨工匠\n".encode()
    page = post(client, content, "名单.csv")
    roster = RosterImport.objects.get()
    if roster.state == ImportState.COLUMNS:
        columns = {f"column-{index}": column for index, column in roster.mapping.items()}
        page = client.post(reverse("honors_rosters:columns", args=[roster.pk]), columns, follow=True)
        page = client.get(reverse("honors_rosters:show", args=[roster.pk]) + "?verdict=")
    assert page.status_code == 200
    assert "<script>alert(1)" not in page.content.decode()
    roster.refresh_from_db()
    for row in roster.rows.exclude(verdict="fault"):
        assert all(len(value) <= 1000 for value in row.values.values())


# How long files stay --------------------------------------------------------------------------------------------------


def test_the_file_goes_when_the_plan_is_made() -> None:
    make.award("即墨工匠")
    roster = factory.received(factory.workbook(GOOD))
    assert len(stored()) == 1
    rosters.choose_columns(roster, {int(index): column for index, column in roster.mapping.items()})
    assert stored() == []


def test_within_the_hour_whatever_happens() -> None:
    roster = factory.received(factory.workbook(GOOD))
    assert rosters.discard_old_files() == 0
    RosterImport.objects.update(progress_at=timezone.now() - datetime.timedelta(minutes=51))
    assert rosters.discard_old_files() == 1
    roster.refresh_from_db()
    assert roster.state == ImportState.FAILED
    assert "重新上传" in roster.message
    assert stored() == []


def test_a_waiting_file_is_no_left_over_for_the_sweep() -> None:
    import os

    factory.received(factory.workbook(GOOD))
    [path] = stored()
    os.utime(path, (0, 0))
    sweeping.sweep()
    assert stored() == [path]


def test_dropped_before_it_was_planned() -> None:
    roster = factory.received(factory.workbook(GOOD))
    rosters.drop(roster.pk)
    assert stored() == []
    assert RosterImport.objects.get().samples == []


# Who may --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def roster() -> RosterImport:
    make.award("即墨工匠")
    return factory.planned(factory.workbook(GOOD))


ADDRESSES = [
    "index",
    "add",
    "template",
    "show",
    "columns",
    "settle",
    "replan",
    "confirm",
    "drop",
    "undo",
    "photos",
    "progress",
]


def address(name: str, roster: RosterImport) -> str:
    return reverse(f"honors_rosters:{name}", args=[] if name in {"index", "add", "template"} else [roster.pk])


@pytest.mark.usefixtures("bootstrapped")
@pytest.mark.parametrize("role", list(Role))
def test_managers_of_honours_import_and_nobody_else(client: Client, roster: RosterImport, role: Role) -> None:
    member = user("one")
    member.groups.set(Group.objects.filter(name=role.value))
    client.force_login(member)
    may = role in {Role.HONOURS, Role.ADMINISTRATOR}
    for name in ("index", "add", "template", "show", "undo", "progress"):
        answer = client.get(address(name, roster), headers={"X-Requested-With": "XMLHttpRequest"})
        assert answer.status_code == (200 if may else 403), name
    if not may:
        for name in ADDRESSES:
            client.post(address(name, roster), {"version": roster.version, "row": "3", "settlement": "skip"})
        assert RosterImport.objects.get().state == ImportState.PLANNED
        assert not RosterRow.objects.skipped().exists()


def test_a_stranger_is_sent_to_sign_in(client: Client, roster: RosterImport) -> None:
    for name in ADDRESSES:
        answer = client.post(address(name, roster))
        assert "/admin/login/" in answer.headers["Location"]


def test_it_waits_in_the_list_of_things_to_do(roster: RosterImport) -> None:
    titles = [item.title for item in todo.items_for(superuser())]
    assert "名单待确认：2024年度即墨工匠名单.xlsx" in titles
    assert not [item for item in todo.items_for(user("two")) if "名单" in item.title]


# While it is read -----------------------------------------------------------------------------------------------------


def test_progress_says_how_far_and_when_nobody_reads(client: Client, roster: RosterImport) -> None:
    client.force_login(superuser())
    RosterImport.objects.update(state=ImportState.READING, rows_done=40, rows_total=200)
    said = client.get(address("progress", roster)).json()
    assert (said["waiting"], said["done"], said["total"]) == (True, 40, 200)
    assert "40 / 200" in said["message"]
    page = client.get(address("show", roster)).content.decode()
    assert 'http-equiv="refresh"' in page  # without scripts
    RosterImport.objects.update(progress_at=timezone.now() - datetime.timedelta(minutes=2))
    assert "没有在运行" in client.get(address("progress", roster)).json()["message"]


def test_the_template_is_a_roster(client: Client) -> None:
    make.award("即墨工匠")
    client.force_login(superuser())
    answer = client.get(reverse("honors_rosters:template"))
    assert answer.headers["Content-Type"].startswith("application/vnd.openxmlformats")
    assert answer.content.startswith(b"PK")
