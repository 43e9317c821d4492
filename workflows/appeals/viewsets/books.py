"""Reference books of appeals, in the menu «Справочники»: kept, never deleted."""

from __future__ import annotations

from typing import Any

from django.db.models import Max, QuerySet
from django.forms import ModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views import generic

from workflows.appeals.actions import house, templating
from workflows.appeals.actions.templating import Revised
from workflows.appeals.forms.danger import DangerWordForm
from workflows.appeals.models import CaseIndex, CompetentBody, DangerWord, HouseRules, LetterTemplate, PaperKind, Topic
from workflows.appeals.rules.templating import is_template
from workflows.errors import why_not
from workflows.people.views import EditView
from workflows.people.viewsets import ReferenceViewSet


class BookView(generic.IndexView):
    """A book; an empty one says what it is for."""

    any_permission_required = ["add", "change", "view"]
    empty_message = ""

    @property
    def no_results_message(self) -> str:
        return "Ничего не найдено. Измените слова поиска или отбор." if self.is_searching or self.is_filtering else self.empty_message


class TopicsView(BookView):
    empty_message = "Здесь появятся темы обращений: по ним считают отчёты. Их вносит делопроизводитель по классификатору."


class TopicViewSet(ReferenceViewSet):
    """The classifier."""

    model = Topic
    icon = "tag"
    menu_label = "Темы обращений"
    menu_order = 40
    index_view_class = TopicsView
    index_results_template_name = "wagtailadmin/generic/listing_results.html"
    list_display = ["code", "title", "section", "unit", BooleanColumn("is_active", label="Используется")]
    list_filter = ["is_active", "unit"]
    search_fields = ["code", "title", "section"]
    form_fields = ["code", "title", "section", "unit", "is_active"]


class BodiesView(BookView):
    empty_message = "Здесь появятся органы, куда переадресуют обращения и направляют запросы. Их вносит делопроизводитель."


class BodyViewSet(ReferenceViewSet):
    """Where appeals are forwarded and requests are sent."""

    model = CompetentBody
    icon = "site"
    menu_label = "Куда переадресуют"
    menu_order = 41
    index_view_class = BodiesView
    index_results_template_name = "wagtailadmin/generic/listing_results.html"
    list_display = ["name", "sort", "competence", BooleanColumn("is_active", label="Используется")]
    list_filter = ["sort", "is_active"]
    search_fields = ["name", "competence"]
    form_fields = ["name", "addressee", "sort", "competence", "postal_address", "email", "is_active"]


class TemplatesView(BookView):
    empty_message = "Здесь появятся шаблоны писем по основаниям закона. Новая версия вносится новой записью, прежняя остаётся у писем, которые по ней составлены."


