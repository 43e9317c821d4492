"""The database itself refuses to change facts, signed papers and given numbers."""

from django.db import migrations

from workflows.archive.guards import AddGuard, Freeze, Guard

FACTS = (
    "applicant", "clock", "clockbreach", "clockstop", "coapplicant", "decision", "decision_earlier_answers", "decisionend", "decisionpaper",
    "destructionact", "extension", "forwarding", "forwarding_questions", "inforeply", "inforequest", "intakefile", "intakeitem", "message",
    "note", "paperfile", "papervisa", "reading", "receptioncard", "refusal", "reminder", "sending", "sendingevent", "subjectperson",
)  # fmt: skip
NUMBER_STANDS = (
    "OLD.registered_on IS NOT NULL AND (NEW.number <> OLD.number OR NEW.registered_on <> OLD.registered_on "
    "OR NEW.seq <> OLD.seq OR NEW.period <> OLD.period OR NEW.series_id <> OLD.series_id OR NEW.received_on <> OLD.received_on "
    "OR NEW.intake_id <> OLD.intake_id OR NEW.registered_by_id <> OLD.registered_by_id OR NEW.registered_on IS NULL)"
)


class Migration(migrations.Migration):
    dependencies = [("appeals", "0001_appeals")]

    operations = [
        *(Freeze(f"appeals_{table}") for table in FACTS),
        Freeze("appeals_paper", when="OLD.stage = 'signed'"),
        AddGuard(
            Guard("appeals_appeal", "UPDATE", "Номер, день регистрации и поступление обращения не меняют", NUMBER_STANDS),
            Guard("appeals_appeal", "DELETE", "Обращения не удаляют"),
            Guard("appeals_appeal", "TRUNCATE", "Обращения не удаляют"),
        ),
    ]
