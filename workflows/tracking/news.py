"""What each change of stage means to the citizen: words for a letter, or why there is no letter.

Never two letters about one thing: where a paper of the appeal says the same, the paper speaks. No unit, no ground and no word of
the appeal stands here: a mail box may be read by others.
"""

from __future__ import annotations

from dataclasses import dataclass

from workflows.appeals.models import Appeal, Medium, Paper, PaperKind, Sending
from workflows.appeals.stages import PaperStage, Stage
from workflows.tracking.timeline import SENT

EXPLAINED = "Рассмотрение завершено. Решение объяснено в письме, которое мы вам отправили."
BY_ITSELF = (Medium.EMAIL, Medium.HAND)  # what came by them has been seen: another letter would be the second


@dataclass(frozen=True, slots=True)
class News:
    """The sentence of a letter; `papers` say it instead. What can truly happen twice is told twice, the rest once."""

    words: str
    papers: frozenset[PaperKind] = frozenset()
    is_told_again: bool = False


def _said_by(words: str, *papers: PaperKind) -> News:
    return News(words, frozenset(papers))


OF_STAGE: dict[Stage, News] = {
    Stage.REGISTERED: _said_by("Обращение зарегистрировано.", PaperKind.REGISTRATION_NOTICE),
    Stage.ASSIGNED: News("Обращение передано тому, кто его рассмотрит."),
    Stage.IN_REVIEW: News("Обращение приняли к рассмотрению."),
    Stage.INFO_REQUESTED: News("Для ответа понадобились сведения, мы их запросили.", is_told_again=True),
    Stage.DRAFT_ANSWER: News("Готовим ответ."),
    Stage.ON_SIGNATURE: News("Ответ передан на подпись."),
    Stage.ANSWERED: _said_by("Ответ отправлен.", PaperKind.ANSWER),
    Stage.FORWARDED: _said_by("Обращение направлено в другой орган: он вам и ответит.", PaperKind.FORWARDING_NOTICE),
    Stage.RETURNED_COURT: _said_by(EXPLAINED, PaperKind.RETURN_LETTER),
    Stage.RETURNED_8_7: _said_by(EXPLAINED, PaperKind.RETURN_LETTER),
    Stage.NO_ANSWER_ANONYMOUS: News("Рассмотрение завершено без ответа: в обращении нет фамилии или адреса (59-ФЗ, ст. 11, ч. 1)."),
    Stage.NO_ANSWER_ABUSE: _said_by(EXPLAINED, PaperKind.ARTICLE_11_NOTICE),
    Stage.NO_ANSWER_ILLEGIBLE: _said_by(EXPLAINED, PaperKind.ARTICLE_11_NOTICE),
    Stage.NO_ANSWER_UNCLEAR: _said_by(EXPLAINED, PaperKind.ARTICLE_11_NOTICE),
    Stage.TERMINATED_11_5: _said_by(EXPLAINED, PaperKind.ARTICLE_11_NOTICE),
    Stage.REF_PUBLISHED: _said_by(EXPLAINED, PaperKind.ARTICLE_11_NOTICE),
    Stage.NO_ANSWER_SECRET: _said_by(EXPLAINED, PaperKind.ARTICLE_11_NOTICE),
    Stage.ORAL_ANSWERED: News("Ответ дан устно на личном приёме."),
    Stage.WITHDRAWN: _said_by("Рассмотрение прекращено по вашему заявлению.", PaperKind.WITHDRAWAL_NOTICE),
    Stage.NOT_AN_APPEAL: _said_by("Письмо не рассматривается как обращение. Как обратиться, сказано на нашем сайте.", PaperKind.INFO_LETTER),
    Stage.TECHNICAL_DUPLICATE: News("То же письмо пришло к нам ещё раз. Рассматриваем его один раз, по тому, что пришло первым."),
}
OF_MOVE: dict[tuple[Stage, Stage], News | None] = {
    (Stage.INFO_REQUESTED, Stage.IN_REVIEW): News("Рассмотрение продолжается: запрошенных сведений больше не ждём.", is_told_again=True),
    # Among ourselves: for the citizen the appeal stands where it stood.
    (Stage.ASSIGNED, Stage.REGISTERED): None,
    (Stage.IN_REVIEW, Stage.ASSIGNED): None,
    (Stage.DRAFT_ANSWER, Stage.IN_REVIEW): None,
    (Stage.ON_SIGNATURE, Stage.DRAFT_ANSWER): None,
}


def news_of(start: Stage, end: Stage) -> News | None:
    """What the citizen is told of this change; None where nothing has changed for them."""
    return OF_MOVE[start, end] if (start, end) in OF_MOVE else OF_STAGE.get(end)


def is_said_by_paper(appeal: Appeal, news: News) -> bool:
    """Whether a paper tells it: one that has come by itself, or one that is still to leave."""
    papers = Paper.objects.filter(appeal=appeal, kind__in=news.papers, to_body=None).exclude(stage=PaperStage.CANCELLED)
    sent = Sending.objects.filter(paper__in=papers)
    return sent.filter(medium__in=BY_ITSELF).exists() if sent.exists() else papers.exists()


def words_of(appeal: Appeal, news: News) -> str:
    """The sentence, and by which way the paper of which it speaks has left."""
    sent = Sending.objects.filter(paper__appeal=appeal, paper__kind__in=news.papers, paper__to_body=None).order_by("pk").first()
    return f"{news.words} {SENT[Medium(sent.medium)]}" if sent else news.words
