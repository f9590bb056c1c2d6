"""The first half of a roster's story: uploaded, its doubtful rows settled, confirmed, put to public notice."""

import io
from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from tests.factories.media import drawing
from tests.factories.rosters import GbkName, archive
from tests.fixtures.running_site import RunningSite

TITLE = "2024年度即墨工匠名单"
SURNAMES = "钱孙冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹"
GIVEN = ["守田", "望海", "启明", "安澜", "映雪", "念慈", "承志", "问渠", "若谷", "知秋", "行远"]
HEADERS = ("序号", "姓名", "工作单位", "职务", "镇街", "荣誉称号")
AWARD = "即墨工匠"


def _people() -> Iterator[list[object]]:
    """214 rows. Doubtful are six: two of one name, a company, an unknown town, an unknown award, digits in a name."""
    names = [f"{surname}{given}" for given in GIVEN for surname in SURNAMES][:214]
    for place, name in enumerate(names, start=1):
        yield [place, name, f"示例第{place}工段", "钳工", "通济街道" if place % 2 else "", None]


def roster() -> bytes:
    """A title over the table, one merged cell for the award, spaces and remarks in the names."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([TITLE])
    sheet.append(list(HEADERS))
    for row in _people():
        sheet.append(row)
    first, last = 3, 216
    sheet.cell(first, 6, AWARD)
    sheet.merge_cells(start_row=first, end_row=last - 1, start_column=6, end_column=6)
    sheet.cell(last, 6, "即墨工将")
    for number, name in (
        (10, "钱　守田"),
        (40, "卫 听松（女，回族）"),
        (60, "即墨示例机械有限公司"),
        (80, "阿卜杜拉•买买提"),
    ):
        sheet.cell(number, 2, name)
    sheet.cell(90, 5, "通几街道")
    sheet.cell(100, 2, "李3")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def photos() -> bytes:
    """As Windows in China packs them."""
    return archive([(GbkName("照片/卫听松.jpg"), drawing()), (GbkName("照片/没有这个人.jpg"), drawing())]).read()


def upload(page: Page, site: RunningSite) -> None:
    page.goto(f"{site.url}/admin/honors/rosters/")
    page.get_by_role("link", name="上传名单").click()
    page.locator("[name=file]").set_input_files(
        {"name": f"{TITLE}.xlsx", "mimeType": "application/octet-stream", "buffer": roster()}
    )
    now = timezone.localtime()
    for name, text in {
        "name_zh": "2024年度即墨工匠（名单导入）",
        "label": "2024年度",
        "year": "2024",
        "document_no": f"即示例发〔2024〕{now:%H%M%S}号",
    }.items():
        page.locator(f"[name={name}]").fill(text)
    page.get_by_role("button", name="上传并读取").click()
    page.get_by_role("button", name="开始核对").click(timeout=60_000)
    expect(page.locator(".roster-tabs")).to_be_visible(timeout=60_000)


def settle(page: Page, number: int, choice: str = "", **cells: str) -> None:
    row = page.locator(f"#row-{number}")
    for name, text in cells.items():
        row.locator(f"[name=cell-{name}]").fill(text)
    if choice:
        row.get_by_label(choice).check()
    row.get_by_role("button", name="确定这一行").click()
    expect(page.locator(".messages .success").first).to_be_visible()


def settle_the_doubtful(page: Page) -> None:
    expect(page.get_by_role("link", name="需要确认 6")).to_be_visible()
    settle(page, 3, "登记为新人物")
    settle(page, 10, "登记为新人物")
    settle(page, 60, "跳过这一行")
    settle(page, 90, town="通济街道")
    settle(page, 100, "登记为新人物", name="李三")
    settle(page, 216, award=AWARD)
    expect(page.get_by_role("link", name="全部 214")).to_be_visible()
    expect(page.get_by_role("link", name="跳过 1")).to_be_visible()


def send_photos(page: Page) -> None:
    page.get_by_text("传一包照片").click()
    page.locator("[name=photos]").set_input_files(
        {"name": "照片.zip", "mimeType": "application/zip", "buffer": photos()}
    )
    page.locator("[name=given_on]").fill("2026-03-01")
    page.locator("[name=consented]").check()
    page.get_by_role("button", name="上传照片").click()
    expect(page.get_by_text("收到1张能用的照片")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("没有这个人.jpg")).to_be_visible()


def start_notice(page: Page) -> None:
    page.get_by_role("link", name="填写公示").click()
    now = timezone.localtime()
    moments = {"notice_starts_at": now - timedelta(hours=1), "notice_ends_at": now + timedelta(days=9)}
    for name, moment in moments.items():
        page.locator(f"[name={name}]").fill(f"{moment:%Y-%m-%d %H:%M}")
    page.locator("[name=notice_phone]").fill("0532-0000 0009")
    page.locator("footer.footer button[type=submit]").first.click()
    expect(page.locator(".messages .success").first).to_be_visible()
    page.go_back()
    page.go_back()
    page.get_by_role("link", name="公示、表彰").click()
    page.get_by_role("button", name="开始公示").click()
    expect(page.locator(".messages .success").first).to_contain_text("公示")


def to_the_public_notice(page: Page, site: RunningSite) -> None:
    """From the office's workbook to the names that readers see for some days."""
    upload(page, site)
    settle_the_doubtful(page)
    send_photos(page)
    page.get_by_role("button", name="确认导入").click()
    expect(page.locator(".messages .success").first).to_contain_text("已导入", timeout=60_000)
    expect(page.locator(".roster-made")).to_contain_text("213")
    where = page.url
    start_notice(page)
    page.goto(where)
    page.get_by_role("link", name="看公示页").click()
    main = page.locator("main")
    for name in ("卫听松", "阿卜杜拉·买买提", "李三"):
        expect(main.get_by_text(name).first).to_be_visible()
    expect(main).not_to_contain_text("即墨示例机械有限公司")
    assert site.get("/honors/people/wei-tingsong/")[0] == 404  # a candidate has no page
