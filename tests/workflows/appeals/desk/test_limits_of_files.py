"""The clerk's forms take as many and as large files as the house takes from citizens; what does not fit is named, nothing else is lost."""

import os

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from lxml import html

from tests import make
from tests.workflows.appeals.desk import make_desk as desk
from tests.workflows.appeals.desk.make_desk import LETTER, at, errors, key_of, value, words
from tests.workflows.screening import make_files as files
from workflows.appeals.forms.intake import IntakeForm
from workflows.appeals.models import Appeal, HouseRules, Message
from workflows.appeals.uploads import limits
from workflows.files.models import StoredFile
from workflows.screening.accepting import MEGABYTE

pytestmark = pytest.mark.django_db

MORE = "Соберите их в один PDF либо архив .zip или сохраните без них и внесите их следом: «Добавить материалы» на карточке."


@pytest.fixture
def clerk(at_desk):
    return at_desk(make.clerk())


def scan(name: str, size: int = 100) -> ContentFile:
    return ContentFile(b"%PDF-1.7".ljust(size, b" "), name=name)


def take_in(client, *scans, **typed):
    key = typed.pop("key", None) or key_of(client.get(at("take_in")))
    return client.post(at("take_in"), {**LETTER, "key": key, "scans": list(scans), **typed})


def unwanted(page) -> dict[str, str]:
    """Names of the stored files with the values by which they are taken out."""
    boxes = html.fromstring(page.content.decode()).xpath("//input[@name='unwanted'][@type='checkbox']")
    return {box.get("aria-label"): box.get("value") for box in boxes}


def test_the_form_says_the_limits_of_the_house(clerk):
    HouseRules.objects.create(most_files=3, most_file_mb=7, most_total_mb=15)

    assert "Файлов – до 3, каждый не больше 7 МБ, вместе не больше 15 МБ." in words(clerk.get(at("take_in")))


def test_one_source_for_both_doors():
    HouseRules.objects.create(most_files=3, most_file_mb=7, most_total_mb=15)

    assert IntakeForm().limits == limits()


def test_a_large_file_is_named_and_neither_words_nor_other_scans_are_lost(clerk):
    HouseRules.objects.create(most_files=3, most_file_mb=1, most_total_mb=2)

    wrong = take_in(clerk, scan("лист 1.pdf"), scan("видео.pdf", 3 * MEGABYTE), scan("лист 2.pdf"))
    again = take_in(clerk, key=value(wrong, "key"), kept_tokens=value(wrong, "kept_tokens"))

    assert errors(wrong)[0] == "Файл «видео.pdf» занимает 3 МБ, а можно не больше 1 МБ. Уменьшите его или разделите на части и приложите снова."
    assert (value(wrong, "text"), value(wrong, "envelope")) == (LETTER["text"], LETTER["envelope"])
    assert again.status_code == 302
    item = Appeal.objects.get().intake
    assert [item.raw.name, *(link.file.name for link in item.files.all())] == ["лист 1.pdf", "лист 2.pdf"]


def test_files_past_the_count_are_named_with_what_to_do(clerk):
    HouseRules.objects.create(most_files=2)

    wrong = take_in(clerk, *(scan(f"{number}.pdf") for number in range(1, 5)))

    assert errors(wrong)[0] == f"Файлов можно приложить не больше 2, не приложено: «3.pdf», «4.pdf». {MORE}"
    assert list(unwanted(wrong)) == ["Убрать: 1.pdf", "Убрать: 2.pdf"]
    assert Appeal.objects.count() == 0


def test_what_was_stored_counts_and_may_be_taken_out_again(clerk):
    HouseRules.objects.create(most_files=2)
    wrong = take_in(clerk, scan("1.pdf"), scan("2.pdf"), postal_address="")
    key, tokens = value(wrong, "key"), value(wrong, "kept_tokens")

    full = take_in(clerk, scan("3.pdf"), key=key, kept_tokens=tokens)
    take_in(clerk, scan("3.pdf"), key=key, kept_tokens=tokens, unwanted=[unwanted(full)["Убрать: 1.pdf"]])

    assert errors(full)[0] == f"Файлов можно приложить не больше 2, не приложено: «3.pdf». {MORE}"
    item = Appeal.objects.get().intake
    assert [item.raw.name, *(link.file.name for link in item.files.all())] == ["2.pdf", "3.pdf"]


