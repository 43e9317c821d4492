"""A print that was asked for appears, once, whatever happens to the workers."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_q.models import OrmQ

from tests import make
from workflows.errors import BadInput, NotAllowed, WrongStage
from workflows.files.models import StoredFile
from workflows.files.storage import read
from workflows.journal.models import Entry
from workflows.printing import actions, queue, tasks
from workflows.printing.models import MOST_ATTEMPTS, PATIENCE, Print, PrintRequest

pytestmark = pytest.mark.django_db
FORM = "test.form"


def good(subject_id: int) -> queue.Built:
    return queue.Built(
        data=f"приказ {subject_id}".encode(), name="приказ.pdf", media_type="application/pdf", renderer="test 1"
    )


def broken(subject_id: int) -> queue.Built:
    raise BadInput("Нет шрифта PT Serif.")


def deadly(subject_id: int) -> queue.Built:
    raise MemoryError


@pytest.fixture
def forms(settings, monkeypatch):
    """`forms(builder)` makes the builder of the only form; tasks stay in the queue as in production."""
    monkeypatch.setattr("django_q.conf.Conf.SYNC", False)
    queue.builder_of.cache_clear()

    def set_up(builder: str) -> None:
        settings.PRINT_BUILDERS = {FORM: f"{__name__}.{builder}"}

    yield set_up
    queue.builder_of.cache_clear()


def _later(request: PrintRequest, *, by: timedelta = PATIENCE) -> None:
    """The request as it looks some time after somebody last worked on it."""
    moment = timezone.now() - by - timedelta(seconds=1)
    PrintRequest.objects.filter(pk=request.pk).update(tried_at=moment)


def test_what_is_asked_twice_is_one_request(forms):
    forms("good")

    assert queue.ask(FORM, 1) == queue.ask(FORM, 1)
    assert queue.ask(FORM, 1) != queue.ask(FORM, 2)


def test_an_unknown_form_is_not_asked_for(forms):
    forms("good")

    with pytest.raises(KeyError):
        queue.ask("nobody.knows", 1)


def test_the_print_is_built_and_found(forms):
    forms("good")
    request = queue.ask(FORM, 1)
    assert queue.found(FORM, 1) is None

    tasks.build(request.pk)

    stored = queue.found(FORM, 1)
    assert (stored.name, read(stored.blob).decode()) == ("приказ.pdf", "приказ 1")
    assert Print.objects.get().sha256 == stored.blob.sha256


def test_a_task_that_comes_twice_builds_nothing_new(forms):
    forms("good")
    request = queue.ask(FORM, 1)

    tasks.build(request.pk)
    tasks.build(request.pk)

    assert (Print.objects.count(), StoredFile.objects.count()) == (1, 1)
    assert PrintRequest.objects.get().attempts == 1


def test_the_slower_of_two_workers_leaves_nothing_behind(forms):
    """Both have begun before either has stored: the print of the first stands."""
    forms("good")
    request = queue.ask(FORM, 1)
    queue.build(request)

    assert queue._store(request, good(1)) is None

    assert (Print.objects.count(), StoredFile.objects.count()) == (1, 1)


def test_a_rule_that_hinders_the_print_is_written_down(forms):
    forms("broken")
    request = queue.ask(FORM, 1)

    with pytest.raises(BadInput):
        tasks.build(request.pk)

    assert PrintRequest.objects.values_list("attempts", "trouble").get() == (1, "Нет шрифта PT Serif.")


def test_an_attempt_counts_before_the_work_so_that_a_deadly_form_ends(forms):
    forms("deadly")
    request = queue.ask(FORM, 1)
    for _ in range(MOST_ATTEMPTS):
        with pytest.raises(MemoryError):
            tasks.build(request.pk)

    tasks.build(request.pk)

    assert list(PrintRequest.objects.failed()) == [request]
    assert PrintRequest.objects.values_list("attempts", "trouble").get() == (MOST_ATTEMPTS, queue.UNFINISHED)


def test_a_built_print_forgets_its_earlier_troubles(forms):
    forms("good")
    request = queue.ask(FORM, 1)
    PrintRequest.objects.filter(pk=request.pk).update(trouble="Нет шрифта.", attempts=2)

    tasks.build(request.pk)

    assert PrintRequest.objects.values_list("attempts", "trouble").get() == (3, "")


def test_what_lies_in_the_queue_is_not_asked_for_again(forms):
    forms("good")
    _later(queue.ask(FORM, 1))

    tasks.build_missing()

    assert OrmQ.objects.count() == 1


def test_what_somebody_has_just_begun_is_not_asked_for_again(forms):
    forms("good")
    queue.ask(FORM, 1)
    OrmQ.objects.all().delete()

    tasks.build_missing()

    assert OrmQ.objects.count() == 0


def test_what_a_killed_worker_left_is_asked_for_again_once(forms):
    forms("good")
    request = queue.ask(FORM, 1)
    OrmQ.objects.update(lock=timezone.now() + timedelta(minutes=5))  # taken by the worker that was killed
    _later(request)

    tasks.build_missing()
    tasks.build_missing()

    assert OrmQ.objects.filter(lock__lte=timezone.now()).count() == 1
    assert queue.queued() == {request.pk}


def test_what_stands_or_was_given_up_is_not_asked_for_again(forms):
    forms("good")
    built, given_up = queue.ask(FORM, 1), queue.ask(FORM, 2)
    tasks.build(built.pk)
    OrmQ.objects.all().delete()
    PrintRequest.objects.filter(pk=given_up.pk).update(attempts=MOST_ATTEMPTS)
    _later(built)
    _later(given_up)

    tasks.build_missing()

    assert OrmQ.objects.count() == 0


def test_a_person_has_a_failed_print_built_after_all(forms):
    forms("good")
    request = queue.ask(FORM, 1)
    PrintRequest.objects.filter(pk=request.pk).update(attempts=MOST_ATTEMPTS, trouble="Нет шрифта.")

    actions.try_again(request, by=make.clerk())
    tasks.build(request.pk)

    assert queue.found(FORM, 1).name == "приказ.pdf"
    assert Entry.objects.values_list("verb", "facts").get() == ("printing.retried", '{"attempts":5}')


def test_a_print_that_stands_is_never_built_again(forms):
    forms("good")
    request = queue.ask(FORM, 1)
    tasks.build(request.pk)

    with pytest.raises(WrongStage, match="уже построена"):
        actions.try_again(request, by=make.clerk())


def test_a_person_without_the_right_asks_for_nothing(forms):
    forms("good")

    with pytest.raises(NotAllowed, match="делопроизводитель"):
        actions.try_again(queue.ask(FORM, 1), by=make.executor())
