"""`make screenshots ARGS="--manual"`: the pictures of the editors' manual and of the README, from the demo edition.

Each is one line in PICTURES: file, address, who is signed in, what is done on the screen first, and what is kept of it.
Nothing is published or changed on the way, but a draft may be left in the demo edition, which lasts for a day.
"""

from __future__ import annotations

import io
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

import launch

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

MANUAL = launch.ROOT / "docs" / "editing" / "pictures"
README = launch.ROOT / "docs" / "pictures"
EDITOR, ADMINISTRATOR = 0, 1  # the order in which `make run` prints its logins
LARGEST = 120_000  # bytes: the repository stays light
COLOURS = 64
WAIT = 900  # milliseconds for what the admin draws by itself

Step = Callable[["Page"], None]


# What is done on the screen ---------------------------------------------------------------------------------------


def click(selector: str) -> Step:
    def step(page: Page) -> None:
        page.locator(selector).locator("visible=true").first.click()
        page.wait_for_timeout(WAIT)

    return step


def fill(selector: str, text: str) -> Step:
    """Without a click, so that no calendar opens below a date."""

    def step(page: Page) -> None:
        page.locator(selector).evaluate("(field, text) => { field.value = text; }", text)

    return step


def pick(selector: str, value: str) -> Step:
    def step(page: Page) -> None:
        page.select_option(selector, value)

    return step


def choose(field: str, text: str) -> Step:
    """The first row with this text in the window of a chooser."""

    def step(page: Page) -> None:
        click(f"#id_{field}-chooser [data-chooser-action-choose]")(page)
        search = page.locator(".modal-body input[name=q]")
        if search.count():
            search.first.fill(text)
            page.wait_for_timeout(WAIT)
        click(f".modal-body a[data-chooser-modal-choice]:has-text('{text}')")(page)

    return step