def test_all_together_are_counted_with_what_was_stored(clerk):
    HouseRules.objects.create(most_file_mb=2, most_total_mb=3)
    wrong = take_in(clerk, scan("1.pdf", 2 * MEGABYTE), postal_address="")

    full = take_in(clerk, scan("2.pdf", 2 * MEGABYTE), key=value(wrong, "key"), kept_tokens=value(wrong, "kept_tokens"))

    assert errors(full)[0] == f"Все файлы вместе могут занимать не больше 3 МБ, не приложено: «2.pdf». {MORE}"


def test_an_empty_file_is_named_and_the_others_stay(clerk):
    wrong = take_in(clerk, ContentFile(b"", name="пустой.pdf"), scan("лист.pdf"))

    assert errors(wrong)[0] == "Файл «пустой.pdf» пустой. Проверьте, что он открывается у вас, и приложите его снова."
    assert "«лист.pdf»" in words(wrong)


def test_whatever_came_on_paper_is_taken_as_it_is(clerk):
    """59-ФЗ obliges to register it: what is wrong with the file is said on the card."""
    take_in(clerk, ContentFile(files.EXE, name="справка.pdf"))

    assert (Appeal.objects.get().intake.raw.name, StoredFile.objects.get().media_type) == ("справка.pdf", "application/octet-stream")


def test_more_material_obeys_the_same_limits(clerk):
    HouseRules.objects.create(most_files=1)
    appeal = desk.registered()
    sent = {"sort": Message.Sort.MATERIAL.value, "channel": "post", "received_on": f"{desk.TODAY:%d.%m.%Y}", "text": "Ещё.", "key": "desk-1"}

    wrong = clerk.post(at("message", appeal.pk), {**sent, "scans": [scan("1.pdf"), scan("2.pdf")]})
    clerk.post(at("message", appeal.pk), {**sent, "kept_tokens": value(wrong, "kept_tokens")})

    assert errors(wrong)[0] == f"Файлов можно приложить не больше 1, не приложено: «2.pdf». {MORE}"
    assert Message.objects.get().intake.raw.name == "1.pdf"


def test_a_token_of_another_person_stops_the_letter_and_loses_no_file(at_desk, clerk):
    other = take_in(at_desk(make.clerk()), scan("чужой.pdf"), postal_address="")

    wrong = take_in(clerk, scan("свой.pdf"), kept_tokens=value(other, "kept_tokens"))

    assert errors(wrong)[0] == "Этот файл загрузил другой человек. Загрузите его сами."
    assert ("«свой.pdf»" in words(wrong), Appeal.objects.count()) == (True, 0)


def test_a_scan_that_does_not_fit_stays_in_the_folder(clerk, tmp_path, settings, django_capture_on_commit_callbacks):
    HouseRules.objects.create(most_files=1)
    folder = tmp_path / "scanner"
    folder.mkdir()
    settings.SCANNER_FOLDER = str(folder)
    for name in ("1.pdf", "2.pdf"):
        (folder / name).write_bytes(b"%PDF-1.7 scan")
        os.utime(folder / name, (timezone.now().timestamp() - 60,) * 2)

    with django_capture_on_commit_callbacks(execute=True):
        wrong = take_in(clerk, from_scanner=["1.pdf", "2.pdf"])

    assert errors(wrong)[0] == f"Файлов можно приложить не больше 1, не приложено: «2.pdf». {MORE}"
    assert sorted(path.name for path in folder.iterdir()) == ["2.pdf", "принято"]


def test_signs_that_turn_a_name_around_never_reach_the_form_and_those_that_do_stand_as_a_mark(clerk):
    """Django's reader of requests drops every sign that is not printable, U+202E among them, before any code of ours sees the name:
    the ending that is left to be read is the true one. What is printable and still has no place in a name is shown as «_»."""
    take_in(clerk, scan("отчёт\u202efdp.exe.pdf"), SimpleUploadedFile("кот \U0001f600|1.pdf", b"%PDF-1.7"))

    item = Appeal.objects.get().intake
    assert [item.raw.name, *(link.file.name for link in item.files.all())] == ["отчётfdp.exe.pdf", "кот _1.pdf"]
