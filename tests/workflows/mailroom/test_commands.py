"""`fetch_mail`, `ingest_eml` and the task of every minute: the same way for letters, and an answer for people and machines."""

import json
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests import make_letter
from workflows.inbox.models import Cursor, RawLetter
from workflows.mailroom import tasks
from workflows.mailroom.models import Filing

pytestmark = pytest.mark.django_db


def run(*arguments):
    """Exit code and output."""
    out = StringIO()
    try:
        call_command(*arguments, stdout=out)
    except SystemExit as end:
        return end.code, out.getvalue()
    return 0, out.getvalue()


@pytest.fixture
def letters(tmp_path):
    """Three files: a letter, the same again, one that a person has to look at."""
    data = make_letter.eml()
    made = {"first.eml": data, "again.eml": data, "empty.eml": make_letter.eml("", subject="", sender="b@example.org")}
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    return [str(tmp_path / name) for name in made]


def test_files_tell_what_became_of_each(letters):
    code, told = run("ingest_eml", *letters)

    assert code == 2
    assert [line.partition(": ")[2].partition(" ")[2].partition(": ")[2].partition(",")[0] for line in told.splitlines()] == [
        "новое поступление",
        "новое поступление",
        "ждёт решения делопроизводителя: в письме нет ни текста",
    ]


def test_files_tell_it_to_machines_and_the_second_time_nothing_is_new(letters):
    first = run("ingest_eml", *letters, "--json")
    second = run("ingest_eml", *letters, "--json")

    assert first == second
    assert [(row["outcome"], row["reason"]) for row in json.loads(first[1])] == [("appeal", ""), ("appeal", ""), ("aside", "empty")]
    assert RawLetter.objects.count() == 2


def test_when_nothing_is_doubtful_the_code_is_nought(letters):
    assert run("ingest_eml", letters[0])[0] == 0


def test_a_file_that_is_not_there_is_named_and_nothing_is_taken(letters):
    with pytest.raises(CommandError, match=r"Файл /нет/такого.eml не прочитан \(FileNotFoundError\)"):
        run("ingest_eml", letters[0], "/нет/такого.eml")
    assert RawLetter.objects.count() == 0


def test_the_mailbox_is_visited_by_the_command(mailbox):
    mailbox.deliver(make_letter.eml())

    code, told = run("fetch_mail", "--json")

    assert (code, json.loads(told)["collected"], [row["outcome"] for row in json.loads(told)["filed"]]) == (0, 1, ["appeal"])
    assert run("fetch_mail") == (0, "Новых писем: 0.\n")


def test_without_a_mailbox_the_command_says_how_to_set_one_and_the_task_does_nothing(settings):
    settings.MAILBOX = None

    tasks.fetch()

    with pytest.raises(CommandError, match="Почтовый ящик не задан"):
        run("fetch_mail")
    assert Cursor.objects.count() == 0


def test_the_task_sorts_what_was_collected_before_though_the_mailbox_is_silent(mailbox, settings):
    settings.MAILBOX = replace(mailbox.server, port=1)
    (letter,) = tasks.pipeline.ingest([make_letter.eml()], at=tasks.timezone.now())

    tasks.fetch()

    assert (Filing.objects.get().letter, Cursor.objects.get().trouble.startswith("Нет связи с почтовым сервером")) == (letter, True)


def test_a_wrong_password_is_said_and_never_shown(mailbox, settings, caplog):
    settings.MAILBOX = replace(mailbox.server, password="wrong")

    with pytest.raises(CommandError) as refused:
        run("fetch_mail")

    assert str(refused.value) == "Почтовый сервер 127.0.0.1 не принял имя или пароль ящика. Проверьте их в настройках почты; письма остаются в ящике."
    assert [message for message in caplog.messages if "wrong" in message or mailbox.server.username in message] == []
