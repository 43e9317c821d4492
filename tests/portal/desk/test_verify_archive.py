"""`verify_archive` finds what somebody changed past the program, and names it."""

import hashlib
import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from portal.desk.verification import findings
from tests import make
from tests.workflows.regulations import story
from workflows.archive.guards import guards_of
from workflows.files.storage import path_of
from workflows.orders.models import Order
from workflows.printing.models import Print, PrintRequest
from workflows.regulations.models import ApprovalRecord, Redaction, Submission

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def _problems() -> list[str]:
    return [item.problem for item in findings()]


def _past_the_guards(*statements: str) -> list[str]:
    """Change rows as an administrator of the database would; what the check then says apart from the fallen guards."""
    with connection.cursor() as cursor:
        for name in guards_of(connection):
            cursor.execute(f'DROP TRIGGER "{name}"' + _on_its_table(name))
        for statement in statements:
            cursor.execute(statement)
    return [item.problem for item in findings() if item.check != "сторожа в базе"]


def _on_its_table(guard: str) -> str:
    """PostgreSQL wants the table of a trigger named; a name may say more than the table and the event."""
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = %s", [guard])
        return f" ON {cursor.fetchone()[0]}"


def _print() -> Print:
    request = PrintRequest.objects.create(form="test", subject_id=1)
    stored = make.stored_file(b"%PDF", name="приказ.pdf")
    return Print.objects.create(request=request, file=stored, sha256=stored.blob.sha256, renderer="test")


def test_an_archive_that_nobody_touched_is_whole():
    story.signed(story.cast())
    _print()

    assert _problems() == []


def test_an_empty_archive_is_whole():
    assert _problems() == []


def test_a_second_order_and_a_rolled_back_one_leave_it_whole():
    who = story.cast()
    story.signed(who)
    story.signed(who, text=make.act_text(title="Положение о сайте"), regulation=make.regulation())

    assert _problems() == []


def test_each_fallen_guard_is_named():
    with connection.cursor() as cursor:
        cursor.execute('DROP TRIGGER "guard_journal_entry_delete"' + (" ON journal_entry" if connection.vendor == "postgresql" else ""))

    assert _problems() == [
        "Архив: в базе нет сторожа «guard_journal_entry_delete». Восстановите его: повторите шаг Freeze в новой миграции."
    ]


def test_a_guard_made_harmless_is_named():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute('DROP TRIGGER "guard_journal_entry_delete"')
            cursor.execute('CREATE TRIGGER "guard_journal_entry_delete" BEFORE DELETE ON journal_entry BEGIN SELECT 1; END')
        else:
            cursor.execute(
                'CREATE OR REPLACE FUNCTION "guard_journal_entry_delete"() RETURNS trigger AS $$ BEGIN RETURN OLD; END $$ LANGUAGE plpgsql'
            )

    assert _problems() == [
        "Архив: сторож «guard_journal_entry_delete» в базе изменён. Восстановите его: повторите шаг Freeze в новой миграции."
    ]


def test_a_changed_order_is_named():
    order = story.signed(story.cast()).order

    assert _past_the_guards("UPDATE orders_order SET title = 'О другом'") == [
        f"Приказы: {order}: записанные поля отличаются от подписанного текста: title."
    ]


def test_a_changed_clause_is_named():
    order = story.signed(story.cast()).order

    assert _past_the_guards("UPDATE orders_orderclause SET text = 'Отменить.' WHERE position = 1") == [
        f"Приказы: {order}: записанные поля отличаются от подписанного текста: clauses."
    ]


def test_a_signed_text_rewritten_with_its_hash_still_differs_from_signature_and_journal():
    order = story.signed(story.cast()).order
    forged = order.content.replace("Порядок", "Беспорядок")
    sha256 = hashlib.sha256(forged.encode()).hexdigest()

    found = _past_the_guards(f"UPDATE orders_order SET content = '{forged}', content_sha256 = '{sha256}'")

    record, submission = ApprovalRecord.objects.get(decision="signed"), Submission.objects.get()
    assert found == [
        f"Приказы: {order}: записанные поля отличаются от подписанного текста: clauses.",
        f"Приказы: {order}: подпись стоит не под этим текстом.",
        f"Приказы: {order}: в журнале нет записи о подписании этого текста.",
        f"Согласование: {submission}: «{record}» – решение относится к другому тексту.",
    ]


