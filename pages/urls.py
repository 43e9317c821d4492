"""Public addresses that are no Wagtail pages."""

from django.urls import URLPattern, path, re_path

from pages import search
from pages.views import answers, cabinet, email_keys, following, plain, proofs, status, status_writing
from pages.views.appeals import before, form, preview, receipt

urlpatterns: list[URLPattern] = [
    path("robots.txt", plain.robots, name="robots"),
    path("favicon.ico", plain.favicon, name="favicon"),
    path("poisk/", search.search, name="search"),
    path("obrashcheniya/otvety/", answers.answers, name="answers"),
    path("obrashcheniya/otvety/<int:pk>/", answers.answer, name="answer"),
    path("podpiska/", following.follow, name="follow"),
    path("podpiska/pismo/", following.follow_sent, name="follow_sent"),
    path("podpiska/da/<str:key>/", following.follow_confirm, name="follow_confirm"),
    path("podpiska/otkaz/<str:key>/", following.follow_leave, name="follow_leave"),
    path("obrashcheniya/", before.before, name="appeal_before"),
    path("obrashcheniya/blank/", before.blank, name="appeal_blank"),
    path("obrashcheniya/novoe/", form.form, name="appeal_form"),
    path("obrashcheniya/novoe/chernovik/", form.autosave, name="appeal_autosave"),
    path("obrashcheniya/novoe/fayl/", form.upload, name="appeal_upload"),
    path("obrashcheniya/novoe/proverka/", preview.preview, name="appeal_preview"),
    path("obrashcheniya/novoe/raspiska/", receipt.receipt, name="appeal_receipt"),
    path("obrashcheniya/novoe/raspiska/pdf/", receipt.receipt_file, name="appeal_receipt_file"),
    path("obrashcheniya/pochta/<str:key>/", receipt.confirm_email, name="appeal_email"),
    path("obrashcheniya/status/", status.status, name="appeal_status"),
    path("obrashcheniya/status/vyhod/", status.leave, name="appeal_leave"),
    path("obrashcheniya/status/dokument/<int:pk>/", status.document, name="appeal_document"),
    path("obrashcheniya/status/adres/", status_writing.address, name="appeal_address"),
    path("obrashcheniya/status/novyy-kod/", email_keys.lost, name="appeal_code"),
    path("obrashcheniya/status/novyy-kod/pismo/", email_keys.code_sent, name="appeal_code_sent"),
    path("obrashcheniya/status/<slug:name>/", status_writing.sheet, name="appeal_sheet"),
    path("obrashcheniya/klyuch/", email_keys.typed_key, name="email_key_typed"),
    path("obrashcheniya/klyuch/<str:key>/", email_keys.key, name="email_key"),
    path("obrashcheniya/kabinet/", cabinet.cabinet, name="cabinet"),
    path("obrashcheniya/kabinet/pismo/", cabinet.sent, name="cabinet_sent"),
    path("obrashcheniya/kabinet/otkryt/", cabinet.show, name="cabinet_show"),
    path("obrashcheniya/kabinet/dobavit/", cabinet.add, name="cabinet_add"),
    path("obrashcheniya/kabinet/vyhod/", cabinet.leave, name="cabinet_leave"),
    path("vid/", plain.view_settings, name="view_settings"),
    path("proverka/", proofs.start, name="proof_start"),
    path("proverka/fayl/", proofs.upload, name="proof_upload"),
    re_path(r"^proverka/hash/(?P<sha256>[0-9a-fA-F]{64})/$", proofs.file, name="proof_file"),
    path("proverka/<str:typed>/", proofs.document, name="proof"),
    # Wagtail's own pattern knows no dots: «/p/2.2/» would be nobody's address.
    re_path(r"^(?P<before>(?:[\w\-]+/)+)p/(?P<label>[\w\-]*\.[\w\-.]*)/?$", plain.dotted, name="dotted"),
    re_path(r"^(?P<before>(?:[\w\-]+/)+)na/(?P<typed>[^/]*[^\w\-/][^/]*)/?$", plain.odd_day, name="odd_day"),
]
