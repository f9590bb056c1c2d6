"""Addresses that pages call by themselves."""

from django.urls import URLPattern, path

from news import counting

urlpatterns: list[URLPattern] = [path("read/<int:pk>/", counting.count_read, name="count_read")]
