"""Answers to questions, extension, decisions of ст. 8 and 11, forwarding, requests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from django import forms
from django.forms import formset_factory

from workflows.appeals.actions.answering import Said
from workflows.appeals.actions.deciding import Ruling
from workflows.appeals.actions.drafting import Wording
from workflows.appeals.actions.extending import Longer
from workflows.appeals.actions.forwarding import Addressee, Route
from workflows.appeals.actions.requesting import Wanted
from workflows.appeals.forms.papers import HasLetters, LetterForm, body_field, heading_field
from workflows.appeals.forms.registering import Rows
from workflows.appeals.models import (
    Appeal,
    CompetentBody,
    Extension,
    ExtensionGround,
    Paper,
    PaperKind,
    Question,
    Result,
)
from workflows.appeals.papers.merge import LABELS, put_late
from workflows.appeals.rules.answering import ON_MERITS
from workflows.appeals.rules.deciding import FORWARDING, needs_notice
from workflows.appeals.stages import Ground, PaperStage
from workflows.appeals.templates import asked
from workflows.people.widgets import DayInput
from workflows.printing.typography import together

CONDITIONS: dict[Ground, tuple[str, ...]] = {
    Ground.RETURN_8_7: ("Жалобу нельзя направить никому, кроме того, на кого жалуются.", "В письме разъясняется право обжаловать в суд."),
    Ground.ANONYMOUS: ("Нет фамилии или адреса для ответа.", "Сведений о противоправном деянии в письме нет: иначе его направляют по ст. 11, ч. 1."),
    Ground.COURT: ("Обжалуется судебное решение.", "Обращение возвращается с разъяснением порядка обжалования."),
    Ground.ABUSE: ("В тексте есть нецензурные либо оскорбительные выражения или угрозы.", "Сообщается о недопустимости злоупотребления правом."),
    Ground.ILLEGIBLE: ("Текст не поддаётся прочтению.",),
    Ground.UNCLEAR: ("Текст не позволяет определить суть предложения, заявления или жалобы.",),
    Ground.REPEATED: ("На этот вопрос неоднократно отвечали письменно по существу.", "Новых доводов и обстоятельств нет.", "Прежние обращения направлялись в нашу организацию."),
    Ground.PUBLISHED: ("Ответ на этот вопрос опубликован на нашем официальном сайте.", "Это не жалоба на решение о самом заявителе."),
    Ground.SECRET: ("Ответить по существу нельзя без разглашения охраняемой законом тайны.",),
}
DECIDED = tuple(CONDITIONS)


class SaidForm(forms.Form):
    """What is said to one question."""

    result = forms.ChoiceField(label="Результат", choices=[(result.value, result.label) for result in ON_MERITS], widget=forms.RadioSelect, error_messages={"required": "Выберите результат."})
    answer = forms.CharField(label="Ответ на вопрос", widget=forms.Textarea(attrs={"rows": 8}), help_text="Эти слова войдут в ответ заявителю.", error_messages={"required": "Напишите ответ: эти слова войдут в письмо заявителю."})
    measures = forms.CharField(label="Какие меры приняты", required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def said(self) -> Said:
        """The value for `put_result`."""
        return Said(**{**self.cleaned_data, "result": Result(self.cleaned_data["result"])})


class ExtensionForm(LetterForm):
    """By how many days, why, and the notice to the citizen."""

    days = forms.IntegerField(label="На сколько дней", min_value=1, max_value=Extension.MOST_DAYS, error_messages={"required": "Впишите число дней, от 1 до 30."})
    ground = forms.ChoiceField(label="Основание", choices=ExtensionGround.choices)
    reason = forms.CharField(label="Почему", required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="В чём исключительный случай.")
    request = forms.ModelChoiceField(Paper.objects.none(), label="Запрос, из-за которого продлевается", required=False, empty_label="Нет")
    field_order = ("days", "ground", "reason", "request", "heading", "body")

    def __init__(self, *args: Any, appeal: Appeal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        request: Any = self.fields["request"]
        request.queryset = Paper.objects.filter(appeal=appeal, kind=PaperKind.INFO_REQUEST, stage=PaperStage.SIGNED)

    def longer(self) -> Longer:
        """The value for `extend`."""
        given = self.cleaned_data
        return Longer(days=given["days"], ground=ExtensionGround(given["ground"]), notice=self.words, reason=given["reason"], request=given["request"])


class RulingForm(HasLetters):
    """A decision on one ground: the conditions are ticked one by one, the letters are those that the ground wants."""

    reason = forms.CharField(label="Обоснование", widget=forms.Textarea(attrs={"rows": 4}), error_messages={"required": "Поле «Обоснование» пусто. Напишите, из чего следует решение."})
    late_reason = forms.CharField(label="Почему позже срока", max_length=300, required=False, help_text="Если срок уведомления прошёл.")

    def __init__(self, *args: Any, appeal: Appeal, ground: Ground, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ground = ground
        for number, words in enumerate(CONDITIONS[ground], start=1):
            self.fields[f"condition{number}"] = forms.BooleanField(label=words, error_messages={"required": "Отметьте, если это так. Если не так, основание не подходит."})
        self._special(appeal, ground)
        self.letters = (*(["notice_"] if needs_notice(appeal, ground) else []), *(["resolution_"] if ground == Ground.REPEATED else []))
        for letter in self.letters:
            whose = "письма заявителю" if letter == "notice_" else "решения"
            self.fields[f"{letter}heading"] = heading_field(f"Заголовок {whose}")
            self.fields[f"{letter}body"] = body_field(f"Текст {whose}")
            self.fields[f"{letter}template"] = forms.IntegerField(required=False, widget=forms.HiddenInput)
        names = [name for name in self.fields if name.startswith("condition")]
        self.order_fields([*names, "earlier_answers", "published_at", "reason"])

    def _special(self, appeal: Appeal, ground: Ground) -> None:
        if ground == Ground.PUBLISHED:
            self.fields["published_at"] = forms.URLField(label="Адрес опубликованного ответа", max_length=500, assume_scheme="https")
        if ground == Ground.REPEATED:
            answers = Paper.objects.signed().filter(kind=PaperKind.ANSWER, appeal__applicant__last_name=appeal.applicant.last_name)
            answers = answers.filter(appeal__applicant__first_name=appeal.applicant.first_name).exclude(appeal=appeal).select_related("appeal")
            self.fields["earlier_answers"] = forms.ModelMultipleChoiceField(
                answers, label="Прежние ответы по существу", widget=forms.CheckboxSelectMultiple, error_messages={"required": "Отметьте не меньше двух прежних ответов."}
            )

    def ruling(self) -> Ruling:
        """The value for `decide`. A ticked condition says that there are no new arguments."""
        given = self.cleaned_data
        return Ruling(
            ground=self.ground,
            reason=given["reason"],
            notice=self.wording("notice_"),
            resolution=self.wording("resolution_"),
            published_at=given.get("published_at", ""),
            earlier_answers=tuple(given.get("earlier_answers", ())),
            no_new_arguments=self.ground == Ground.REPEATED,
            late_reason=given["late_reason"],
        )


class AddresseeForm(forms.Form):
    """One body and the questions that go there."""

    body = forms.ModelChoiceField(CompetentBody.objects.filter(is_active=True), label="Куда", empty_label="Выберите")
    questions = forms.ModelMultipleChoiceField(Question.objects.none(), label="Какие вопросы", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, appeal: Appeal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        questions: Any = self.fields["questions"]
        questions.queryset = Question.objects.filter(appeal=appeal, result="")
        questions.label_from_instance = lambda question: f"{question.position}. {question.text}"


class AddresseeRows(Rows):
    """Where the appeal goes."""

    title, more_label = "Куда и какие вопросы", "Ещё адресат"


OWN_QUESTIONS = f"{{{LABELS['question']}}}"

Addressees = cast("type[AddresseeRows]", formset_factory(AddresseeForm, formset=AddresseeRows, extra=0, min_num=1, max_num=20))


class ForwardingForm(HasLetters):
    """The ground, the notice to the citizen and the words of the cover letter: one for all bodies, each with its own questions."""

    ground = forms.ChoiceField(label="Основание", choices=[(ground.value, together(ground.label)) for ground in FORWARDING])
    reason = forms.CharField(label="Обоснование", widget=forms.Textarea(attrs={"rows": 3}), error_messages={"required": "Поле «Обоснование» пусто. Напишите, почему вопросы не наши."})
    asks_results = forms.BooleanField(label=together("Просить сообщить о результатах (ст. 8, ч. 5)"), required=False)
    late_reason = forms.CharField(label="Почему позже срока", max_length=300, required=False, help_text="Если семь дней со дня регистрации прошли.")
    cover_heading = heading_field("Заголовок сопроводительного письма")
    cover_body = body_field("Текст сопроводительного письма")
    notice_heading = forms.CharField(label="Заголовок уведомления заявителю", max_length=300, required=False)
    notice_body = body_field("Текст уведомления заявителю", required=False)
    cover_template = forms.IntegerField(required=False, widget=forms.HiddenInput)
    notice_template = forms.IntegerField(required=False, widget=forms.HiddenInput)
    letters = ("cover_", "notice_")

    def __init__(self, *args: Any, appeal: Appeal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cover_body"].help_text = f"Письмо одно для всех адресатов; вместо {OWN_QUESTIONS} каждый получит свои вопросы."
        data = self.data if self.is_bound else None
        self.rows = Addressees(data, prefix="to", form_kwargs={"appeal": appeal})

    def is_valid(self) -> bool:
        return all([super().is_valid(), self.rows.is_valid()])

    def filled_later(self, name: str) -> frozenset[str]:
        """The questions of each body, in its own letter."""
        return frozenset({LABELS["question"]} if name == "cover_body" else ())

    def route(self) -> Route:
        """The value for `forward`."""
        given, cover = self.cleaned_data, self.wording("cover_")
        assert cover is not None, "the fields are required"  # noqa: S101  a form that is valid has them
        return Route(
            ground=Ground(given["ground"]),
            reason=given["reason"],
            addressees=tuple(_addressee(row.cleaned_data, cover) for row in self.rows.filled),
            notice=self.wording("notice_"),
            asks_results=given["asks_results"],
            late_reason=given["late_reason"],
        )


def _addressee(given: dict[str, Any], cover: Wording) -> Addressee:
    questions = tuple(given["questions"])
    return Addressee(body=given["body"], questions=questions, cover=replace(cover, body=put_late(cover.body, LABELS["question"], asked(questions))))


class RequestForm(LetterForm):
    """Whom to ask, for what, in which words."""

    asked = forms.ModelChoiceField(CompetentBody.objects.filter(is_active=True), label="У кого", empty_label="Выберите", error_messages={"required": "Выберите, у кого запросить."})
    what = forms.CharField(label="Что запрошено", widget=forms.Textarea(attrs={"rows": 3}), error_messages={"required": "Поле «Что запрошено» пусто. Перечислите документы и сведения."})
    field_order = ("asked", "what", "heading", "body")

    def wanted(self) -> Wanted:
        """The value for `ask`."""
        return Wanted(body=self.cleaned_data["asked"], what=self.cleaned_data["what"], words=self.words)


class ReplyForm(forms.Form):
    """That a body has answered."""

    received_on = forms.DateField(label="Когда получено", widget=DayInput)
    gist = forms.CharField(label="Что получено", required=False, widget=forms.Textarea(attrs={"rows": 3}))
