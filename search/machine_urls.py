"""Addresses for machines: robots.txt, sitemap.xml."""

from django.urls import URLPattern, path

from search import sitemaps

urlpatterns: list[URLPattern] = [
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemaps.part, name="sitemap_part"),
]
