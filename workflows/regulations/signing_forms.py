"""What the director types."""

from django import forms


class SignForm(forms.Form):
    """The password again, and the hash of what was shown."""

    shown_sha256 = forms.CharField(max_length=64, widget=forms.HiddenInput)
    password = forms.CharField(
        label="Ваш пароль",
        help_text="Тот же, с которым вы входите. Так подтверждается, что подписываете именно вы.",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Введите пароль."},
    )


class ReturnForm(forms.Form):
    """Why the draft goes back."""

    comment = forms.CharField(
        label="Что исправить",
        help_text="Составитель увидит эти слова. После исправления текст пройдёт согласование заново.",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": "Напишите, что исправить: без этого составитель не поймёт, почему проект вернулся."
        },
    )
