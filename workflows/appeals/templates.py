"""The words of a letter from its template: the active version for the kind, ground and case, with values of the appeal put in.

For screens: `first_words` begins a letter in a form, where a person fills what is left in braces; `words_for` gives the words
of a project that is made at once, or says in one sentence which field is empty; `fields_of` lists the
fields of a template with their values before anything is made; `variants_of` are the cases that a clerk chooses from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from workflows.appeals.models import (
    Appeal,
    Clock,
    ClockKind,
    CompetentBody,
    LetterTemplate,
    Message,
    Paper,
    PaperKind,
    Question,
    RunningClock,
    TemplateVariant,
    house_rules,
)
from workflows.appeals.papers.merge import LATE, Template, Values, begun, filled, preview
from workflows.appeals.papers_content import named_decision
from workflows.appeals.policy import policy
from workflows.appeals.rules.actors import responsible_of
from workflows.appeals.stages import Ground
from workflows.errors import Incomplete
from workflows.people.models import User
from workflows.printing.words import NBSP, numbered, short_date
from workflows.terms.counting import Preset, count
from workflows.terms.queries import term_of
from workflows.workdays.best_known import known_around

ASK_BASIS = "59-ФЗ 10(2)"


@dataclass(frozen=True, slots=True)
class Sought:
    """Which letter: its kind, the ground if it stands on one, and the case where there are several."""

    kind: PaperKind
    ground: Ground | None = None
    variant: TemplateVariant = TemplateVariant.USUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the rows do not say yet, because the letter is made together with the act: all of it is optional."""

    reason: str = ""
    body: CompetentBody | None = None
    questions: tuple[Question, ...] = ()
    routes: tuple[tuple[CompetentBody, tuple[Question, ...]], ...] = ()
    longer_by: int = 0
    materials: str = ""
    request: Paper | None = None
    earlier_answers: tuple[Paper, ...] = ()
    resolution: Paper | None = None
    court_act: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Ready:
    """Heading and text, and the version that they came from, if there is one."""

    heading: str
    body: str
    template: LetterTemplate | None = None


def template_of(sought: Sought) -> LetterTemplate:
    """The version in use; a case without words of its own takes the usual ones."""
    template = _in_use(sought)
    if template is None:
        ground = f", {sought.ground.label}" if sought.ground else ""
        raise Incomplete(f"Шаблона «{sought.kind.label}{ground}» нет. Внесите его в разделе «Шаблоны писем» или напишите письмо сами.")
    return template


def variants_of(kind: PaperKind, ground: Ground | None = None) -> list[TemplateVariant]:
    """The cases for which there are words."""
    found = LetterTemplate.objects.filter(kind=kind, ground=ground or "", is_active=True).order_by("variant").values_list("variant", flat=True)
    return [TemplateVariant(variant) for variant in found]


def words_for(appeal: Appeal, sought: Sought, told: Told, *, by: User, on: date) -> Ready:
    """The words of a project; an empty field is named, nothing is left blank."""
    return merged(template_of(sought), values_of(appeal, told, by=by, on=on))


def first_words(sought: Sought, values: Values) -> Ready:
    """The words from which a person begins a letter; empty ones where no template is entered."""
    template = _in_use(sought)
    if template is None:
        return Ready("", "")
    words = begun(_text(template), values)
    return Ready(words.heading, words.opening[0], template)


def merged(template: LetterTemplate, values: Values) -> Ready:
    """A template with its values. The number of a decision that is not signed yet stays as a field until it is."""
    ready = filled(_text(template), values, late=LATE)
    return Ready(ready.heading, ready.opening[0], template)


def fields_of(template: LetterTemplate, values: Values) -> Iterator[tuple[str, str]]:
    """Each field that the template asks for: its Russian name, and its value or nothing."""
    return preview(_text(template), values)