def scroll_to(selector: str, above: int = 90) -> Step:
    """So that the element stands below the head of the screen."""

    def step(page: Page) -> None:
        page.locator(selector).first.evaluate(
            "(element, above) => window.scrollTo(0, element.getBoundingClientRect().top + scrollY - above)", above
        )
        page.wait_for_timeout(WAIT // 3)

    return step


def wait_for(selector: str) -> Step:
    """Until the next screen is there."""

    def step(page: Page) -> None:
        page.locator(selector).first.wait_for()
        page.wait_for_timeout(2 * WAIT)  # the editor puts itself in order when all is loaded

    return step


ROSTER = """序号,姓名,工作单位,职务,镇街,荣誉称号
1,卫　听松,示例针织厂,挡车工,通济街道,即墨工匠
2,蒋 启明（女，回族）,示例机械公司,钳工,环秀街道,即墨工匠
3,王伟,,质检员,北安街道,即墨工匠
4,沈知秋,示例供热公司,管道工,通几街道,即墨工将
"""


def upload_roster(page: Page) -> None:
    """A short roster, as far as the plan; where such a table was seen before the columns are not asked about."""
    page.set_input_files(
        "[name=file]", {"name": "2024年度即墨工匠名单.csv", "mimeType": "text/csv", "buffer": ROSTER.encode()}
    )
    page.fill("[name=name_zh]", "2024年度即墨工匠（示例）")
    page.fill("[name=year]", "2024")
    page.locator(".roster-form button[type=submit]").click()
    wait_for(".roster-columns, .roster-rows")(page)
    if page.locator(".roster-columns").count():
        click("button:has-text('开始核对')")(page)
        wait_for(".roster-rows")(page)


def leave_field(page: Page) -> None:
    """No blinking cursor, no frame around the field that happens to be first."""
    page.evaluate("document.activeElement?.blur()")


A_ROLL = click("main a[href*='/honors/rolls/']:not([href$='/notice/'])")
ROW_MENU = "tr:has-text('{}') .w-dropdown__toggle"
MORE = click("footer.footer .w-dropdown__toggle")
REFUSED = wait_for(".messages .error")
REFUSED_PUBLISH = (MORE, click("button[name=action-publish]"), REFUSED)
REFUSED_SAVE = (click("footer button:has-text('保存')"), REFUSED)
NEW_ARTICLE = (click(ROW_MENU.format("镇街动态")), click(".w-dropdown__content a:has-text('添加子页面')"))
FIRST_ROW = click("tbody td.title a")
HEADLINE = click("tbody td.title a:has-text('把课堂搬到家门口')")


@dataclass(frozen=True)
class Picture:
    """`size` is the window; `box` (left, top, right, bottom) what is kept of it, else all."""

    path: Path
    address: str
    login: int | None = None
    steps: tuple[Step, ...] = ()
    size: tuple[int, int] = (1100, 760)
    box: tuple[int, int, int, int] | None = None


def screen(
    name: str, address: str, *steps: Step, login: int = EDITOR, width: int = 1100, height: int = 760, left: int = 0
) -> Picture:
    """A picture of the manual: a screen of the admin, its menu cut off where `left` says so."""
    box = (left, 0, width, height)
    return Picture(MANUAL / f"{name}.png", f"/admin/{address}", login, (*steps, leave_field), (width, height), box)


BESIDE_MENU = 200
PICTURES = [
    Picture(README / "front-page.webp", "/", size=(1280, 860)),
    Picture(README / "roll.webp", "/honors/rolls/", steps=(A_ROLL,), size=(375, 812)),
    screen("desk", "", height=620),
    screen("news-add", "columns/", NEW_ARTICLE[0], height=700),
    screen("news-form", "columns/", *NEW_ARTICLE, MORE, height=800, left=BESIDE_MENU),
    screen(
        "news-blocks",
        "columns/",
        *NEW_ARTICLE,
        scroll_to("[data-contentpath=body]", 160),
        click(".c-sf-add-button"),
        left=BESIDE_MENU,
    ),
    screen(
        "news-reprint",
        "articles/",
        HEADLINE,
        pick("#id_origin", "reprint"),
        *REFUSED_PUBLISH,
        click("text=跳到第一处错误"),
        height=620,
        left=BESIDE_MENU,
    ),
    screen("news-schedule", "articles/", HEADLINE, click("[aria-label='状态开关']"), click("text=设置计划")),
    screen("news-english", "articles/", click("tbody td.title a:has-text('Bringing')"), height=720, left=BESIDE_MENU),
    screen("people-person", "snippets/honors/person/add/", height=800, left=BESIDE_MENU),
    screen(
        "people-kind",
        "snippets/honors/grant/add/",
        choose("edition", "2024年度"),
        choose("collective", "育苗组"),
        *REFUSED_SAVE,
        height=640,
        left=BESIDE_MENU,
    ),
    screen("rosters-plan", "honors/rosters/add/", upload_roster, height=1000, left=BESIDE_MENU),
    screen("people-steps", "snippets/honors/commendation/", click("tbody tr .w-dropdown__toggle"), height=520),
    screen(
        "commendations-steps",
        "snippets/honors/commendation/?state=notice",
        click("tbody tr .w-dropdown__toggle"),
        click("a[href$='/advance/']"),
        height=900,
        left=BESIDE_MENU,
    ),
    screen("people-consent", "snippets/media/portraitconsent/add/", height=900, left=BESIDE_MENU),
    screen(
        "courses-series",
        "snippets/courses/series/add/",
        choose("course", ""),
        click("label:has-text('周二')"),
        click("label:has-text('周四')"),
        fill("#id_start_date", "2026-12-01"),
        fill("#id_count", "6"),
        fill("#id_start_time", "19:00"),
        fill("#id_end_time", "20:30"),
        height=1000,
        left=BESIDE_MENU,
    ),
    screen(
        "courses-cancel",
        "snippets/courses/session/",
        FIRST_ROW,
        pick("#id_status", "cancelled"),
        *REFUSED_SAVE,
        width=1280,
        left=BESIDE_MENU,
    ),
    screen("front-headline", "pages/", click("tbody td.title a[href$='/edit/'], a[aria-label*='编辑']"), height=620),
    screen(
        "front-notice",
        "snippets/core/sitenotice/add/",
        fill("#id_text_zh", "受大风影响，今天田横镇各教学点停课。"),
        height=620,
        left=BESIDE_MENU,
    ),
    screen("front-channels", "settings/navigation/navigationsettings/", login=ADMINISTRATOR, height=760),
]


# Taking them ------------------------------------------------------------------------------------------------------


def logins(log: str) -> list[tuple[str, str]]:
    """What `make run` printed: user name and password."""
    return re.findall(r"用户名 (\S+)，密码 (\S+)", log)


def sign_in(context: BrowserContext, site: str, login: tuple[str, str]) -> None:
    page = context.new_page()
    page.goto(f"{site}/admin/login/")
    page.fill("input[name=username]", login[0])
    page.fill("input[name=password]", login[1])
    page.click("button[type=submit]")
    page.close()


def take(context: BrowserContext, site: str, wanted: Picture) -> bytes:
    """One picture as the browser makes it."""
    page = context.new_page()
    page.add_init_script("localStorage.clear()")  # the admin remembers there which panels the last screen had open
    page.set_viewport_size({"width": wanted.size[0], "height": wanted.size[1]})
    page.goto(f"{site}{wanted.address}")
    page.wait_for_timeout(WAIT)
    for step in wanted.steps:
        step(page)
    page.wait_for_timeout(WAIT)
    taken = page.screenshot()
    page.close()
    return taken


def keep(taken: bytes, wanted: Picture) -> int:
    """Write what is kept of it, small; how many bytes."""
    picture = Image.open(io.BytesIO(taken)).convert("RGB")
    if wanted.box:
        picture = picture.crop(wanted.box)
    wanted.path.parent.mkdir(parents=True, exist_ok=True)
    if wanted.path.suffix == ".webp":
        picture.save(wanted.path, quality=70, method=6)
    else:
        picture.quantize(COLOURS, dither=Image.Dither.NONE).save(wanted.path, optimize=True)
    size = wanted.path.stat().st_size
    if size > LARGEST:
        raise launch.CannotStartError(f"{wanted.path.name}: {size} bytes, more than {LARGEST}")
    return size


def take_all(browser: Browser, site: str, log: str, only: list[str]) -> Iterator[str]:
    """A line for each picture."""
    known = logins(log)
    contexts: dict[int | None, BrowserContext] = {}
    for wanted in PICTURES:
        if only and not wanted.path.stem.startswith(tuple(only)):
            continue
        if wanted.login not in contexts:
            contexts[wanted.login] = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai")
            if wanted.login is not None:
                sign_in(contexts[wanted.login], site, known[wanted.login])
        started = time.monotonic()
        size = keep(take(contexts[wanted.login], site, wanted), wanted)
        yield f"{wanted.path.relative_to(launch.ROOT)}  {size // 1024} KB  {time.monotonic() - started:.0f} s"
