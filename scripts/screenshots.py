"""`make screenshots`: a picture of every kind of page, as a reader sees it, into var/screenshots/.

    make screenshots                                  every kind of page at 375 and 1280 px
    make screenshots ARGS="--dark --elder"            the same in the dark scheme and in elder mode
    make screenshots ARGS="--all"                     every look; the list is in LOOKS
    make screenshots ARGS="--only article roll"       these pages
    make screenshots ARGS="--width 320"               other widths
    make screenshots ARGS="--url http://127.0.0.1:8000"   a site that `make run` serves already
    make screenshots ARGS="--manual"                  the pictures of docs/ and README (scripts/manual.py)

Of each kind the page with the most on it is taken. Names say what is shown: article-375.png, article-375-dark.png.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import demo_site
import launch
import services
import walk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

FOLDER = launch.ROOT / "var" / "screenshots"
WIDTHS = [375, 1280]
PAPER = 718  # CSS pixels between the margins of a printed A4 page
HEIGHT = 800
# On the command line of a browser without a screen.
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--font-render-hinting=none"]


@dataclass(frozen=True)
class Shot:
    """One page to be looked at. `html` stands in for pages that no address shows."""

    name: str
    address: str
    html: str = ""


@dataclass(frozen=True)
class Look:
    """How it is looked at."""

    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"
    query: str = ""
    javascript: bool = True
    text: float = 1.0
    language: str = "zh-hans"


LOOKS = {
    "plain": Look(),
    "dark": Look(scheme="dark"),
    "elder": Look(query="elder=1"),
    "english": Look(language="en"),
    "print": Look(media="print"),
    "text200": Look(text=2.0),
    "nojs": Look(javascript=False),
}
# What no link leads to.
EXTRA = [
    Shot("search-empty", "/search/"),
    Shot("search-nothing", "/search/?q=没有这样的内容"),
]


def slug(kind: str) -> str:
    return kind.replace(" ", "-").lower()


def richest(pages: dict[str, walk.Answer], language: str) -> dict[str, str]:
    """Kind of page → the address that shows most, in one language."""
    prefix = "/en" if language == "en" else ""
    best: dict[str, str] = {}
    for path, answer in pages.items():
        if not walk.is_page(answer) or path.startswith("/en/") is not bool(prefix):
            continue
        kind = walk.kind_of(path.removeprefix(prefix))
        if kind not in best or len(pages[best[kind]][1]) < len(answer[1]):
            best[kind] = path
    return best


def error_pages(language: str, environment: dict[str, str]) -> list[Shot]:
    """Error pages are made by the site's own code, without a request."""
    script = str(launch.ROOT / "scripts" / "error_pages.py")
    words = [sys.executable, script, language]
    made = subprocess.run(words, env=environment, cwd=launch.ROOT, stdout=subprocess.PIPE, check=True)
    pages: dict[str, str] = json.loads(made.stdout)
    return [Shot(f"error-{name.replace('_', '-')}", f"/error-{name}/", html=html) for name, html in pages.items()]


def shots(pages: dict[str, walk.Answer], language: str, environment: dict[str, str]) -> list[Shot]:
    """Everything that this command knows to look at, in one language."""
    prefix = "/en" if language == "en" else ""
    found = [Shot(slug(kind), path) for kind, path in richest(pages, language).items()]
    found += [Shot(extra.name, prefix + extra.address) for extra in EXTRA]
    return found + error_pages(language, environment)


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make screenshots", description="Pictures of every kind of page.")
    for name in LOOKS:
        parser.add_argument(f"--{name}", dest="looks", action="append_const", const=name, help=f"the look {name!r}")
    parser.add_argument("--all", dest="looks", action="store_const", const=list(LOOKS), help="every look")
    parser.add_argument("--manual", action="store_true", help="the pictures of docs/ instead, always of a demo edition")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="pages whose names begin so")
    parser.add_argument("--width", nargs="+", type=int, default=WIDTHS, metavar="PX")
    parser.add_argument("--url", default="", help="a site that runs already, in this environment")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    return parser.parse_args(arguments)


