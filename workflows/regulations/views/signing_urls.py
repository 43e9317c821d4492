"""Addresses of the director's path below `/admin/`."""

from django.urls import path

from workflows.regulations.views import signing, signing_documents

urlpatterns = [
    path("podpis/<int:draft_pk>/", signing.sign, name="regulations_sign"),
    path("podpis/<int:draft_pk>/podtverzhdenie/", signing.confirm, name="regulations_sign_confirm"),
    path("podpis/<int:draft_pk>/vozvrat/", signing.send_back, name="regulations_send_back"),
    path("podpis/<int:draft_pk>/gotovo/", signing.signed, name="regulations_signed"),
    path("podpis/<int:draft_pk>/proekt.pdf", signing_documents.text, name="regulations_project_pdf"),
    path("podpis/<int:draft_pk>/prikaz.pdf", signing_documents.order, name="regulations_order_pdf"),
]