def values_of(appeal: Appeal, told: Told, *, by: User, on: date) -> Values:
    """Everything that rows and the act say of the appeal. Names of bodies stand in the nominative."""
    answers_for = responsible_of(appeal)
    executor = answers_for.executor if answers_for else by
    clock = _answer_clock(appeal)
    questions = told.questions or tuple(appeal.questions.all())
    return Values(
        number=appeal.number,
        received_on=appeal.received_on,
        registered_on=appeal.registered_on,
        due_on=clock.limit_on if clock else None,
        new_due_on=_longer(clock, told.longer_by) if clock else None,
        reply_by=_counted(ASK_BASIS, on) if told.body else None,
        subject=_bare(appeal.summary),
        question=asked(questions),
        applicant=appeal.applicant.full_name,
        reason=_bare(told.reason),
        body=told.body.name if told.body else "",
        body_address=told.body.postal_address or told.body.email if told.body else "",
        bodies=_bodies(told),
        materials=told.materials.strip(),
        request=_request(told.request),
        earlier_answers=", ".join(f"от {short_date(answer.signed_on)} {numbered(answer.number)}" for answer in told.earlier_answers if answer.signed_on),
        decision=named_decision(told.resolution) if told.resolution else "",
        court_act=_bare(told.court_act),
        page=told.page,
        form_page=settings.APPEAL_FORM_PAGE,
        status_page=settings.APPEAL_STATUS_PAGE,
        higher_body=house_rules().higher_body,
        withdrawal_on=_asked_to_stop(appeal),
        executor=executor.full_name,
        phone=policy().phone,
    )


def asked(questions: tuple[Question, ...]) -> str:
    """«Почему отменены занятия?»; several are told apart by their numbers."""
    if len(questions) == 1:
        return _bare(questions[0].text)
    return "; ".join(f"{question.position}){NBSP}{_bare(question.text)}" for question in questions)


def _in_use(sought: Sought) -> LetterTemplate | None:
    found = LetterTemplate.objects.filter(kind=sought.kind, ground=sought.ground or "", is_active=True, variant__in=[sought.variant, TemplateVariant.USUAL])
    return found.order_by("-variant").first()


def _text(template: LetterTemplate) -> Template:
    return Template(template.heading, (template.body,))


def _bare(text: str) -> str:
    """Without the stop: the sentence of the template has its own."""
    return text.strip().rstrip(".")


def _bodies(told: Told) -> str:
    """«вопрос 1 – Роспотребнадзор; вопросы 2, 3 – Управление МВД»; the names alone where all get the same."""
    if len({questions for _, questions in told.routes}) == 1:
        return "; ".join(body.name for body, _ in told.routes)
    return "; ".join(f"{_numbers(questions)}{body.name}" for body, questions in told.routes)


def _numbers(questions: tuple[Question, ...]) -> str:
    positions = [str(question.position) for question in questions]
    return f"{'вопрос' if len(positions) == 1 else 'вопросы'}{NBSP}{', '.join(positions)} – " if positions else ""


def _request(request: Paper | None) -> str:
    if request is None or request.signed_on is None or request.to_body is None:
        return ""
    return f"{request.to_body.name}, от {short_date(request.signed_on)} {numbered(request.number)}"


def _answer_clock(appeal: Appeal) -> Clock | None:
    running = RunningClock.objects.filter(appeal=appeal, kind=ClockKind.ANSWER).select_related("clock").first()
    return running.clock if running else None


def _longer(clock: Clock, days: int) -> date | None:
    if not days:
        return None
    term = term_of(clock.basis, on=clock.base_on).value
    return count(term, clock.base_on, Preset(clock.preset), known_around(clock.base_on).calendar, extension=days).limit


def _counted(basis: str, base: date) -> date:
    return count(term_of(basis, on=base).value, base, Preset(house_rules().preset), known_around(base).calendar).limit


def _asked_to_stop(appeal: Appeal) -> date | None:
    message = Message.objects.filter(appeal=appeal, sort=Message.Sort.STOP).select_related("intake").order_by("-at", "-pk").first()
    return message.intake.received_on if message else None
