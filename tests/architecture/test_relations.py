"""Guard 2: foreign keys obey the layers too; written as strings they escape the import contract."""

from collections.abc import Iterable

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from core.models import Town
from media.models import SiteImage
from tests.architecture.house import RANKS, may_name


def target_app(field: models.Field) -> str:
    """The app that a relation points to, also when the target is still a string."""
    target = field.remote_field.model
    return target.split(".")[0] if isinstance(target, str) else target._meta.app_label


def wrong_relations(found: Iterable[type[models.Model]]) -> list[str]:
    """Every relation of our models that points to a higher layer or to a peer."""
    wrong = []
    for model in found:
        app = model._meta.app_label
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many, *model._meta.private_fields]:
            if getattr(field, "remote_field", None) and field.remote_field.model and app in RANKS:
                target = target_app(field)
                if target != "self" and not may_name(app, target):
                    wrong.append(f"{model.__name__}.{field.name} → {target}")
    return wrong


def test_no_relation_points_up() -> None:
    found = apps.get_models(include_auto_created=True)
    assert len([model for model in found if model._meta.app_label in RANKS]) > 10
    assert wrong_relations(found) == []


@isolate_apps("media", attr_name="registry")
def test_a_foreign_key_that_points_up_is_found() -> None:
    class Upward(models.Model):
        town = models.ForeignKey(Town, models.CASCADE)

        class Meta:
            app_label = "media"

    assert wrong_relations([Upward]) == ["Upward.town → core"]


@isolate_apps("core")
def test_a_string_that_points_up_is_found() -> None:
    class Upward(models.Model):
        person = models.ForeignKey("honors.Person", models.CASCADE)

        class Meta:
            app_label = "core"

    assert wrong_relations([Upward]) == ["Upward.person → honors"]


@isolate_apps("accounts", "media")
def test_a_many_to_many_that_points_up_is_found_with_its_hidden_table() -> None:
    class Upward(models.Model):
        images = models.ManyToManyField(SiteImage)

        class Meta:
            app_label = "accounts"

    hidden = Upward._meta.get_field("images").remote_field.through
    assert wrong_relations([Upward]) == ["Upward.images → media"]
    assert wrong_relations([hidden]) == ["Upward_images.siteimage → media"]


@isolate_apps("news")
def test_peers_are_strangers_and_lower_layers_are_not() -> None:
    class Fine(models.Model):
        town = models.ForeignKey(Town, models.CASCADE)
        course = models.ForeignKey("courses.Course", models.CASCADE)

        class Meta:
            app_label = "news"

    assert wrong_relations([Fine]) == ["Fine.course → courses"]


@pytest.mark.parametrize(
    ("user", "used", "allowed"),
    [
        ("home", "news", True),
        ("news", "home", False),
        ("news", "courses", False),
        ("search", "honors", True),
        ("wechat", "editorial", False),
        ("core", "wagtailcore", True),
    ],
)
def test_the_rule_itself(user: str, used: str, allowed: bool) -> None:
    assert may_name(user, used) is allowed
