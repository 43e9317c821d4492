"""Why a sign-in did not come about: each as a plain sentence. Nothing that was written is lost by any of them."""

from __future__ import annotations

from workflows.errors import RuleBroken


class NoSignIn(RuleBroken):
    """The citizen was not signed in."""


OFF = "Вход сейчас не включён. Обращение можно отправить и без него."
SILENT = "Служба входа не отвечает. Попробуйте позже или отправьте обращение без входа."
ODD = "Служба входа ответила не так, как должна. Попробуйте ещё раз или отправьте обращение без входа, а нам сообщите об этом."
REFUSED = "Вход не состоялся: вы отказались или служба не пустила. Можно попробовать ещё раз или отправить обращение без входа."
STALE = "Вход начат слишком давно или в другом браузере. Начните его ещё раз."
SECRET_IS_LOST = "Вход настроен не до конца. Отправьте обращение без входа, а нам сообщите об этом."  # noqa: S105  a sentence
