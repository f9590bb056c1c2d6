"""Addresses of honours that are below no index page."""

from django.urls import URLPattern, path

from honors import verification

urlpatterns: list[URLPattern] = [
    path(verification.PLACE, verification.ask, name="verification_form"),
    path(f"{verification.PLACE}<str:code>/", verification.verify, name="verification"),
]
