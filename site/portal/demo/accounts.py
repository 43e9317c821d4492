"""Accounts of the demonstration. All these people are invented; the passwords are for the demonstration only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Account:
    """One account: its role in words, how to sign in, and who the invented person is."""

    role: str
    group: str
    username: str
    password: str
    last_name: str
    first_name: str
    patronymic: str
    position: str
    unit: str

    @property
    def name(self) -> str:
        return f"{self.last_name} {self.first_name} {self.patronymic}"


OFFICE, STUDY, DIGITAL = "Администрация", "Учебный отдел", "Отдел цифровых сервисов"

DIRECTOR = Account("генеральный директор", "Генеральный директор", "director", "demo-Direktor-26", "Соколова", "Анна", "Викторовна", "Генеральный директор", OFFICE)
LAWYER = Account("юрист", "Юрист", "lawyer", "demo-Yurist-26", "Лебедев", "Павел", "Игоревич", "Юрисконсульт", OFFICE)
CLERK = Account("делопроизводитель", "Делопроизводитель", "clerk", "demo-Kantselyariya-26", "Орлова", "Марина", "Сергеевна", "Делопроизводитель", OFFICE)
DEPUTY = Account("заместитель по обращениям", "Исполнитель", "deputy", "demo-Zamestitel-26", "Зимин", "Алексей", "Петрович", "Заместитель генерального директора", OFFICE)
EXECUTOR = Account("исполнитель", "Исполнитель", "executor", "demo-Ispolnitel-26", "Киселёв", "Дмитрий", "Олегович", "Заместитель директора по учебной работе", STUDY)
EDITOR = Account("редактор сайта", "Редактор сайта", "editor", "demo-Redaktor-26", "Фомина", "Елена", "Андреевна", "Редактор сайта", DIGITAL)
ADMINISTRATOR = Account("администратор", "Администратор", "administrator", "demo-Administrator-26", "Громов", "Илья", "Николаевич", "Системный администратор", DIGITAL)

ACCOUNTS: tuple[Account, ...] = (DIRECTOR, DEPUTY, LAWYER, CLERK, EXECUTOR, EDITOR, ADMINISTRATOR)
