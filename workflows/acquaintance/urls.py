"""Addresses for those who have no account, below `/oznakomlenie/`."""

from django.urls import path

from workflows.acquaintance.views import public

urlpatterns = [path("<str:token>/", public.link, name="acquaintance_link")]
