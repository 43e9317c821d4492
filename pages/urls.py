"""Public addresses that are no Wagtail pages."""

from django.urls import URLPattern, path, re_path

from pages import search
from pages.views import answers, following, plain, proofs

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
    path("vid/", plain.view_settings, name="view_settings"),
    path("proverka/", proofs.start, name="proof_start"),
    path("proverka/fayl/", proofs.upload, name="proof_upload"),
    re_path(r"^proverka/hash/(?P<sha256>[0-9a-fA-F]{64})/$", proofs.file, name="proof_file"),
    path("proverka/<str:typed>/", proofs.document, name="proof"),
    # Wagtail's own pattern knows no dots: «/p/2.2/» would be nobody's address.
    re_path(r"^(?P<before>(?:[\w\-]+/)+)p/(?P<label>[\w\-]*\.[\w\-.]*)/?$", plain.dotted, name="dotted"),
    re_path(r"^(?P<before>(?:[\w\-]+/)+)na/(?P<typed>[^/]*[^\w\-/][^/]*)/?$", plain.odd_day, name="odd_day"),
]
