"""Public addresses that are no Wagtail pages."""

from django.urls import URLPattern, path, re_path

from pages import search, views

urlpatterns: list[URLPattern] = [
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("poisk/", search.search, name="search"),
    path("vid/", views.view_settings, name="view_settings"),
    # Wagtail's own pattern knows no dots: «/p/2.2/» would be nobody's address.
    re_path(r"^(?P<before>(?:[\w\-]+/)+)p/(?P<label>[\w\-]*\.[\w\-.]*)/?$", views.dotted, name="dotted"),
]
