"""Makers of case files, and of an appeal that has left one row in every table of its paperwork."""

from datetime import date

from tests import make, make_appeal
from tests.make_appeal import NOVEMBER_2, at
from tests.workflows.appeals.reception import make_reception
from workflows.appeals.actions import case_files, codes, contacts, destroying, intake, keeping
from workflows.appeals.actions.destroying import ActDetails
from workflows.appeals.actions.intake import Incoming, Sender
from workflows.appeals.actions.registering import Asked, Blamed, Person
from workflows.appeals.models import (
    AnswerPublication,
    Appeal,
    AskedVisa,
    Assignment,
    AssignmentRole,
    Assurance,
    CaseFile,
    CaseIndex,
    Channel,
    ClockBreach,
    CompetentBody,
    Danger,
    DangerCheck,
    DangerEnd,
    DangerSeen,
    Decision,
    DecisionEnd,
    DecisionPaper,
    DeliveryState,
    DestructionAct,
    ErrandReminder,
    Extension,
    ExtensionGround,
    Forwarding,
    Identification,
    InfoReply,
    InfoRequest,
    Medium,
    Message,
    MorningDigest,
    Paper,
    PaperFile,
    PaperKind,
    PaperVisa,
    Reading,
    Refusal,
    Reminder,
    ReplyBy,
    Result,
    Sending,
    SendingEvent,
    TechnicalDuplicate,
    Verdict,
)
from workflows.appeals.rules.case_files import TYPED
from workflows.appeals.stages import Ground, PaperStage
from workflows.numbering.models import Series
from workflows.people.history import save_as
from workflows.people.models import User
from workflows.signing.models import Signature, SigningAuthority
from workflows.tracking.models import Opening

SECRET = "Сидорова"  # a word that stands in every place where a person or a letter is named
YEAR = 2026
CLOSED_ON = date(2026, 12, 31)
LAST_DAY = date(2031, 12, 31)
AFTER = date(2032, 1, 12)

SENDER = Sender(
    last_name=SECRET,
    first_name="Сидорова Анна",
    postal_address="Сидорова, ул. Садовая, 1",
    email="sidorova@example.org",
    phone="+7 Сидорова",
    reply_by=ReplyBy.POST,
    represents="мать Сидоровой",
)


def index() -> CaseIndex:
    return CaseIndex.objects.get(index="ОГ-01")


def volume(*, by: User, year: int = YEAR) -> CaseFile:
    return case_files.open_volume(index(), year, by=by)


def finished(*, by: User, on: date = NOVEMBER_2, **fields) -> Appeal:
    """A registered letter that its citizen has taken back."""
    appeal = make_appeal.registered(on=on, by=by, **fields)
    incoming = Incoming(channel=Channel.POST, key=f"stop-{appeal.pk}", received_at=at(on), text="Прошу прекратить.")
    statement = intake.add_message(appeal, incoming, Message.Sort.STOP, by=by, at=at(on, 16))
    return keeping.withdraw(appeal, statement, by=by, on=on, at=at(on, 17))


def closed(*appeals: Appeal, by: User) -> CaseFile:
    """A closed volume with the appeals in it."""
    case_file = volume(by=by)
    case_files.put_in(case_file, appeals, [], by=by, on=CLOSED_ON, at=at(CLOSED_ON))
    return case_files.close(case_file, by=by, on=CLOSED_ON)


def details(**fields) -> ActDetails:
    return ActDetails(
        **{
            "protocol": "от 10.01.2032 № 1",
            "commission": ("Председатель – Орлов П.И.", "Член комиссии – Белова Н."),
            "approved_post": "Генеральный директор",
            "approved_name": "А.В. Соколова",
            "method": "бумажные документы – шредирование, записи в программе – стирание",
            "typed": TYPED,
            **fields,
        }
    )


def destroyed(*files: CaseFile, by: User, on: date = AFTER) -> DestructionAct:
    return destroying.destroy(files, details(), by=by, on=on, at=at(on))


