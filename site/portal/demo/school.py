"""The story of the demonstration, told through the same actions that people use."""

from collections.abc import Callable

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from pages.bootstrap import make_tree
from pages.publishing import publish_redaction
from portal.demo import acts, cited, reading, second_life
from portal.demo.appeals.telling import tell_appeals
from portal.demo.days_off import make_calendar
from portal.demo.people import make_organisation, make_people
from portal.demo.services import make_services
from workflows.errors import BadInput
from workflows.people.models import User
from workflows.regulations.models import Regulation
from workflows.regulations.queries import redaction_on


def is_empty() -> bool:
    """Whether nothing has been entered yet."""
    return not (User.objects.exists() or Regulation.objects.exists())


@transaction.atomic
def tell(say: Callable[[str], None]) -> None:
    """Fill an empty database; raises BadInput for a full one. All or nothing."""
    if not is_empty():
        raise BadInput("В базе уже есть данные. Демонстрация заполняет только пустую базу.")
    call_command("sync_roles", verbosity=0)
    organisation = make_organisation()
    people = make_people()
    say("Люди и роли созданы (все имена вымышлены).")
    make_calendar(people["administrator"], on=timezone.localdate())
    say("Производственный календарь внесён.")
    make_tree(organisation)
    series = acts.make_series()
    acts.make_route(people)
    acts.make_councils()
    redaction = acts.approve_poryadok(people, series)
    publish_redaction(redaction.pk, at=acts.PUBLISHED)
    say(f"{redaction.regulation}: утверждён. {redaction.order}.")
    second_life.live_on(redaction, people, series)
    say("Порядок исправлен, дополнен и изменён тремя приказами, один из них подписан не по порядку.")
    acts.make_workers_body()
    acts.bring_to_signature(people, series)
    today = timezone.localdate()
    in_force = redaction_on(redaction.regulation, on=today) or redaction
    second_life.leave_changes(in_force, people, series)
    acts.leave_for_opinions(people)
    acts.leave_on_visas(people)
    reading.make_known(in_force, people, on=today)
    cited.keep_register(people, on=today)
    say("Юрист ведёт реестр внешних актов: один изменился, и пункт, который его называет, ждёт проверки.")
    say("Два проекта ждут подписи, один – мнения советов, один – виз; часть работников ознакомлена с Порядком.")
    make_services(people)
    say("Каталог сервисов заполнен.")
    told = tell_appeals(people, now=timezone.now())
    say(f"Обращения граждан за три месяца: {len(told.appeals)}, все вымышлены.")
