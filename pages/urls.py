"""Public addresses that are no Wagtail pages."""

from django.urls import URLPattern, path, re_path

from pages import search
from pages.views import plain

urlpatterns: list[URLPattern] = [
    path("robots.txt", plain.robots, name="robots"),
    path("favicon.ico", plain.favicon, name="favicon"),
    path("poisk/", search.search, name="search"),
    path("vid/", plain.view_settings, name="view_settings"),
    # Wagtail's own pattern knows no dots: «/p/2.2/» would be nobody's address.
    re_path(r"^(?P<before>(?:[\w\-]+/)+)p/(?P<label>[\w\-]*\.[\w\-.]*)/?$", plain.dotted, name="dotted"),
]
