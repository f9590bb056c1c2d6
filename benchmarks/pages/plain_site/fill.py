"""Fill the plain site from the values of export.py, page by page as an importer would."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from django.core.management import call_command
from django.db import transaction
from django.utils.text import slugify
from PIL import Image as Drawing
from wagtail.images.models import Image
from wagtail.models import Page, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from plain_site import models

Values = dict[str, Any]


class Filler:
    """One run; `addresses` maps the names of measured pages to addresses on this site."""

    def __init__(self, values: Values) -> None:
        self.values = values
        self.images: dict[int, Image] = {}
        self.people: dict[str, models.PersonPage] = {}

    def run(self) -> dict[str, str]:
        call_command("migrate", verbosity=0)
        with transaction.atomic(), disable_reference_index_auto_update():
            self.home = self._home()
            self._settings()
            self._people()
            articles = self._news()
            roll = self._roll()
            self._profile(roll)
            classes = self._classes()
            self._others()
            self.home.headline = articles[self.values["article"]]
            self.home.save()
        measured = articles[self.values["article"]]
        return {
            "front page": self.home.url,
            "column": measured.get_parent().url,
            "article": measured.url,
            "roll of 230": roll.url,
            "profile": self.people[self.values["profile"]["person"]].url,
            "classes, week": classes.url,
            "search": self.values["pages"]["search"],
        }

    def _home(self) -> models.HomePage:
        Page.objects.filter(depth=2).delete()
        root = Page.objects.get(depth=1)
        home: models.HomePage = root.add_child(instance=models.HomePage(title="首页", slug="home"))
        Site.objects.all().delete()
        Site.objects.create(hostname="127.0.0.1", port=80, root_page=home, is_default_site=True, site_name="plain")
        return home

    def _add(self, parent: Page, page: Any) -> Any:
        page.slug = page.slug or slugify(page.title) or f"p{parent.numchild + 1}"
        return parent.add_child(instance=page)

    def _section(self, model: type[Page], title: str, slug: str, **fields: Any) -> Any:
        return self._add(self.home, model(title=title, slug=slug, show_in_menus=True, **fields))

    def _settings(self) -> None:
        site = Site.objects.get()
        models.OrganisationSettings.objects.create(site=site, **self.values["organisation"])
        models.Figure.objects.bulk_create([models.Figure(**row) for row in self.values["figures"]])

    def _image(self, number: int | None) -> Image | None:
        """A picture of one colour for each picture of our site."""
        if number is None:
            return None
        if number not in self.images:
            file = BytesIO()
            Drawing.new("RGB", (1200, 800), (number * 37 % 256, 120, 90)).save(file, "JPEG")
            image = Image(title=f"{number}", file=ImageFile(file, name=f"{number}.jpg"))
            image.save()
            self.images[number] = image
        return self.images[number]

    def _story(self, blocks: list[Any]) -> list[tuple[str, Any]]:
        story = []
        for kind, value in blocks:
            if kind == "picture":
                story.append((kind, {"image": self._image(value["image"]), "caption": value["caption"]}))
            else:
                story.append((kind, value))
        return story

    # Sections -----------------------------------------------------------------------------------------------------

    def _people(self) -> None:
        index = self._section(models.PeopleIndexPage, "劳模工匠", "people")
        for row in self.values["people"]:
            self.people[row["slug"]] = self._add(index, models.PersonPage(**row))

    def _news(self) -> dict[str, models.ArticlePage]:
        index = self._section(models.NewsIndexPage, "新闻", "news")
        columns = {row["slug"]: self._add(index, models.ColumnPage(**row)) for row in self.values["columns"]}
        return {row["slug"]: self._article(columns[row["column"]], row) for row in self.values["articles"]}

    def _article(self, column: Page, row: Values) -> models.ArticlePage:
        date = datetime.fromisoformat(row["date"])
        texts = {name: row[name] for name in ("slug", "title", "source", "author", "editor", "summary")}
        page = models.ArticlePage(
            date=date,
            first_published_at=date,
            listing_image=self._image(row["image"]),
            body=self._story(row["body"]),
            **texts,
        )
        page.people = [models.ArticlePerson(person=self.people[slug]) for slug in row["people"] if slug in self.people]
        article: models.ArticlePage = self._add(column, page)
        return article

    def _roll(self) -> models.RollPage:
        row = dict(self.values["roll"])
        names = row.pop("names")
        index = self._section(models.RollIndexPage, "光荣榜", "rolls")
        page = models.RollPage(**row)
        page.entries = [models.RollEntry(name=name, person=self.people[slug]) for name, slug in names]
        roll: models.RollPage = self._add(index, page)
        return roll

    def _profile(self, roll: models.RollPage) -> None:
        row = self.values["profile"]
        person = self.people[row["person"]]
        person.standfirst, person.citation = row["standfirst"], row["citation"]
        person.image, person.body = self._image(row["image"]), self._story(row["body"])
        person.honours = [models.Honour(roll=roll, **honour) for honour in row["honours"]]
        person.save()

    def _classes(self) -> models.ClassesPage:
        page: models.ClassesPage = self._section(models.ClassesPage, "微课堂", "courses")
        venues = self._section(models.VenueIndexPage, "教学点", "venues")
        courses: dict[str, Any] = {}
        places: dict[str, Any] = {}
        for row in self.values["sessions"]:
            if row["course"] not in courses:
                courses[row["course"]] = self._add(page, models.CoursePage(title=row["course"]))
            if row["venue"] not in places:
                place = models.VenuePage(title=row["venue"], town=row["town"], phone=row["phone"])
                places[row["venue"]] = self._add(venues, place)
            models.ClassSession.objects.create(
                course=courses[row["course"]],
                venue=places[row["venue"]],
                start=datetime.fromisoformat(row["start"]),
                end=datetime.fromisoformat(row["end"]),
                **{name: row[name] for name in ("teacher", "note", "status", "reason")},
            )
        return page

    def _others(self) -> None:
        services = self._section(models.ServiceIndexPage, "服务", "services")
        for row in self.values["services"]:
            fields = {name: row[name] for name in ("title", "summary", "phone", "on_front_page")}
            self._add(services, models.ServicePage(**fields))
        studios = self._section(models.StudioIndexPage, "创新工作室", "studios")
        for row in self.values["studios"]:
            self._add(studios, models.StudioPage(**row))
        for title in self.values["standard"]:
            self._add(self.home, models.StandardPage(title=title))
