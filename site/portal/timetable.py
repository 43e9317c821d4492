"""What the queue does by the clock. `plan_tasks` writes this table into django-q2."""

from dataclasses import dataclass
from datetime import time

DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Periodic:
    """One task of the clock: every so many minutes, for a nightly one beginning at an hour of the organisation's zone."""

    name: str
    task: str
    minutes: int
    at: time | None = None


TIMETABLE: tuple[Periodic, ...] = (
    Periodic("prints", "workflows.printing.tasks.build_missing", 1),
    Periodic("publication", "pages.tasks.publish_missing", 1),
    Periodic("titles", "workflows.regulations.tasks.carry_titles", DAY, time(0, 20)),
    Periodic("reminders", "workflows.appeals.tasks.remind", 1),
    Periodic("danger", "workflows.appeals.tasks.look_again_for_danger", 5),
    Periodic("breaches", "workflows.appeals.tasks.note_breaches", DAY, time(0, 5)),
    Periodic("recount", "workflows.appeals.tasks.recount", DAY, time(0, 10)),
    Periodic("mailbox", "workflows.mailroom.tasks.fetch", 1),
    Periodic("letters", "workflows.mail.tasks.send_missing", 2),
    Periodic("files", "workflows.screening.tasks.check_waiting", 5),
    Periodic("files anew", "workflows.screening.tasks.check_outdated", DAY, time(2, 40)),
    Periodic("files of letters", "workflows.appeals.tasks.check_files", DAY, time(2, 30)),
    Periodic("scanner", "workflows.screening.tasks.note_silence", DAY, time(8, 30)),
    Periodic("deliveries", "workflows.appeals.tasks.follow_letters", 5),
    Periodic("journals", "workflows.appeals.reporting.tasks.build_missing", 5),
    Periodic("forget journals", "workflows.appeals.reporting.tasks.forget_journals", 60),
    Periodic("force", "workflows.following.tasks.tell_of_new_force", DAY, time(7, 0)),
    Periodic("acquaintance", "workflows.acquaintance.tasks.remind", DAY, time(8, 0)),
    Periodic("probe", "workflows.mail.tasks.probe", DAY, time(7, 30)),
    Periodic("silence", "workflows.mail.tasks.listen", 10),
    Periodic("forget letters", "workflows.mail.tasks.forget", DAY, time(4, 30)),
    Periodic("forget refused letters", "workflows.mailroom.tasks.forget", DAY, time(4, 20)),
    Periodic("forget followers", "workflows.following.tasks.forget", DAY, time(4, 40)),
    Periodic("forget drafts", "workflows.filing.tasks.forget", 60),
    Periodic("forget visitors", "workflows.tracking.tasks.forget", DAY, time(4, 50)),
    Periodic("archive", "portal.nightly.verify_archive", DAY, time(3, 10)),
    Periodic("purge", "portal.nightly.purge_queue", DAY, time(4, 10)),
)