def settle(page: Page, look: Look) -> None:
    """Pictures below the fold are there, text has its size."""
    page.evaluate("document.querySelectorAll('img').forEach(img => { img.loading = 'eager'; })")
    page.evaluate("Promise.all([...document.images].map(img => img.decode().catch(() => null)))")
    if look.text != 1.0:
        bigger = "document.documentElement.style.fontSize = parseFloat(getComputedStyle(document.documentElement)"
        page.evaluate(f"{bigger}.fontSize) * {look.text} + 'px'")


def open_page(context: BrowserContext, site: str, shot: Shot, look: Look) -> Page:
    """The page as this reader sees it."""
    page = context.new_page()
    address = f"{site}{shot.address}"
    if look.query:
        address += ("&" if "?" in address else "?") + look.query
    if shot.html:
        page.route(address, lambda route: route.fulfill(body=shot.html, content_type="text/html; charset=utf-8"))
    page.goto(address)
    settle(page, look)
    return page


def new_context(browser: Browser, look: Look, width: int) -> BrowserContext:
    """A reader with a screen of this width. No request leaves the machine: the site makes none."""
    context = browser.new_context(
        locale="en-GB" if look.language == "en" else "zh-CN", timezone_id="Asia/Shanghai", color_scheme=look.scheme,
        viewport={"width": width, "height": HEIGHT}, java_script_enabled=look.javascript, device_scale_factor=1,
    )  # fmt: skip
    context.set_default_timeout(30_000)
    return context


def take(browser: Browser, site: str, wanted: list[Shot], name: str, options: argparse.Namespace) -> Iterator[Path]:
    """Every shot in one look, at every width."""
    look = LOOKS[name]
    for width in [PAPER] if look.media == "print" else options.width:
        context = new_context(browser, look, width)
        for shot in wanted:
            page = open_page(context, site, shot, look)
            page.emulate_media(media=look.media)
            end = [] if name == "plain" else [name]
            path: Path = options.folder / ("-".join([shot.name, str(width), *end]) + ".png")
            page.screenshot(path=path, full_page=True)
            page.close()
            yield path
        context.close()


def chosen(found: list[Shot], options: argparse.Namespace) -> list[Shot]:
    return [shot for shot in found if not options.only or shot.name.startswith(tuple(options.only))]


def photograph(site: str, environment: dict[str, str], options: argparse.Namespace) -> int:
    """Find the pages, take the pictures; how many."""
    from playwright.sync_api import sync_playwright

    get: Callable[[str], walk.Answer] = partial(walk.fetch, site)
    pages = walk.walk(site, get)
    taken = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=services.find_browser(), args=FLAGS)
        for name in options.looks or ["plain"]:
            language = LOOKS[name].language
            wanted = chosen(shots(pages, language, environment), options)
            for path in take(browser, site, wanted, name, options):
                taken += 1
                print(path.name, flush=True)
        browser.close()
    return taken


def photograph_manual(options: argparse.Namespace) -> int:
    """The screens of the manual, of a demo edition of its own: drafts are left on the way."""
    from playwright.sync_api import sync_playwright

    import manual

    var = demo_site.todays(launch.ROOT / "var" / "demo-site")
    with demo_site.demo_site(var) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=services.find_browser(), args=FLAGS)
        for line in manual.take_all(browser, site, (var / "run.log").read_text(), options.only):
            print(line, flush=True)
        browser.close()
    return 0


def main() -> int:
    options = parse(sys.argv[1:])
    services.install_missing(["chromium"])
    if options.manual:
        return photograph_manual(options)
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.url:
        taken = photograph(options.url.rstrip("/"), launch.site_environment(), options)
    else:
        var = demo_site.todays(launch.ROOT / "var" / "demo-site")
        with demo_site.demo_site(var) as site:
            taken = photograph(site, demo_site.environment(var), options)
    print(f"{taken} 张图片在 {options.folder}")
    return 0


if __name__ == "__main__":
    try:
        launch.insist_on_python()
        python = launch.ensure_packages(dev=True)
        if Path(sys.prefix).resolve() != launch.VENV.resolve():
            os.execv(python, [str(python), *sys.argv])
        services.raise_on_signals()
        sys.exit(main())
    except launch.CannotStartError as reason:
        sys.exit(str(reason))
    except KeyboardInterrupt:
        sys.exit(130)