class TemplateForm(ModelForm):
    """A version of a template. The number of a version follows from those that are there."""

    class Meta:
        model = LetterTemplate
        fields = ["kind", "ground", "variant", "title", "heading", "body", "source"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in ("kind", "ground", "variant"):
                self.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        words = {name: given.get(name, "") for name in ("title", "heading", "body")}
        if all(words.values()) and given.get("kind") and (sentence := why_not(is_template, PaperKind(given["kind"]), **words)):
            self.add_error("body", sentence)
        return given

    def _post_clean(self) -> None:
        if self.instance.pk is None:
            given = self.cleaned_data
            same = LetterTemplate.objects.filter(kind=given.get("kind", ""), ground=given.get("ground", ""), variant=given.get("variant", ""))
            self.instance.version = (same.aggregate(last=Max("version"))["last"] or 0) + 1
        super()._post_clean()  # type: ignore[misc]  # django-stubs do not know the hook

    def revised(self) -> Revised:
        """The value for `revise_template`."""
        return Revised(**{name: self.cleaned_data[name] for name in ("title", "heading", "body", "source")})


class ReviseView(EditView):
    """Saving makes a new version; papers keep the one that they were made from."""

    def save_instance(self) -> LetterTemplate:
        return templating.revise_template(self.object, self.form.revised(), by=self.request.user)

    def get_success_message(self, instance: Any = None) -> str:
        return "Введена новая версия шаблона. Прежняя осталась у писем, которые по ней составлены."


class TemplateViewSet(ReferenceViewSet):
    """Words of letters by their grounds."""

    model = LetterTemplate
    icon = "doc-full"
    menu_label = "Шаблоны писем"
    menu_order = 42
    index_view_class = TemplatesView
    index_results_template_name = "wagtailadmin/generic/listing_results.html"
    list_display = ["title", "kind", "ground", "variant", "version", BooleanColumn("is_active", label="Используется")]
    list_filter = ["kind", "is_active"]
    search_fields = ["title", "heading", "body"]
    edit_view_class = ReviseView

    def get_form_class(self, for_update: bool = False) -> type[TemplateForm]:
        return TemplateForm


class IndexesView(BookView):
    empty_message = "Здесь появится номенклатура дел об обращениях: индекс, заголовок, срок хранения. Её вносит делопроизводитель."


class CaseIndexViewSet(ReferenceViewSet):
    """Номенклатура дел."""

    model = CaseIndex
    icon = "folder"
    menu_label = "Номенклатура дел"
    menu_order = 43
    index_view_class = IndexesView
    index_results_template_name = "wagtailadmin/generic/listing_results.html"
    list_display = ["index", "title", "years", BooleanColumn("expert_check", label="ЭПК")]
    search_fields = ["index", "title"]
    form_fields = ["index", "title", "years", "expert_check", "source"]


class DangerWordsView(BookView):
    empty_message = "Здесь появятся слова, по которым программа узнаёт письмо об угрозе. Пока их нет, тревогу поднимает только человек."


class DangerWordViewSet(ReferenceViewSet):
    """What the search for danger looks for."""

    model = DangerWord
    icon = "warning"
    menu_label = "Слова об угрозе"
    menu_order = 45
    url_prefix = "dangerword"
    name = "dangerword"
    index_view_class = DangerWordsView
    index_results_template_name = "wagtailadmin/generic/listing_results.html"
    list_display = ["__str__", "sort", BooleanColumn("is_exception", label="Ложный друг"), BooleanColumn("is_active", label="Ищется")]
    list_filter = ["sort", "is_exception", "is_active"]
    search_fields = ["phrase", "note"]

    def get_form_class(self, for_update: bool = False) -> type[DangerWordForm]:
        return DangerWordForm


def _part(heading: str, words: str, *fields: str) -> MultiFieldPanel:
    return MultiFieldPanel([FieldPanel(name) for name in fields], heading=heading, help_text=words)


class HouseRulesView(BookView):
    """One row: when it is there, no second one is offered."""

    empty_message = "Правила ещё не внесены: действуют обычные. Внесите их, если организация выбирает счёт дней или сроки напоминаний иначе."

    def get_add_url(self) -> Any:
        return None if HouseRules.objects.exists() else super().get_add_url()

    def get_base_queryset(self) -> QuerySet[HouseRules]:
        return HouseRules.objects.select_related("deputy")


class FirstRulesView(generic.CreateView):
    """The row is entered once; the usual reading stood before it."""

    def save_instance(self) -> HouseRules:
        return house.change_rules(self.form.save(commit=False), by=self.request.user)


class ChangeRulesView(EditView):
    """Another reading of the days moves the terms that run."""

    def save_instance(self) -> HouseRules:
        return house.change_rules(self.form.save(commit=False), by=self.request.user)


class HouseRulesViewSet(ReferenceViewSet):
    """What the law leaves to the organisation."""

    model = HouseRules
    icon = "cogs"
    menu_label = "Правила работы с обращениями"
    menu_order = 44
    index_view_class = HouseRulesView
    add_view_class = FirstRulesView
    edit_view_class = ChangeRulesView
    index_results_template_name = "wagtailadmin/generic/listing_results.html"
    list_display = ["__str__", "preset", "deputy", "near_days", "soon_days"]
    panels = [
        _part(
            "Письма по электронной почте",
            "С 30.03.2025 письмо по почте само по себе не электронное обращение (547-ФЗ). Организация, которая сама обещала принимать такие письма, может считать их обращениями; впишите, где это сказано.",
            "accept_email_as_appeal", "email_basis", "lawful_way",
        ),
        _part("Форма на сайте", "Считать ли обращением сообщение, личность автора которого не подтверждена, решает организация: закон говорит об идентификации (59-ФЗ, ст. 4), а применяется ли он к частной организации, спорно. Впишите, где это решено.", "site_regime", "site_basis"),
        _part("Сколько принимает форма сайта", "Что сверх этого, ждёт своей очереди и не теряется; посетителю говорят, сколько ждать.", "most_files", "most_file_mb", "most_total_mb", "per_address_hour", "per_hour"),
        _part("Письма, не ставшие обращениями", "Реклама, рассылки, отклонённое вдвоём, дубли и отчёты программ. По окончании срока письмо ночью стирается, остаются хеш, домен отправителя, даты и решение. Письма обращений не затрагиваются.", "letters_days", "letters_basis"),
        _part("Что прочитает гражданин", "Телефон войдёт в уведомление о регистрации и на страницы для граждан.", "phone", "reception_words", "higher_body"),
        _part("Письма о ходе рассмотрения", "При каждой перемене, о которой не скажет сам документ: номер, дата, что произошло и что дальше. О закрытых обращениях – только «есть изменения».", "tells_stages", "tells_basis"),
        _part("Сроки и напоминания", "В тихие часы и выходные приходят только письма об угрозе безопасности.", "preset", "preset_basis", "near_days", "soon_days", "quiet_from", "quiet_to", "deputy"),
    ]  # fmt: skip
