"""Public addresses that are no Wagtail pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