def whole(*, by: User) -> Appeal:
    """A finished appeal with a row in every table that says something of people; each says it with SECRET."""
    appeal = make_appeal.received(sender=SENDER, text="Сидорова жалуется.", sender_words="Сидорова", subject="О Сидоровой", envelope="Сидорова", raw=make.stored_file(b"letter of Sidorova", name="Сидорова.pdf"), files=(make.stored_file(b"attachment", name="Сидорова-2.pdf"),))
    Identification.objects.create(item=appeal.intake, level=Assurance.ACCOUNT, issuer="https://login.example", through="Вход", subject="Сидорова", at=at(NOVEMBER_2))
    Refusal.objects.create(appeal=appeal, reason="Сидорова", by=by, at=at(NOVEMBER_2))
    DangerCheck.objects.create(item=appeal.intake, at=at(NOVEMBER_2))
    alarm = Danger.objects.create(appeal=appeal, item=appeal.intake, at=at(NOVEMBER_2))
    DangerSeen.objects.create(danger=alarm, by=by, at=at(NOVEMBER_2))
    DangerEnd.objects.create(danger=alarm, outcome=DangerEnd.Outcome.NO_DANGER, words="Сидорова", by=by, at=at(NOVEMBER_2))
    from_clerk = make_appeal.details(
        summary="Жалоба: Сидорова",
        safe_summary="Сидорова",
        regime_note="Сидорова",
        questions=(Asked(text="Сидорова спрашивает"),),
        about=(Person(name="Сидорова Оля", detail="Сидорова", note="Сидорова"),),
        co_applicants=(Person(name="Сидорова Ира", detail="Сидорова"),),
        complained_of=(Blamed(words="учитель Сидорова"),),
        people_count=2,
    )
    appeal = make_appeal.registering.register(appeal, from_clerk, by=by, on=NOVEMBER_2, at=at(NOVEMBER_2, 15))
    keeping.correct_applicant(appeal, SENDER, reason="Сидорова сменила фамилию", by=by, on=NOVEMBER_2, at=at(NOVEMBER_2, 15))
    keeping.note(Appeal.objects.get(pk=appeal.pk), "Сидорова звонила", by=by, on=NOVEMBER_2, at=at(NOVEMBER_2, 15))
    _work(appeal, by=by)
    _papers(appeal, by=by)
    message = Incoming(channel=Channel.POST, key=f"more-{appeal.pk}", received_at=at(NOVEMBER_2), text="Сидорова прекращает", raw=make.stored_file(b"statement", name="Сидорова-3.pdf"))
    statement = intake.add_message(appeal, message, Message.Sort.STOP, by=by, at=at(NOVEMBER_2, 16))
    return keeping.withdraw(Appeal.objects.get(pk=appeal.pk), statement, by=by, on=NOVEMBER_2, at=at(NOVEMBER_2, 17))


def _work(appeal: Appeal, *, by: User) -> None:
    assignment = Assignment(appeal=appeal, role=AssignmentRole.CO_EXECUTOR, executor=by, text="Спросить: Сидорова", remark="Сидорова", given_by=by, given_at=at(NOVEMBER_2))
    save_as(assignment, by=by, reason="Поручено")
    decision = Decision.objects.create(appeal=appeal, ground=Ground.ABUSE, reason="Сидорова", late_reason="Сидорова", decided_on=NOVEMBER_2, by=by, at=at(NOVEMBER_2))
    DecisionEnd.objects.create(decision=decision, took_effect=False, reason="Сидорова", on=NOVEMBER_2, by=by, at=at(NOVEMBER_2))
    TechnicalDuplicate.objects.create(appeal=appeal, original=make_appeal.received(), is_same_content=False, reason="Сидорова", by=by, at=at(NOVEMBER_2))
    question = appeal.questions.get()
    question.result, question.measures, question.answer = Result.EXPLAINED, "Сидорова", "Сидорова"
    save_as(question, by=by, reason="Сидорова")


def _papers(appeal: Appeal, *, by: User) -> None:
    paper = signed(appeal, by=by)
    visa = AskedVisa(paper=paper, user=by)
    save_as(visa, by=by, reason="Запрошена")
    PaperVisa.objects.create(paper=paper, verdict=Verdict.RETURNED, remark="Сидорова", shown_sha256="0", by=by, at=at(NOVEMBER_2))
    PaperFile.objects.create(paper=paper, file=make.stored_file(b"copy", name="Сидорова-4.pdf"), title="Сидорова")
    sending = Sending.objects.create(paper=paper, medium=Medium.POST, address="Сидоровой", sent_on=NOVEMBER_2, postal_number="Сидорова", message_id="Сидорова", by=by, at=at(NOVEMBER_2))
    SendingEvent.objects.create(sending=sending, state=DeliveryState.ACCEPTED, detail="Сидорова", on=NOVEMBER_2, by=by, at=at(NOVEMBER_2))
    body = CompetentBody.objects.create(name=f"Орган {appeal.pk}")
    request = InfoRequest.objects.create(appeal=appeal, body=body, paper=signed(appeal, by=by), wanted="Сидорова", by=by, at=at(NOVEMBER_2))
    InfoReply.objects.create(request=request, received_on=NOVEMBER_2, gist="Сидорова", by=by, at=at(NOVEMBER_2))
    Extension.objects.create(
        appeal=appeal, ground=ExtensionGround.EXCEPTIONAL, reason="Сидорова", days=5, old_due_on=date(2026, 12, 2), new_due_on=date(2026, 12, 7),
        notice=signed(appeal, by=by), decided_on=NOVEMBER_2, by=by, at=at(NOVEMBER_2),
    )  # fmt: skip


