"""Addresses for machines: robots.txt, sitemap.xml."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
