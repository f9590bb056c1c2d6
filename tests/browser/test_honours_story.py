"""A roster's whole story: from the workbook to the notice, granted, proved, revoked by two people, gone everywhere."""

import io
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.architecture.house import ROOT
from tests.browser.roster_story import AWARD, to_the_public_notice
from tests.browser.test_editor import desk
from tests.fixtures.running_site import RunningSite

__all__ = ["desk"]

NAME, PAGE = "卫听松", "/honors/people/wei-tingsong/"
NEIGHBOUR = "李三"
ROLL = "2024年度即墨工匠（名单导入）"
AT_ONCE = 2.0  # seconds in which a revocation is seen everywhere
PASSING = """
from datetime import timedelta
from django.utils import timezone
from core import caching
from honors.models import Commendation
now = timezone.now()
Commendation.objects.filter(name_zh="%s").update(
    notice_starts_at=now - timedelta(days=20), notice_ends_at=now - timedelta(minutes=1))
caching.bump()
"""


def let_the_notice_run_out(site: RunningSite) -> None:
    """What three weeks would do, done to the stored moments."""
    environment = {**os.environ, "DATABASE_URL": site.database_url, "VAR_DIR": str(site.var)}
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings.dev"
    command = [sys.executable, str(ROOT / "manage.py"), "shell", "-c", PASSING % ROLL]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120)


def grant_from_the_to_dos(page: Page, site: RunningSite) -> None:
    page.goto(f"{site.url}/admin/")
    page.get_by_role("link", name=f"公示已期满，可以表彰：{ROLL}").click()
    page.locator("[name=decision_date]").fill("2024-12-20")
    page.get_by_role("button", name="正式表彰").press("Enter")  # a click only closes the calendar that opened
    expect(page.locator(".messages .success").first).to_contain_text("已表彰", timeout=60_000)


def link_to(page: Page, address: str, action: str) -> str:
    """Where an action leads that a list in the admin offers; its menus are in the page before they are opened."""
    found = re.search(rf'href="([^"]*{action}[^"]*)"', page.request.get(address).text())
    assert found, action
    return found[1]


def action_on_the_grant(page: Page, site: RunningSite, action: str) -> str:
    return site.url + link_to(page, f"{site.url}/admin/snippets/honors/grant/?q={NAME}", action)


def sign_in(page: Page, site: RunningSite, who: int) -> None:
    """As one of the logins that `make run` printed, after signing out."""
    page.context.clear_cookies()
    name, password = re.findall(r"用户名 (\S+)，密码 (\S+)", site.log.read_text())[who]
    page.goto(f"{site.url}/admin/")
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(password)
    page.locator("button[type=submit]").click()
    expect(page.locator("#wagtail-sidebar")).to_be_attached()


def propose(page: Page, site: RunningSite) -> None:
    page.goto(action_on_the_grant(page, site, "/revocations/propose/grant/"))
    for name, text in {"document_no": "即示例撤〔2026〕1号", "decided_on": "2026-01-05", "reason": "材料不实"}.items():
        page.locator(f"[name={name}]").fill(text)
    page.get_by_role("button", name="提出撤销").click()
    expect(page.locator(".messages .success").first).to_contain_text("等待另一位同事确认")


def confirm(page: Page, site: RunningSite) -> None:
    page.goto(f"{site.url}/admin/")
    page.locator("a", has_text="撤销待确认").filter(has_text=NAME).first.click()
    page.get_by_role("button", name="确认撤销").click()
    expect(page.locator(".messages .success").first).to_contain_text("已撤销")


def names_of_the_workbook(page: Page, site: RunningSite) -> set[object]:
    """Of the roll's export."""
    commendations = f"{site.url}/admin/snippets/honors/commendation/"
    edit = link_to(page, f"{commendations}?q={ROLL}", "/commendation/edit/")
    address = link_to(page, site.url + edit, "/honors/rolls/commendation/")
    answer = page.request.get(f"{site.url}{address}xlsx/")
    assert answer.status == 200
    sheet = load_workbook(io.BytesIO(answer.body())).worksheets[0]
    return {cell for row in sheet.iter_rows(values_only=True) for cell in row}


def roll_address(site: RunningSite) -> str:
    found = re.search(rf'href="(/honors/rolls/[^"]+)"[^>]*>(?:<[^>]+>)*{ROLL[:6]}', site.get("/honors/rolls/")[1])
    assert found
    return found[1]


def public_grants(site: RunningSite) -> int:
    """Of the statistics that anybody may read."""
    status, text = site.get("/api/v1/grants?year=2024&kind=person")
    assert status == 200
    found = re.search(r'"total": ?(\d+)', text)
    assert found
    return int(found[1])


def places(site: RunningSite, roll: str) -> dict[str, Callable[[], bool]]:
    """Where readers meet the name once it is granted."""

    def shows(path: str, text: str = NAME) -> Callable[[], bool]:
        def look() -> bool:
            status, answer = site.get(path)
            return status == 200 and text in answer

        return look

    return {
        "roll": shows(roll),
        "profile": shows(PAGE),
        "index": shows("/honors/people/a-z/w/", PAGE),
        "search": shows(f"/search/?q={NAME}", PAGE),
        "sitemap": shows("/sitemap-1.xml", PAGE),
        "people": shows(f"/honors/people/?q={NAME}", PAGE),
        "json": shows(f"/api/v1/rolls/{roll.strip('/').split('/')[-1]}"),
        "English": shows(f"/en{PAGE}", "Wei Tingsong"),
    }


def seen(looks: dict[str, Callable[[], bool]]) -> set[str]:
    return {name for name, look in looks.items() if look()}


@pytest.mark.timeout(900)
def test_granted_proved_revoked_and_gone(desk: Page, running_site: RunningSite) -> None:
    site = running_site
    to_the_public_notice(desk, site)
    before = public_grants(site)
    let_the_notice_run_out(site)
    grant_from_the_to_dos(desk, site)
    roll = roll_address(site)
    looks = places(site, roll)
    assert seen(looks) == set(looks)
    assert public_grants(site) == before + 213
    assert {NAME, NEIGHBOUR} <= names_of_the_workbook(desk, site)
    desk.goto(action_on_the_grant(desk, site, "/code/"))
    proof = desk.locator("dl.code a").get_attribute("href")
    assert proof
    assert AWARD in site.get(proof)[1]
    propose(desk, site)
    assert seen(looks) == set(looks), "nothing changes before a second person confirms"
    sign_in(desk, site, who=1)
    confirm(desk, site)
    begun = time.monotonic()
    assert seen(looks) == set()
    assert time.monotonic() - begun < AT_ONCE * len(looks)
    assert site.get(PAGE)[0] == 410
    assert NEIGHBOUR in site.get(roll)[1]
    assert public_grants(site) == before + 212
    assert NAME not in site.get(proof)[1]
    assert NAME not in names_of_the_workbook(desk, site)
