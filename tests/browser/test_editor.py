"""An editor's day from empty forms: a story with a picture, profiles, a studio, a class; readers find each."""

import io
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page, expect

from tests.fixtures.running_site import RunningSite

SLOW = 20_000  # milliseconds: a busy machine of two cores
expect.set_options(timeout=SLOW)


@pytest.fixture
def desk(page: Page, running_site: RunningSite) -> Page:
    """The admin, signed in with the seeded login of the editor."""
    name, password = re.findall(r"用户名 (\S+)，密码 (\S+)", running_site.log.read_text())[0]
    page.set_default_timeout(SLOW)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{running_site.url}/admin/")
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(password)
    page.locator("button[type=submit]").click()
    expect(page.locator("#wagtail-sidebar")).to_be_attached()
    return page


def choose(page: Page, field: str, text: str = "") -> None:
    """Open the chooser of a field, search, take the first result that has the text."""
    page.locator(f"#id_{field}-chooser [data-chooser-action-choose]").first.click()
    modal = page.locator(".modal-body")
    modal.locator("input[name=q]").first.fill(text)
    modal.locator("a[data-chooser-modal-choice]").filter(has_text=text).first.click()
    expect(modal).to_have_count(0)


def upload(page: Page, field: str, title: str) -> None:
    """Upload a new picture in the chooser of a field."""
    picture = io.BytesIO()
    Image.new("RGB", (1200, 800), (163, 29, 26)).save(picture, "JPEG")
    page.locator(f"#id_{field}-chooser [data-chooser-action-choose]").first.click()
    modal = page.locator(".modal-body")
    modal.get_by_role("tab", name="上传").click()
    form = modal.locator("form[data-chooser-modal-creation-form]")
    form.locator("input[type=file]").set_input_files(
        {"name": "red.jpg", "mimeType": "image/jpeg", "buffer": picture.getvalue()}
    )
    form.locator("input[name$=title]").fill(title)
    form.locator("button[type=submit]").click()
    expect(modal).to_have_count(0)


def publish(page: Page) -> None:
    """Open the menu beside 保存草稿 and take 发布."""
    page.locator("footer.footer .w-dropdown__toggle").click()
    page.locator("button[name=action-publish]").click()
    expect(page.locator(".messages .success").first).to_be_visible()


def open_empty_form(page: Page, site: RunningSite, kind: str, slug: str, parent: str) -> None:
    """The form of a new page of `kind` below the Chinese page of type `parent` with that slug."""
    answer = page.request.get(f"{site.url}/admin/api/main/pages/?slug={slug}&locale=zh-hans").json()
    pk = next(item["id"] for item in answer["items"] if item["meta"]["type"] == parent)
    page.goto(f"{site.url}/admin/pages/add/{kind}/{pk}/")


def write_paragraph(page: Page, text: str) -> None:
    """The first block of the body: 正文."""
    body = page.locator("[data-contentpath=body]")
    body.locator("button.c-sf-add-button").first.click()
    page.get_by_role("option", name="正文", exact=True).click()
    body.locator("[contenteditable=true]").first.fill(text)


def found(page: Page, site: RunningSite, words: str, where: str) -> None:
    """A reader's search shows the thing, and its list or the front page shows it too."""
    for address in (f"/search/?q={words}", where):
        page.goto(site.url + address)
        expect(page.locator("main").get_by_text(words).first).to_be_visible()


def test_a_story_with_a_picture(desk: Page, running_site: RunningSite) -> None:
    open_empty_form(desk, running_site, "news/articlepage", "headlines", "news.ColumnPage")
    desk.locator("[name=title]").fill("夜校添了第三间教室")
    choose(desk, "source", "即墨区总工会")
    write_paragraph(desk, "新教室在二楼，窗户朝南，能坐三十个人。")
    desk.get_by_role("tab", name="推荐").click()
    upload(desk, "listing_image", "红色示意图")
    publish(desk)
    found(desk, running_site, "夜校添了第三间教室", "/news/headlines/")
    found(desk, running_site, "夜校添了第三间教室", "/")


