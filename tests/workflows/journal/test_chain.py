"""Who changes the journal past the program is found out by name of the entry."""

import pytest
from django.db import connection

from tests import make
from workflows.archive.guards import guards_of
from workflows.journal import entries
from workflows.journal.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def _write(count: int) -> None:
    for number in range(1, count + 1):
        entries.write("test.happened", subject=f"test:{number}", summary=f"Событие {number}", by=None)


def _past_the_guards(statement: str) -> None:
    """As an administrator of the database would: first the guards go, then the rows change."""
    with connection.cursor() as cursor:
        for name in sorted(name for name in guards_of(connection) if name.startswith("guard_journal_entry")):
            cursor.execute(
                f'DROP TRIGGER "{name}"' + (" ON journal_entry" if connection.vendor == "postgresql" else "")
            )
        cursor.execute(statement)


def test_a_whole_chain_has_nothing_to_say():
    _write(5)

    assert list(entries.broken_links()) == []


def test_an_empty_journal_is_whole():
    assert list(entries.broken_links()) == []


def test_an_entry_names_its_person_as_they_were_called_then():
    head = make.head()
    entry = entries.write("test.happened", subject="test:1", summary="Событие", by=head)

    head.last_name = "Петрова"
    head.save()

    assert Entry.objects.get().by_name == "Соколова Анна Викторовна, Генеральный директор"
    assert entry.sha256 == entries.digest(Entry.objects.get())


@pytest.mark.parametrize(
    "change",
    [
        "summary = 'Ничего не было'",
        "verb = 'test.nothing'",
        "subject = 'test:9'",
        "by_name = 'Другой'",
        "facts = '{\"a\":1}'",
        "at = '2020-01-01 00:00:00+00:00'",
    ],
)
def test_a_changed_entry_is_named(change):
    _write(3)

    _past_the_guards(f"UPDATE journal_entry SET {change} WHERE seq = 2")

    assert list(entries.broken_links()) == ["Журнал: запись № 2 изменена после внесения."]


def test_an_entry_rewritten_with_its_hash_breaks_the_next_one():
    _write(3)
    forged = Entry.objects.get(seq=2)
    forged.summary = "Ничего не было"

    said = f"summary = 'Ничего не было', sha256 = '{entries.digest(forged)}'"
    _past_the_guards(f"UPDATE journal_entry SET {said} WHERE seq = 2")

    assert list(entries.broken_links()) == ["Журнал: запись № 3 не продолжает предыдущую."]


def test_an_entry_taken_out_of_the_middle_is_noticed():
    _write(3)

    _past_the_guards("DELETE FROM journal_entry WHERE seq = 2")

    assert list(entries.broken_links()) == [
        "Журнал: после записи № 1 идёт № 3, записи между ними нет.",
        "Журнал: запись № 3 не продолжает предыдущую.",
    ]


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_entries_taken_off_the_end_are_noticed(kept):
    _write(3)

    _past_the_guards(f"DELETE FROM journal_entry WHERE seq > {kept}")

    assert list(entries.broken_links()) == [
        f"Журнал: последняя запись № {kept} не совпадает с концом цепочки – записи в конце удалены."
    ]