def test_a_gap_between_numbers_is_named():
    story.signed(story.cast())
    order = Order.objects.get()

    found = _past_the_guards("UPDATE orders_order SET seq = 3")

    assert found == [
        f"Приказы: серия «{order.series}», период 2026: пропущены номера 1, 2.",
        f"Приказы: серия «{order.series}», период 2026: счётчик стоит на 1, а последний номер – 3.",
    ]


def test_a_changed_provision_is_named():
    redaction = story.signed(story.cast())

    assert _past_the_guards("UPDATE regulations_provision SET text = 'Иначе.' WHERE key = '1-1'") == [
        f"Редакции: {redaction}: структурные единицы отличаются от подписанного текста."
    ]


def test_a_changed_page_is_named():
    redaction = story.signed(story.cast())

    assert _past_the_guards("UPDATE regulations_redaction SET html = html || ' '") == [
        f"Редакции: {redaction}: хеш страницы не соответствует странице."
    ]


def test_a_page_changed_together_with_its_hash_is_named():
    redaction = story.signed(story.cast())
    sha256 = hashlib.sha256(b"<p></p>").hexdigest()

    assert _past_the_guards(f"UPDATE regulations_redaction SET html = '<p></p>', html_sha256 = '{sha256}'") == [
        f"Редакции: {redaction}: страница построена не из подписанного текста."
    ]


def test_a_changed_text_is_named():
    redaction = story.signed(story.cast())

    assert _past_the_guards("UPDATE regulations_redaction SET content = replace(content, 'сайт', 'сойт')") == [
        f"Редакции: {redaction}: хеш не соответствует тексту."
    ]


def test_a_redaction_taken_away_is_missed_by_the_journal():
    redaction = story.signed(story.cast())
    tables = ("publication", "labeluse", "provision", "redaction")

    found = _past_the_guards(*(f"DELETE FROM regulations_{table}" for table in tables))

    assert found == [
        f"Редакции: журнал и архив расходятся: «regulations.redaction:{redaction.pk}».",
        f"Проекты: проект № {redaction.source_draft} утверждён, а редакции нет.",
    ]
    assert Redaction.objects.exists() is False


def test_a_visa_moved_to_another_text_is_named():
    story.signed(story.cast())
    record, submission = ApprovalRecord.objects.order_by("step").first(), Submission.objects.get()

    assert _past_the_guards(f"UPDATE regulations_approvalrecord SET content_sha256 = '{'0' * 64}' WHERE step = 0") == [
        f"Согласование: {submission}: «{record}» – решение относится к другому тексту.",
        f"Согласование: решения и журнал расходятся: «regulations.redactiondraft:{submission.draft_id}».",
    ]


def test_a_signature_given_to_another_hash_is_named():
    order = story.signed(story.cast()).order

    found = _past_the_guards(f"UPDATE signing_signature SET sha256 = '{'0' * 64}'")

    signature = order.signature
    assert found == [
        f"Подписи: «{signature}» (orders.order:{order.pk}): ключ {signature.key} не соответствует записи – она изменена.",
        f"Приказы: {order}: подпись стоит не под этим текстом.",
    ]


def test_an_authority_that_ended_before_the_signature_is_named():
    order = story.signed(story.cast()).order

    found = _past_the_guards("UPDATE signing_signingauthority SET valid_to = '2026-02-25'")

    assert found == [f"Подписи: «{order.signature}» (orders.order:{order.pk}): на 26.02.2026 право подписи не действовало."]


def test_a_damaged_file_and_a_print_with_another_hash_are_named():
    stored = _print()
    path_of(stored.sha256).write_bytes(b"%PDX")

    found = _past_the_guards(f"UPDATE printing_print SET sha256 = '{'0' * 64}'")

    assert found == [
        f"Файлы: Файл {stored.sha256[:12]}… изменён после сохранения. Восстановите его из резервной копии. Имена: «приказ.pdf».",
        "Печатные формы: «приказ.pdf» (test, запись 1): записан хеш 000000000000…, у файла другой.",
    ]


def test_the_command_says_that_the_archive_is_whole():
    out = StringIO()

    call_command("verify_archive", stdout=out)

    assert out.getvalue().startswith("Архив цел. Проверено: сторожа в базе, журнал событий")


def test_the_command_fails_and_lists_what_does_not_hold():
    stored, out = _print(), StringIO()
    path_of(stored.sha256).unlink()

    with pytest.raises(SystemExit) as ended:
        call_command("verify_archive", json=True, stdout=out)

    told = json.loads(out.getvalue())
    assert (ended.value.code, told["whole"], [item["check"] for item in told["problems"]]) == (1, False, ["файлы"])