def test_a_profile(desk: Page, running_site: RunningSite) -> None:
    open_empty_form(desk, running_site, "honors/profilepage", "people", "honors.PeopleIndexPage")
    choose(desk, "person", "杨柳")
    desk.locator("[name=standfirst]").fill("十二年没有配错过一次线。")
    publish(desk)
    found(desk, running_site, "杨柳", "/honors/people/yang-liu/")
    expect(desk.locator("main")).to_contain_text("十二年没有配错过一次线。")


def test_a_profile_of_somebody_without_an_honour_stays_unseen(desk: Page, running_site: RunningSite) -> None:
    desk.goto(f"{running_site.url}/admin/snippets/honors/person/add/")
    desk.locator("[name=name]").fill("练文祺")
    desk.locator("footer.footer button[type=submit]").first.click()
    expect(desk.locator(".messages .success").first).to_be_visible()
    open_empty_form(desk, running_site, "honors/profilepage", "people", "honors.PeopleIndexPage")
    choose(desk, "person", "练文祺")
    desk.locator("[name=standfirst]").fill("三十年只修一种机床。")
    publish(desk)
    assert running_site.get("/honors/people/lian-wenqi/")[0] == 404


def test_a_studio(desk: Page, running_site: RunningSite) -> None:
    desk.goto(f"{running_site.url}/admin/snippets/honors/studio/add/")
    desk.locator("[name=name_zh]").fill("周工刀具创新工作室")
    desk.locator("[name=leader_name]").fill("周工")
    desk.locator("[name=summary_zh]").fill("把磨损的刀具修成能再用三年的刀具。")
    publish(desk)
    found(desk, running_site, "周工刀具创新工作室", "/honors/studios/")


def test_a_class(desk: Page, running_site: RunningSite) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    desk.goto(f"{running_site.url}/admin/snippets/courses/series/add/")
    choose(desk, "course")
    choose(desk, "room")
    desk.locator("[name=label]").fill("夜间加开班")
    desk.locator("[name=start_date]").fill(tomorrow.isoformat())
    desk.locator("[name=count]").fill("2")
    desk.locator(f"[name=weekdays][value='{tomorrow.isoweekday()}']").check()
    desk.locator("[name=start_time]").fill("22:00")
    desk.locator("[name=end_time]").fill("22:30")
    desk.locator("footer.footer button[type=submit]").first.click()
    expect(desk.locator(".messages .success").first).to_be_visible()
    desk.goto(f"{running_site.url}/courses/?day={tomorrow.isoformat()}")
    expect(desk.locator("main")).to_contain_text("22:00")


def test_a_class_that_ends_before_it_starts_is_refused_and_what_was_typed_stays(
    desk: Page, running_site: RunningSite
) -> None:
    desk.goto(f"{running_site.url}/admin/snippets/courses/series/add/")
    desk.locator("[name=label]").fill("写错时间的班")
    desk.locator("[name=start_time]").fill("20:00")
    desk.locator("[name=end_time]").fill("19:00")
    desk.locator("footer.footer button[type=submit]").first.click()
    expect(desk.locator("main")).to_contain_text("下课时间要晚于上课时间")
    expect(desk.locator("[name=label]")).to_have_value("写错时间的班")


def test_a_time_that_cannot_be_read_is_not_replaced_by_the_present(desk: Page, running_site: RunningSite) -> None:
    """A Chinese colon: Wagtail's picker put the time of the day in its place as soon as the field was left."""
    desk.goto(f"{running_site.url}/admin/snippets/courses/series/add/")
    typed = {"start_time": "19：00", "end_time": "二十点", "start_date": "明年春天"}
    for name, text in typed.items():
        desk.locator(f"[name={name}]").click()
        desk.keyboard.type(text)
        desk.keyboard.press("Tab")
    desk.locator("footer.footer button[type=submit]").first.click()
    expect(desk.locator("main")).to_contain_text("看不懂这个时间，请照这样写：19:00")
    for name, text in typed.items():
        expect(desk.locator(f"[name={name}]")).to_have_value(text)
