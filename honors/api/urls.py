"""The addresses of the API; what is none of them is answered in JSON too."""

from django.urls import URLPattern, path, re_path

from honors.api import views

urlpatterns: list[URLPattern] = [
    path("v1/rolls", views.rolls, name="api_rolls"),
    path("v1/rolls/<slug:slug>", views.roll, name="api_roll"),
    path("v1/grants", views.grants, name="api_grants"),
    path("v1/people", views.people, name="api_people"),
    path("v1/statistics", views.numbers, name="api_statistics"),
    path("v1/openapi.json", views.description, name="api_description"),
    re_path(r"^.*$", views.nowhere, name="api_nowhere"),
]
