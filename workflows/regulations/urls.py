"""Addresses of the staff screens, below `/admin/regulations/`."""

from django.urls import path

from workflows.regulations.views import (
    acts,
    amending,
    begin,
    begin_changes,
    importing,
    opinions,
    order_project,
    progress,
    sections,
    visas,
)

urlpatterns = [
    path("begin/", begin.begin, name="regulations_begin"),
    path("begin/blank/", begin.blank, name="regulations_blank"),
    path("begin/document/", importing.upload, name="regulations_import"),
    path("begin/document/<str:token>/", importing.review, name="regulations_review"),
    path("begin/changes/<int:pk>/", begin_changes.begin_changes, name="regulations_begin_changes"),
    path("drafts/<int:pk>/amend/", amending.amend, name="regulations_amend"),
    path("drafts/<int:pk>/amend/title/", amending.save_title, name="regulations_amend_title"),
    path("drafts/<int:pk>/amend/day/", amending.save_day, name="regulations_amend_day"),
    path("drafts/<int:pk>/amend/choice/", amending.choose, name="regulations_amend_choose"),
    path("drafts/<int:pk>/amend/terms/", amending.terms, name="regulations_amend_terms"),
    path("drafts/<int:pk>/amend/<str:uid>/words/", amending.save_words, name="regulations_amend_words"),
    path("drafts/<int:pk>/amend/<str:uid>/add/", amending.add, name="regulations_amend_add"),
    path("drafts/<int:pk>/amend/<str:uid>/alter/", amending.alter, name="regulations_amend_alter"),
    path("drafts/<int:pk>/amend/<str:uid>/preview/", amending.preview, name="regulations_amend_preview"),
    path("drafts/<int:pk>/rebase/", acts.RebaseView.as_view(), name="regulations_rebase"),
    path("drafts/<int:pk>/", progress.progress, name="regulations_draft"),
    path("drafts/<int:pk>/sections/", sections.sections, name="regulations_sections"),
    path("drafts/<int:pk>/sections/<str:key>/", sections.section, name="regulations_section"),
    path("drafts/<int:pk>/submit/", acts.SubmitView.as_view(), name="regulations_submit"),
    path("drafts/<int:pk>/withdraw/", acts.WithdrawView.as_view(), name="regulations_withdraw"),
    path("drafts/<int:pk>/reject/", acts.RejectView.as_view(), name="regulations_reject"),
    path("drafts/<int:pk>/send/", acts.SendView.as_view(), name="regulations_send"),
    path("drafts/<int:pk>/visa/<int:step>/", visas.decide, name="regulations_visa"),
    path("drafts/<int:pk>/opinion/", opinions.OpinionView.as_view(), name="regulations_opinion"),
    path("drafts/<int:pk>/opinion/<int:opinion>/scan/", opinions.scan, name="regulations_scan"),
    path("drafts/<int:pk>/source/", opinions.source, name="regulations_source"),
    path("drafts/<int:pk>/order/", order_project.PrepareOrderView.as_view(), name="regulations_order"),
    path("drafts/<int:pk>/order/words/", order_project.OrderWordsView.as_view(), name="regulations_order_words"),
]
