"""axe-core on one page of every kind of the demo edition, and no page wider than a narrow phone."""

import pytest
from playwright.sync_api import Page

from tests.accessibility.test_kitchen_sink import findings
from tests.fixtures.running_site import RunningSite
from walk import KINDS

NARROW = 320  # CSS pixels: WCAG 2.2, 1.4.10


def wider_than_the_screen(page: Page) -> int:
    """By how many pixels the page can be scrolled sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("kind", [*KINDS, "not found"])
@pytest.mark.parametrize("width", [NARROW, 1280])
def test_axe_has_nothing_to_say(
    page: Page, running_site: RunningSite, examples: dict[str, list[str]], kind: str, width: int
) -> None:
    addresses = examples.get(kind, []) if kind != "not found" else ["/there-is-no-such-page/"]
    assert addresses, f"the demo edition shows no {kind}"
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_viewport_size({"width": width, "height": 800})
    # The first and the richest of a kind: generated and written pages of a person differ, and so on.
    for address in dict.fromkeys([addresses[0], addresses[-1]]):
        page.goto(running_site.url + address)
        if kind != "not found":  # whose own status is an error to the console
            assert complaints == [], address
        assert findings(page) == [], address
        assert wider_than_the_screen(page) == 0, address
        page.goto("about:blank")  # axe itself tries inline styles, which the policy rightly forbids: hear that out
        complaints.clear()
