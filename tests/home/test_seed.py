"""seed: the demo edition as rows and pages, once, and only where it may be."""

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core import serializers
from django.core.management import CommandError, call_command
from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import Translation

from accounts.roles import Role
from core.models import Statistic, Town
from courses.enums import SessionStatus
from courses.models import Series, Session, Venue
from home.models import ServicePage
from home.seeding import run, users
from honors import granting
from honors.enums import CommendationState, GrantStatus
from honors.models import AwardEdition, Collective, Commendation, Grant, Person, Studio
from news.models import ArticlePage, TopicPage

OURS = ("accounts", "core", "courses", "home", "honors", "media", "navigation", "news", "search", "wagtailcore")
NUMBERS = re.compile(r"(?<!\d)(1[3-9]\d{9}|\d{17}[\dXx])(?!\d)")


@pytest.fixture
def logins(demo_edition: str) -> str:
    """What `seed` printed."""
    return demo_edition


def seed(**options: Any) -> str:
    out = io.StringIO()
    call_command("seed", stdout=out, stderr=io.StringIO(), **options)
    return out.getvalue()


@pytest.mark.usefixtures("logins")
class TestWhatIsThere:
    """Issue: a whole small federation."""

    def test_stories_over_eight_columns_and_a_topic(self) -> None:
        chinese = ArticlePage.objects.live().filter(locale__language_code="zh-hans")
        assert chinese.count() >= 24
        assert chinese.values("column").distinct().count() == 8
        topic = TopicPage.objects.live().get(locale__language_code="zh-hans")
        assert topic.chosen_articles()
        assert topic.rule_articles(without=[]).count() >= 2

    def test_translations_that_their_editor_sees_as_whole(self) -> None:
        english = ArticlePage.objects.live().filter(locale__language_code="en")
        assert english.count() >= 8
        progress = [translation.get_progress() for translation in Translation.objects.all()]
        assert progress
        assert all(total == done for total, done in progress)
        for page in english:
            assert not re.search(r"[\u3400-\u9fff]", page.title + page.opening)

    def test_services_towns_figures(self) -> None:
        assert ServicePage.objects.live().filter(locale__language_code="zh-hans").count() == 12
        assert Town.objects.filter(is_example=False).count() >= 15
        assert Statistic.objects.filter(on_front_page=True).exclude(source_zh="").count() >= 6

    def test_commendations_with_editions_over_three_levels(self) -> None:
        granted = Commendation.objects.filter(state=CommendationState.GRANTED)
        assert granted.count() >= 3
        editions = AwardEdition.objects.filter(commendation__in=granted)
        assert editions.count() >= 8
        assert editions.values("award_type__level").distinct().count() >= 3
        assert Commendation.objects.in_notice().count() == 1

    def test_grants_to_people_and_collectives(self) -> None:
        public = Grant.objects.public()
        assert public.count() >= 60
        assert Person.objects.filter(grants__in=public).distinct().count() >= 45
        assert Collective.objects.filter(grants__in=public).distinct().count() == 7
        assert Grant.objects.filter(status=GrantStatus.REVOKED).count() == 1
        most = Person.objects.filter(grants__in=public).annotate(many=models.Count("grants")).order_by("-many").first()
        assert most is not None
        assert most.many >= 4
        assert not granting.kind_mismatches().exists()

    def test_a_correction_stands_beside_the_print(self) -> None:
        grant = Grant.objects.public().exclude(corrected_name="").get()
        assert (grant.name, grant.corrected_name) == ("臧传保", "臧传宝")

    def test_everything_invented_says_so(self) -> None:
        for model in (Person, Collective, Studio, Venue, Commendation):
            assert not model._default_manager.filter(is_example=False).exists()

    def test_studios_with_two_years_of_results(self) -> None:
        assert Studio.objects.public().count() == 12
        assert all(studio.years.count() == 2 for studio in Studio.objects.all())

    def test_venues_and_classes_around_today(self) -> None:
        now = timezone.now()
        assert Venue.objects.filter(live=True).count() == 20
        assert Series.objects.count() == 8
        assert Session.objects.filter(start__lt=now).exists()
        ahead = Session.objects.filter(start__gt=now - timedelta(days=1), start__lt=now + timedelta(days=9))
        for status in (SessionStatus.CANCELLED, SessionStatus.MOVED, SessionStatus.FULL):
            assert ahead.filter(status=status).count() == 1
        days = {timezone.localdate(start) for start in ahead.values_list("start", flat=True)}
        assert len(days) >= 8

    def test_no_mobile_and_no_identity_number_in_any_text(self) -> None:
        for model in (Person, Collective, Studio, Venue, Commendation, Grant, ArticlePage, ServicePage):
            typed = [field.name for field in model._meta.concrete_fields if field.editable]
            for row in model._default_manager.values(*typed):
                assert not NUMBERS.search(" ".join(str(value) for value in row.values()))

    def test_the_page_tree_is_sound(self) -> None:
        assert not any(Page.find_problems())


class TestLogins:
    def test_two_with_their_roles(self, logins: str) -> None:
        assert len(logins.splitlines()) == 2
        editor, administrator = users.editor(), users.administrator()
        assert set(editor.groups.values_list("name", flat=True)) == {Role.EDITOR, Role.PUBLISHER, Role.HONOURS}
        assert administrator.groups.filter(name=Role.ADMINISTRATOR).exists()
        assert editor.check_password(users.KNOWN[users.EDITOR])


@pytest.mark.usefixtures("logins")
class TestAgain:
    def test_a_second_run_changes_nothing_and_tells_the_logins(self, logins: str) -> None:
        before = contents()
        assert seed() == logins
        assert contents() == before

    def test_a_changed_password_is_not_told(self) -> None:
        with transaction.atomic():
            editor = get_user_model().objects.get(username=users.EDITOR)
            editor.set_password("another-password-1")
            editor.save()
            assert users.EDITOR not in seed()
            transaction.set_rollback(True)


def contents() -> dict[str, Any]:
    """Every row of every table of ours, as a number and a digest."""
    found: dict[str, Any] = {}
    for model in apps.get_models():
        if model._meta.app_label in OURS:
            found[model._meta.label] = hash(serializers.serialize("json", model._default_manager.order_by("pk")))
    return found


@pytest.mark.django_db
class TestRefusal:
    def test_on_a_site_with_content_of_its_own(self, settings: Any) -> None:
        settings.DEMO_LOGINS = True
        Person.objects.create(name="王伟")
        with pytest.raises(CommandError, match="人物1条"):
            seed()
        assert not run.is_there()
        assert not get_user_model().objects.exists()

    def test_where_demo_logins_have_no_place(self, settings: Any) -> None:
        settings.DEMO_LOGINS = False
        with pytest.raises(CommandError, match="正式环境"):
            seed()

    def test_when_asked_the_production_logins_are_random(self, settings: Any) -> None:
        settings.DEMO_LOGINS = False
        call_command("bootstrap", verbosity=0)
        made = users.make()
        assert made[users.EDITOR] != users.KNOWN[users.EDITOR]
        assert users.editor().check_password(made[users.EDITOR])
