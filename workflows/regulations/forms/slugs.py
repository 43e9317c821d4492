"""A Latin address made of a Russian title."""

from django.utils.text import slugify

LETTERS = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        ["a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "-", "y", "-", "e", "yu", "ya"],
        strict=True,
    )
)


def slug_of(title: str, *, limit: int = 60) -> str:
    """«Порядок применения сервисов» → «poryadok-primeneniya-servisov», cut at a word."""
    spelled = "".join(LETTERS.get(char, char).replace("-", "") if char in LETTERS else char for char in title.casefold())
    slug = slugify(spelled)
    return slug if len(slug) <= limit else slug[: limit + 1].rpartition("-")[0] or slug[:limit]