def signed(appeal: Appeal, *, by: User) -> Paper:
    """A signed paper with a scan: written straight into its row, because what matters here is what is left of it."""
    series = Series.objects.get(code="appeals-out")
    paper = Paper(appeal=appeal, kind=PaperKind.ANSWER, heading="Сидоровой", body="Уважаемая Сидорова!", author=by, created_at=at(NOVEMBER_2))
    save_as(paper, by=by, reason="Проект: Сидорова")
    paper.stage, paper.series, paper.seq, paper.number, paper.signed_on = PaperStage.SIGNED, series, paper.pk, f"{paper.pk}-исх", NOVEMBER_2
    paper.content, paper.content_sha256 = '{"to":"Сидоровой"}', "a" * 64
    paper.scan = make.stored_file(f"scan {paper.pk}".encode(), name=f"Сидорова-скан-{paper.pk}.pdf")
    paper.signature = _signature(paper, by=by)
    save_as(paper, by=by, reason="Подписано: Сидорова")
    return paper


def _signature(paper: Paper, *, by: User) -> Signature:
    authority = SigningAuthority.objects.filter(user=by).first() or make.authority(by)
    return Signature.objects.create(
        user=by, authority=authority, name=by.short_name, full_name=by.full_name, post="Директор", capacity="head",
        subject=f"appeals.paper:{paper.pk}", sha256="a" * 64, at=at(NOVEMBER_2), key=f"KEY-{paper.pk}",
    )  # fmt: skip


def _with_file(*, by: User) -> Appeal:
    """A finished appeal that came with a file."""
    appeal = make_appeal.received(raw=make.stored_file(b"old letter"))
    appeal = make_appeal.registering.register(appeal, make_appeal.details(), by=by, on=NOVEMBER_2, at=at(NOVEMBER_2, 15))
    incoming = Incoming(channel=Channel.POST, key=f"stop-{appeal.pk}", received_at=at(NOVEMBER_2), text="Прошу прекратить.")
    statement = intake.add_message(appeal, incoming, Message.Sort.STOP, by=by, at=at(NOVEMBER_2, 16))
    return keeping.withdraw(appeal, statement, by=by, on=NOVEMBER_2, at=at(NOVEMBER_2, 17))


def every_fact() -> None:
    """At least one row in every table of facts of appeals, those of an act among them; the appeal of `whole` lives on."""
    clerk, head = make.clerk(), make.head()
    old = make_reception.card(head)
    case_file = volume(by=clerk)
    case_files.put_in(case_file, [_with_file(by=clerk)], [old], by=clerk, on=CLOSED_ON, at=at(CLOSED_ON))
    destroyed(case_files.close(case_file, by=clerk, on=CLOSED_ON), by=clerk)
    appeal = whole(by=clerk)
    question, paper, clock = appeal.questions.get(), signed(appeal, by=clerk), appeal.clocks.first()
    decision = appeal.decisions.first()
    DecisionPaper.objects.create(decision=decision, paper=paper)
    body = CompetentBody.objects.create(name="Учредитель")
    Forwarding.objects.create(decision=decision, body=body, cover=signed(appeal, by=clerk)).questions.add(question)
    AnswerPublication.objects.create(paper=paper, title="Ответ", text="Ответ", text_sha256="0", published_on=AFTER, by=head, at=at(AFTER))
    codes.issue(appeal, at=at(AFTER), reason="проверка")
    codes.issue(appeal, at=at(AFTER), reason="проверка")
    contacts.confirm_address(appeal, at=at(AFTER))
    Opening.objects.create(paper=paper, at=at(AFTER))
    Reading.objects.create(appeal=appeal, what=Reading.What.CARD, by=clerk, at=at(AFTER))
    Reminder.objects.create(clock=clock, step=Reminder.Step.TODAY, recipient=clerk, rung="исполнитель", due_on=AFTER, at=at(AFTER))
    ErrandReminder.objects.create(assignment=appeal.assignments.get(), due_on=AFTER, step=Reminder.Step.TODAY, recipient=clerk, rung="исполнитель", at=at(AFTER))
    MorningDigest.objects.create(day=AFTER, at=at(AFTER))
    if not ClockBreach.objects.exists():
        ClockBreach.objects.create(clock=clock, breached_on=AFTER, at=at(AFTER))
