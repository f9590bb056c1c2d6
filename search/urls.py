"""Search for readers, in each language."""

from django.urls import path

from search import api, views

urlpatterns = [
    path("", views.results, name="search"),
    path("results.json", api.results, name="search_json"),
    path("suggest", views.suggest, name="search_suggest"),
    path("click/", views.click, name="search_click"),
]
