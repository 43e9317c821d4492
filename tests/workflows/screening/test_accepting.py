"""Files offered at a form: each refusal is one sentence that names the file and says what to do."""

from io import BytesIO

import pytest

from tests.workflows.screening import make_files as files
from workflows.errors import BadInput
from workflows.screening.accepting import MEGABYTE, Limits, Offered, acceptable, must_be_acceptable, must_fit


def offered(name: str, data: bytes, size: int | None = None) -> Offered:
    return Offered(name, BytesIO(data), len(data) if size is None else size)


def refusal(*offers: Offered, **limits) -> str:
    with pytest.raises(BadInput) as refused:
        must_be_acceptable(offers, Limits(**limits))
    return str(refused.value)


PHOTO = files.picture("JPEG")
ARCHIVE = files.packed({"a.txt": b"words"})


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("Справка.pdf", files.EXE, "Файл «Справка.pdf» оказался программой. Программы не принимаются. Приложите документ или снимок экрана."),
        ("документы.zip", files.locked(ARCHIVE), "Файл «документы.zip» закрыт паролем, и проверить его нельзя. Снимите пароль и приложите его снова."),
        (
            "фото.zip",
            files.packed({"a": b"\0" * 12_000_000}),
            "Файл «фото.zip» распаковывается во много раз больше своего размера (11 МБ). Приложите сами файлы, без архива.",
        ),
        ("скан.pdf", b"", "Файл «скан.pdf» пустой. Проверьте, что он открывается у вас, и приложите его снова."),
        (
            "архив.rar",
            b"Rar!\x1a\x07\x01\0",
            "Файл «архив.rar» запакован в RAR, а такие архивы программа не может проверить. "
            "Приложите файлы по одному или соберите их в архив .zip без пароля.",
        ),
        (
            "отчёт.docm",
            files.office(files.WORD_TYPES, word__vbaProject_dot_bin=b"x"),
            "Файл «отчёт.docm» содержит макросы. Сохраните его без макросов (например, .docx или .xlsx) или в PDF и приложите снова.",
        ),
        (
            "страница.html",
            b"<html><body>",
            "Файл «страница.html» оказался страницей сайта или рисунком с разметкой (HTML). "
            "Распечатайте страницу в PDF или сделайте снимок экрана и приложите его.",
        ),
        (
            "ответ.pdf",
            "Слова".encode(),
            "Файл «ответ.pdf» назван как .pdf, а внутри текст. Откройте его у себя, сохраните заново и приложите снова.",
        ),
        ("вид.png", files.huge_png(), "Файл «вид.png» слишком большой в точках (60000 × 60000). Уменьшите изображение и приложите его снова."),
        (
            "сч\u202efdp.exe",
            files.EXE,
            "Файл «сч_fdp.exe» оказался программой. Программы не принимаются. Приложите документ или снимок экрана.",
        ),
    ],
)
def test_a_bad_file_has_its_sentence(name, data, sentence):
    assert refusal(offered(name, data)) == sentence


def test_a_file_of_60_megabytes():
    assert refusal(offered("видео.mp4", b"", 60 * MEGABYTE)) == (
        "Файл «видео.mp4» занимает 60 МБ, а можно не больше 20 МБ. Уменьшите его, разделите на части или принесите на диске либо флеш-карте."
    )


def test_a_hundred_files():
    assert refusal(*[offered("a.jpg", PHOTO)] * 100) == (
        "Приложено файлов: 100, а можно не больше 10. Оставьте главные или соберите их в один PDF либо архив .zip."
    )


def test_all_together_too_large():
    assert refusal(*[offered("a.jpg", PHOTO, 19 * MEGABYTE)] * 3) == (
        "Все файлы вместе занимают 57 МБ, а можно не больше 50 МБ. "
        "Уберите лишние, пришлите остальные дополнением к обращению или принесите на диске либо флеш-карте."
    )


@pytest.mark.parametrize(
    ("sizes", "sentence"),
    [
        ([1] * 11, "Файлов можно приложить не больше 10, остальные не приложены. Уберите лишние или соберите остальные в один PDF либо архив .zip."),
        (
            [20 * MEGABYTE, 20 * MEGABYTE, 10 * MEGABYTE + 1],
            "Все файлы вместе могут занимать не больше 50 МБ, остальные не приложены. "
            "Уберите лишние, пришлите остальные дополнением к обращению или принесите на диске либо флеш-карте.",
        ),
    ],
)
def test_files_taken_one_by_one_are_told_that_the_others_stay(sizes, sentence):
    with pytest.raises(BadInput) as refused:
        must_fit(sizes, Limits())

    assert str(refused.value) == sentence


def test_files_taken_one_by_one_may_fill_the_limits():
    must_fit([5 * MEGABYTE] * 10, Limits())


def test_archives_and_recordings_by_policy():
    assert refusal(offered("a.zip", ARCHIVE), archives=False) == "Файл «a.zip» – архив ZIP. Архивы не принимаются: приложите файлы по одному."
    assert refusal(offered("a.mp4", files.film(b"isom")), recordings=False) == (
        "Файл «a.mp4» – видео MP4. Записи не принимаются: опишите словами, что на ней, или принесите на диске либо флеш-карте."
    )


def test_limits_are_those_of_the_organisation():
    assert refusal(offered("a.jpg", PHOTO, 2048), one_bytes=1024) == (
        "Файл «a.jpg» занимает 2 КБ, а можно не больше 1 КБ. Уменьшите его, разделите на части или принесите на диске либо флеш-карте."
    )


def test_good_files_are_taken_and_left_at_their_beginning():
    offers = [offered("a.jpg", PHOTO), offered("письмо.txt", b"words"), offered("a.zip", ARCHIVE)]

    must_be_acceptable(offers)

    assert [one.file.read() for one in offers] == [PHOTO, b"words", ARCHIVE]


def test_no_file_is_no_fault():
    assert acceptable([]) == ()


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("😀 фото 📷.jpg", "_ фото _.jpg"),
        ("сч\u202egpj.jpg", "сч_gpj.jpg"),
        ("a\u200b\u200db.jpg", "a_b.jpg"),
        ("и\u0306од.jpg", "йод.jpg"),
        ("C:\\Users\\Анна\\скан.jpg", "скан.jpg"),
        ("../../etc/скан.jpg", "скан.jpg"),
        ("a<b>:c|d?.jpg", "a_b_c_d_.jpg"),
        ("a\r\nb\0.jpg", "a_b_.jpg"),
        (".скан.jpg", "_.скан.jpg"),
        ("nul.jpg", "_nul.jpg"),
        ("скан.jpg. . ", "скан.jpg"),
        ("я" * 400 + ".jpg", "я" * 196 + ".jpg"),
    ],
)
def test_a_strange_name_is_cleaned_where_everybody_sees_it_and_not_refused(name, cleaned):
    (seen,) = acceptable([offered(name, PHOTO)])

    assert seen.name == cleaned


@pytest.mark.parametrize("name", ["", "...", "/", "\u202e", "😀"])
def test_a_name_of_nothing_becomes_a_name(name):
    (seen,) = acceptable([offered(name, PHOTO)])

    assert seen.name.strip("_.") or seen.name == "_"


def test_a_cleaned_name_is_told():
    seen = acceptable([offered("😀.jpg", PHOTO), offered("скан.jpg", PHOTO)])

    assert [[finding.code.value for finding in one.findings] for one in seen] == [["name_cleaned"], []]
