"""Articles name people, collectives and studios; who is withdrawn is named no more."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from core.sections import sections_for
from honors.models import Person
from news.about import articles_about_withdrawn
from news.models import ArticleSubject
from tests.factories import accounts, honors, news

pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]


def test_exactly_one_of_three() -> None:
    article = news.article()
    for wrong in ({}, {"person": honors.person(), "studio": honors.studio()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ArticleSubject.objects.create(page=article, **wrong)


def test_an_article_links_to_whom_it_names_and_they_to_it(client: Client) -> None:
    person = honors.person("王小山")
    honors.granted([person])
    article = news.article(subjects=[ArticleSubject(person=person)])
    html = client.get(article.get_url()).content.decode()
    assert f'href="{person.get_absolute_url()}"' in html
    [section] = [one for one in sections_for(person, "zh-hans") if one.template == "news/about_subject.html"]
    assert section.context["cards"][0].title == article.title


def test_a_person_without_public_honour_is_not_linked(client: Client) -> None:
    person = honors.person("李无名")
    article = news.article(subjects=[ArticleSubject(person=person)])
    assert "李无名" not in client.get(article.get_url()).content.decode()


def test_withdrawal_unlinks_and_asks_staff_to_look(client: Client) -> None:
    person = honors.person("王小山")
    honors.granted([person])
    article = news.article(subjects=[ArticleSubject(person=person)])
    root = accounts.superuser()
    assert list(articles_about_withdrawn(root)) == []
    hidden = {"profile_hidden": True, "hidden_request": "本人来电", "hidden_on": timezone.localdate()}
    Person.objects.filter(pk=person.pk).update(**hidden)
    assert "王小山" not in client.get(article.get_url()).content.decode()
    [item] = articles_about_withdrawn(root)
    assert "王小山" in item.title
    assert str(article.pk) in item.url
