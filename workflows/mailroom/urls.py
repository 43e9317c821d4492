"""`/admin/mail-room/`."""

from django.urls import path

from workflows.mailroom.views import card, deeds, files, lists

urlpatterns = [
    path("", lists.letters, name="mailroom_list"),
    path("<int:pk>/", card.card, name="mailroom_card"),
    path("<int:pk>/eml/", files.whole, name="mailroom_eml"),
    path("<int:pk>/page/", files.laid_out, name="mailroom_page"),
    path("<int:pk>/file/<int:place>/", files.attached, name="mailroom_file"),
    path("<int:pk>/attach/<int:appeal>/", deeds.attach, name="mailroom_attach"),
    path("<int:pk>/attach/", deeds.attach_by_number, name="mailroom_attach_by_number"),
    path("<int:pk>/take/", deeds.take, name="mailroom_take"),
    path("<int:pk>/duplicate/", deeds.duplicate, name="mailroom_duplicate"),
    path("<int:pk>/not-an-appeal/", deeds.doubt, name="mailroom_doubt"),
    path("<int:pk>/not-an-appeal/confirm/", deeds.confirm, name="mailroom_confirm"),
    path("<int:pk>/read-again/", deeds.reread, name="mailroom_reread"),
]
