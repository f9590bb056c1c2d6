"""The admin's own search: plain substrings, so Chinese is found, in the listings and choosers of Wagtail.

It keeps no index: every term must stand in one of the object's own text fields. Site search (search.service) is another
thing.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import connection, models
from django.db.models import Case, IntegerField, Q, TextField, Value, When
from django.db.models.functions import Cast
from modelsearch.backends.base import BaseSearchBackend, BaseSearchQueryCompiler, BaseSearchResults
from modelsearch.index import AutocompleteField, RelatedFields, SearchField
from modelsearch.query import And, Boost, MatchAll, Not, Or, Phrase, PlainText
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models

from search.backends import local
from search.models import SearchDocument
from search.query import MAX_RUNS, parse
from search.text import IS_HAN, storable

TITLES = ("title", "name", "name_zh", "label", "username")  # what an editor knows an object by
NOTHING = Q(pk__in=())
EVERYTHING = ~NOTHING


class SubstringQueryCompiler(BaseSearchQueryCompiler):
    """Turns Wagtail's query objects into a filter over text fields."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True

    def check(self) -> None:
        """Any filter and order will do: the database answers, not an index that knows only some fields."""

    def condition(self) -> Q:
        return self._of(self.query)

    def _of(self, query: Any) -> Q:
        if isinstance(query, PlainText):
            return self._of_terms(query.query_string.split(), query.operator)
        if isinstance(query, Phrase):
            return self._of_terms([query.query_string], "and")
        if isinstance(query, Boost):
            return self._of(query.subquery)
        if isinstance(query, Not):
            return ~self._of(query.subquery)
        if isinstance(query, And | Or):
            kind = Q.AND if isinstance(query, And) else Q.OR
            return Q(*map(self._of, query.subqueries), _connector=kind)
        return EVERYTHING if isinstance(query, MatchAll) else NOTHING

    def _of_terms(self, raw: Sequence[str], operator: str) -> Q:
        terms = [term for term in (storable(each).strip() for each in raw) if term][:MAX_RUNS]
        if not terms:
            return NOTHING
        return Q(*map(self.standing, terms), _connector=Q.OR if operator == "or" else Q.AND)

    def standing(self, term: str) -> Q:
        """Objects with the term in one of their fields."""
        found = Q()
        for name in self.text_fields():
            found |= Q(**{f"{name}__icontains": term})
        if IS_HAN.search(term) and not self.fields:
            for name in self.story_fields():
                found |= Q(**{f"{story_alias(name)}__icontains": in_json(term)})
        if issubclass(self.queryset.model, Page) and not self.fields:
            found |= Q(pk__in=_published(term))
        return found or NOTHING

    def text_fields(self) -> list[str]:
        """Paths of every char and text field that the model offers to search."""
        model = self.queryset.model
        wanted = set(self.fields or ())
        offered = dict.fromkeys(_paths(model, model.get_search_fields(), TEXTS))
        if issubclass(model, Page):
            offered["draft_title"] = None  # what the page listing shows
        return [path for path in offered if not wanted or path in wanted]

    def story_fields(self) -> list[str]:
        model = self.queryset.model
        return list(dict.fromkeys(_paths(model, model.get_search_fields(), StreamField)))


TEXTS = (models.CharField, models.TextField)


def _paths(model: type[models.Model], offered: Sequence[Any], types: Any, prefix: str = "") -> Iterator[str]:
    for each in offered:
        try:
            field = model._meta.get_field(each.field_name)
        except FieldDoesNotExist:
            continue  # a method of the model: it has no column
        path = prefix + each.field_name
        if isinstance(each, RelatedFields) and field.related_model:
            yield from _paths(field.related_model, each.fields, types, f"{path}__")
        elif isinstance(each, SearchField | AutocompleteField) and isinstance(field, types):
            yield path


def _published(term: str) -> Any:
    """Pages of any type whose published text holds the term: Page itself has only titles."""
    parsed = parse(term)
    documents = SearchDocument.objects.filter(source_type__in=[model._meta.label_lower for model in get_page_models()])
    return local().matching(documents, parsed).values("source_pk") if parsed.terms else ()


def story_alias(name: str) -> str:
    return f"{name}_as_text"


def in_json(term: str) -> str:
    """The term as the database keeps it inside a story: PostgreSQL's jsonb has characters, SQLite has escapes."""
    return json.dumps(term)[1:-1] if connection.vendor == "sqlite" else term


class SubstringResults(BaseSearchResults):
    """Runs the filter. Best first: the title is the term, begins with it, contains it, anything else."""

    def _matching(self) -> models.QuerySet[Any]:
        compiler = self.query_compiler
        queryset: models.QuerySet[Any] = compiler.queryset
        base = queryset.model._base_manager.all()
        stories = {story_alias(name): Cast(name, TextField()) for name in compiler.story_fields()}
        found = base.alias(**stories).filter(compiler.condition()).values("pk")
        return queryset.filter(pk__in=found)

    def _do_search(self) -> Iterator[Any]:
        queryset = self._matching()
        place = self._place()
        if self.query_compiler.order_by_relevance and place is not None:
            queryset = queryset.alias(search_place=place).order_by("search_place", *(_order(queryset) or ["-pk"]))
        elif not queryset.ordered:
            queryset = queryset.order_by("-pk")
        if self._score_field:
            queryset = queryset.annotate(**{self._score_field: Value(None, output_field=models.FloatField())})
        return iter(queryset[self.start : self.stop])

    def _place(self) -> Case | None:
        compiler = self.query_compiler
        title = next((name for name in TITLES if name in compiler.text_fields()), None)
        term = storable(getattr(compiler.query, "query_string", "")).strip()
        if title is None or not term:
            return None
        kinds = ("iexact", "istartswith", "icontains")
        whens = [When(**{f"{title}__{kind}": term}, then=Value(number)) for number, kind in enumerate(kinds)]
        return Case(*whens, default=Value(len(kinds)), output_field=IntegerField())

    def _do_count(self) -> int:
        queryset = self._matching()
        return (queryset[self.start : self.stop] if self.start or self.stop is not None else queryset).count()


def _order(queryset: models.QuerySet[Any]) -> list[Any]:
    return [*queryset.query.order_by] or [*(queryset.model._meta.ordering or ())]


class SubstringSearchBackend(BaseSearchBackend):
    """`WAGTAILSEARCH_BACKENDS["default"]`."""

    query_compiler_class = SubstringQueryCompiler
    autocomplete_query_compiler_class = SubstringQueryCompiler
    results_class = SubstringResults


SearchBackend = SubstringSearchBackend
