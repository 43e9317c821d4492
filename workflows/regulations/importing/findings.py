"""What the reader noticed: every repair it made and every defect it left as it stands on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]


class Severity(StrEnum):
    """What the person at the review screen has to do with a finding."""

    CHANGED = "changed"
    DEFECT = "defect"
    CHECK = "check"

    @property
    def said(self) -> str:
        """The word on the screen."""
        return {"changed": "изменено при загрузке", "defect": "ошибка оставлена как в источнике", "check": "проверьте"}[self]


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark. `code` is stable, `label` is the point («1.3») or empty for the title page and the whole text.

    `lines` are the first and last line (paragraph in a .docx) of the source; (0, 0) when the whole file is meant.
    """

    code: str
    label: str
    message: str
    severity: Severity = Severity.DEFECT
    lines: Span = (0, 0)


CODES: Mapping[str, str] = {
    "abbreviation_misplaced": "Сокращение введено не после тех слов",
    "abbreviation_without_dot": "Сокращение без точки",
    "appendix_kept": "Приложение сохранено разделом",
    "approval_word": "Гриф утверждения не согласован с видом документа",
    "broken_characters": "Нечитаемые символы",
    "contents_left_out": "Оглавление не перенесено",
    "dangling_reference": "Ссылка на несуществующий пункт",
    "double_punctuation": "Двойной знак препинания",
    "embedded_left_out": "Вложение не перенесено",
    "empty_provision": "Пункт без текста",
    "empty_section": "Раздел без содержания",
    "encoding_guessed": "Кодировка определена по содержанию",
    "footnote_moved": "Сноска перенесена в текст",
    "heading_joined": "Заголовок собран из строк",
    "heading_without_number": "Заголовок без номера",
    "hidden_text_left_out": "Скрытый текст не перенесён",
    "hyphen_as_dash": "Дефис вместо тире",
    "invisible_characters": "Невидимые символы",
    "kind_unknown": "Вид документа не определён",
    "line_hyphen_joined": "Перенос слова снят",
    "list_expected": "После двоеточия нет перечня",
    "markdown_markers": "Убраны знаки разметки",
    "missing_space": "Нет пробела после знака",
    "mixed_alphabet": "Латинские буквы в русском слове",
    "mixed_numbering": "Номера оформлены по-разному",
    "no_final_stop": "Нет знака в конце",
    "no_numbering": "Нет нумерации",
    "numbering_duplicate": "Номер повторяется",
    "numbering_gap": "Номер пропущен",
    "numbering_order": "Номера не по порядку",
    "numbering_restarts": "Нумерация начинается заново",
    "numbering_wrong_section": "Пункт стоит не в своём разделе",
    "open_list": "Открытый перечень",
    "order_date_invalid": "Такой даты нет",
    "order_missing": "Нет реквизитов приказа",
    "page_break_joined": "Абзац, разорванный страницей, собран",
    "picture_left_out": "Рисунок не перенесён",
    "space_before_punctuation": "Пробел перед знаком",
    "stray_comma": "Лишняя запятая",
    "stray_dot_in_reference": "Лишняя точка в ссылке",
    "table_flattened": "Таблица перенесена строками",
    "text_box_moved": "Надпись перенесена в текст",
    "title_differs": "Название в тексте отличается от титула",
    "title_missing": "Нет названия",
    "title_page_rest": "Нераспознанное на титуле",
    "tracked_changes": "Исправления приняты",
    "unclosed_bracket": "Непарная скобка или кавычка",
    "wrapped_lines_joined": "Строки собраны в абзацы",
    "wrong_document_kind": "Документ назван чужим видом",
}
"""Every code with its short heading, for lists and filters of the review screen."""
