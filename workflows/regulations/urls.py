"""Addresses of the staff screens, below `/admin/regulations/`."""

from django.urls import path

from workflows.regulations.views import begin, progress

urlpatterns = [
    path("begin/", begin.begin, name="regulations_begin"),
    path("drafts/<int:pk>/", progress.progress, name="regulations_draft"),
]
