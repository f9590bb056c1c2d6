"""字号, 朗读, 扫码 and paper in a real browser, on every kind of page that bears them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.fixtures.running_site import RunningSite

KINDS = (
    "article",
    "topic",
    "roll",
    "person",
    "studio",
    "collective",
    "venue",
    "course",
    "service",
    "plain page",
)
# A voice that notes what it is asked to say and ends when it is told to.
VOICE = """
window.said = []; window.live = null;
Object.defineProperty(window, "speechSynthesis", {value: {
  speak(speech) { said.push([speech.lang, speech.text]); live = speech; },
  cancel() { const speech = live; live = null; speech?.onerror?.({error: "canceled"}); },
}});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
window.finish = () => { const speech = live; live = null; speech.onend(); };
"""
LONGEST = {"zh-CN": 70, "en-GB": 200}
ROLLS = "/honors/rolls/"
UNFOLDED = """[...document.querySelectorAll("main details > :not(summary)")].every(
  (part) => part.closest(".tools, .filter") || part.checkVisibility())"""


@pytest.fixture
def first(examples: dict[str, list[str]]) -> Callable[[str], str]:
    """The first page of a kind; a notice lies below the rolls and is none."""
    return lambda kind: next(path for path in examples[kind] if not path.endswith("/notice/"))


@pytest.fixture
def speaking(context: BrowserContext) -> Page:
    context.add_init_script(VOICE)
    return context.new_page()


def read_to_the_end(page: Page) -> list[tuple[str, str]]:
    page.click("[data-read]")
    for _each in range(2000):
        if not page.evaluate("!!live"):
            break
        page.evaluate("finish()")
    return [tuple(pair) for pair in page.evaluate("said")]


def states(page: Page) -> tuple[str | None, str | None, bool]:
    """朗读 pressed, 暂停 pressed, 停止 to be seen."""
    return (
        page.get_attribute("[data-read]", "aria-pressed"),
        page.get_attribute("[data-read-pause]", "aria-pressed"),
        page.is_visible("[data-read-stop]"),
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_content_page_is_read_and_may_be_scanned(
    speaking: Page, running_site: RunningSite, first: Callable[[str], str], kind: str
) -> None:
    codes: list[str] = []
    speaking.on("request", lambda request: codes.append(request.url) if "/qr/" in request.url else None)
    address = first(kind)
    speaking.goto(running_site.url + address, wait_until="networkidle")
    assert codes == []  # folded away, it costs nothing
    speaking.click(".qr summary")
    assert (
        speaking.locator(".qr img").evaluate("async (image) => { await image.decode(); return image.naturalWidth; }")
        > 0
    )
    assert running_site.url + address == speaking.inner_text(".qr p").strip()
    said = read_to_the_end(speaking)
    title = speaking.inner_text("h1").replace("\n", "")
    assert title in "".join(text for _language, text in said)
    assert {language for language, _text in said} == {"zh-CN"}
    assert all(0 < len(text) <= LONGEST[language] for language, text in said)
    assert states(speaking) == ("false", "false", False)


def test_reading_pauses_goes_on_and_stops(
    speaking: Page, running_site: RunningSite, first: Callable[[str], str]
) -> None:
    speaking.goto(running_site.url + first("article"))
    speaking.click("[data-read]")
    speaking.evaluate("finish()")
    assert states(speaking) == ("true", "false", True)
    speaking.click("[data-read-pause]")
    assert states(speaking) == ("true", "true", True)
    assert not speaking.evaluate("!!live")
    speaking.click("[data-read-pause]")
    said = speaking.evaluate("said")
    assert said[-1] == said[-2]  # the sentence that was cut off, from its beginning
    speaking.click("[data-read-stop]")
    assert (states(speaking), speaking.evaluate("!!live")) == (("false", "false", False), False)
    assert speaking.evaluate("document.activeElement.hasAttribute('data-read')")
    speaking.click("[data-read]")
    assert speaking.evaluate("said.at(-1)") == said[0]
    speaking.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert not speaking.evaluate("!!live")


def test_chinese_names_on_an_english_page_are_spoken_in_chinese(speaking: Page, running_site: RunningSite) -> None:
    speaking.goto(f"{running_site.url}/en{ROLLS}")
    speaking.goto(
        running_site.url + speaking.get_attribute("main a[href*='/en/honors/rolls/']:not([href$='notice/'])", "href")
    )
    names = speaking.eval_on_selector_all(".names .nm", "cells => cells.map(cell => cell.textContent)")
    said = read_to_the_end(speaking)
    assert names
    for name in names:
        assert any(language == "zh-CN" and name in text for language, text in said), name
    assert any(language == "en-GB" for language, _text in said)


def test_the_chosen_size_stays(page: Page, running_site: RunningSite, first: Callable[[str], str]) -> None:
    def size(selector: str) -> float:
        return float(page.eval_on_selector(selector, "each => parseFloat(getComputedStyle(each).fontSize)"))

    page.goto(running_site.url + first("roll"))
    before, header = size(".names"), size(".mast")
    page.click("[data-sizes] [value=l]")
    assert (size(".names") > before, size(".mast")) == (True, header)
    page.goto(running_site.url + first("article"))
    assert page.get_attribute("[data-sizes] [value=l]", "aria-pressed") == "true"
    assert page.evaluate("document.documentElement.dataset.size") == "l"
    page.click("[data-sizes] [value='']")
    page.reload()
    assert not page.evaluate("document.documentElement.dataset.size")


def test_without_scripts_the_code_is_there_and_no_dead_button(
    browser: Browser, running_site: RunningSite, first: Callable[[str], str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(running_site.url + first("article"))
    assert page.locator(".tools button:visible").count() == 0
    page.click(".qr summary")
    assert page.is_visible(".qr img")
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_paper_says_where_it_came_from(
    page: Page, running_site: RunningSite, first: Callable[[str], str], kind: str
) -> None:
    address = running_site.url + first(kind)
    page.emulate_media(color_scheme="dark")
    page.goto(address)
    page.pdf(format="A4")  # fetches what is only on paper, and fires beforeprint
    assert page.evaluate("document.querySelector('.print-end img').naturalWidth") > 0
    page.emulate_media(media="print")
    printed = page.inner_text("body")
    assert address in printed
    assert "打印日期：20" in printed
    for tool in ("长者版", "朗读", "扫码在手机打开", "查看", "下一页"):
        assert tool not in printed.splitlines()
    assert not page.is_visible("form")
    colours = page.eval_on_selector(
        "body", "body => [getComputedStyle(body).color, getComputedStyle(body).backgroundColor]"
    )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert page.evaluate(UNFOLDED)
