"""Addresses: the staff desk, documents, then the public pages, last."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap),
    path("oznakomlenie/", include("workflows.acquaintance.urls")),
    path("", include("pages.urls")),
    path("", include(wagtail_urls)),
]
