"""Cards of reception without an appeal are filed too; what an act destroys may be erased, and nothing else.

The words that stand in place of others are written out here: a migration never changes with the code.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from workflows.archive.erasing import Erasable
from workflows.archive.guards import AddGuard, Freeze, Guard

GONE = "уничтожено по акту"
KINDS = [
    ("appeal", "обращение"), ("intake", "поступление"), ("applicant", "заявитель"), ("paper", "документ"), ("sending", "отправка"),
    ("decision", "решение"), ("request", "запрос материалов"), ("card", "карточка приёма"), ("file", "файл"),
]  # fmt: skip


def gone(kind: str, target: str) -> str:
    """The row that `target` names has been entered as destroyed."""
    return f"EXISTS (SELECT 1 FROM appeals_destroyedrow d WHERE d.kind = '{kind}' AND d.target = {target})"


def of_destroyed(where: str, joins: str = "") -> str:
    """Some appeal destroyed by an act is such; `joins` lead from it to other rows."""
    return f"EXISTS (SELECT 1 FROM appeals_appeal a {joins} WHERE a.stage = 'destroyed' AND {where})"


OWN = gone("appeal", "OLD.appeal_id")
OF_PAPER = gone("paper", "OLD.paper_id")

CLOSED = "EXISTS (SELECT 1 FROM appeals_casefile f WHERE f.id = NEW.case_file_id AND f.closed_on IS NOT NULL)"
DESTROYED_FILE = "EXISTS (SELECT 1 FROM appeals_casefile f WHERE f.id = NEW.case_file_id AND f.destroyed_by_act_id IS NOT NULL)"
# «NULL <> value» is neither true nor false, so an emptied column is named apart.
WRONG_COURSE = f"""
    (OLD.case_file_id IS NOT NULL AND (NEW.case_file_id IS NULL OR NEW.case_file_id <> OLD.case_file_id))
    OR (OLD.case_file_id IS NULL AND NEW.case_file_id IS NOT NULL AND {CLOSED})
    OR (OLD.stage = 'destroyed' AND NEW.stage <> 'destroyed')
    OR (OLD.stage <> 'destroyed' AND NEW.stage = 'destroyed' AND NOT {DESTROYED_FILE})"""
# The term is over when the act is made in a later year than the last one of keeping; spelled as text, both databases agree.
EXPIRED = """EXISTS (SELECT 1 FROM appeals_destructionact t JOIN appeals_caseindex i ON i.id = NEW.index_id
    WHERE t.id = NEW.destroyed_by_act_id AND i.years IS NOT NULL
    AND CAST(t.made_on AS VARCHAR(10)) > CAST(NEW.year + i.years AS VARCHAR(4)) || '-12-31')"""
WRONG_FILE = f"""
    (OLD.closed_on IS NOT NULL AND (NEW.closed_on IS NULL OR NEW.closed_on <> OLD.closed_on
        OR NEW.index_id <> OLD.index_id OR NEW.year <> OLD.year OR NEW.volume <> OLD.volume))
    OR (OLD.destroyed_by_act_id IS NOT NULL
        AND (NEW.destroyed_by_act_id IS NULL OR NEW.destroyed_by_act_id <> OLD.destroyed_by_act_id OR NEW.on_hold <> OLD.on_hold))
    OR (OLD.destroyed_by_act_id IS NULL AND NEW.destroyed_by_act_id IS NOT NULL
        AND (OLD.on_hold OR OLD.closed_on IS NULL OR NOT {EXPIRED}))"""

LINKS = """
    SELECT i.raw_id AS file_id, a.stage AS stage FROM appeals_intakeitem i JOIN appeals_appeal a ON a.intake_id = i.id
    UNION ALL SELECT i.raw_id, a.stage FROM appeals_intakeitem i
        JOIN appeals_message m ON m.intake_id = i.id JOIN appeals_appeal a ON a.id = m.appeal_id
    UNION ALL SELECT l.file_id, a.stage FROM appeals_intakefile l JOIN appeals_appeal a ON a.intake_id = l.item_id
    UNION ALL SELECT l.file_id, a.stage FROM appeals_intakefile l
        JOIN appeals_message m ON m.intake_id = l.item_id JOIN appeals_appeal a ON a.id = m.appeal_id
    UNION ALL SELECT l.file_id, a.stage FROM appeals_paperfile l
        JOIN appeals_paper p ON p.id = l.paper_id JOIN appeals_appeal a ON a.id = p.appeal_id
    UNION ALL SELECT p.scan_id, a.stage FROM appeals_paper p JOIN appeals_appeal a ON a.id = p.appeal_id"""
PRINTED = """EXISTS (SELECT 1 FROM printing_print q JOIN printing_printrequest r ON r.id = q.request_id
    WHERE q.file_id = NEW.target AND r.form LIKE 'appeals.%' AND r.form NOT LIKE 'appeals.destruction.%')"""
FREE_FILE = f"""NOT EXISTS (SELECT 1 FROM ({LINKS}) l WHERE l.file_id = NEW.target AND l.stage <> 'destroyed')
    AND (EXISTS (SELECT 1 FROM ({LINKS}) l WHERE l.file_id = NEW.target AND l.stage = 'destroyed') OR {PRINTED})"""
# An applicant corrected later is entered from the newest row back: each after the one that replaced it.
FREE_APPLICANT = f"""NOT EXISTS (SELECT 1 FROM appeals_appeal a WHERE a.applicant_id = NEW.target AND a.stage <> 'destroyed')
    AND ({of_destroyed("a.applicant_id = NEW.target")}
        OR EXISTS (SELECT 1 FROM appeals_applicant n JOIN appeals_destroyedrow d ON d.kind = 'applicant' AND d.target = n.id
            WHERE n.previous_id = NEW.target))"""
FREE_CARD = f"""{of_destroyed("c.id = NEW.target", "JOIN appeals_receptioncard c ON c.appeal_id = a.id")}
    OR EXISTS (SELECT 1 FROM appeals_filedcard c JOIN appeals_casefile f ON f.id = c.case_file_id
        WHERE c.card_id = NEW.target AND f.destroyed_by_act_id IS NOT NULL)"""
OWNED = {
    "appeal": of_destroyed("a.id = NEW.target"),
    "intake": f"""{of_destroyed("a.intake_id = NEW.target")}
        OR {of_destroyed("m.intake_id = NEW.target", "JOIN appeals_message m ON m.appeal_id = a.id")}""",
    "applicant": FREE_APPLICANT,
    "paper": of_destroyed("p.id = NEW.target", "JOIN appeals_paper p ON p.appeal_id = a.id"),
    "sending": of_destroyed("s.id = NEW.target", "JOIN appeals_paper p ON p.appeal_id = a.id JOIN appeals_sending s ON s.paper_id = p.id"),
    "decision": of_destroyed("t.id = NEW.target", "JOIN appeals_decision t ON t.appeal_id = a.id"),
    "request": of_destroyed("r.id = NEW.target", "JOIN appeals_inforequest r ON r.appeal_id = a.id"),
    "card": FREE_CARD,
    "file": FREE_FILE,
}
NOT_OWNED = "NOT CASE NEW.kind " + " ".join(f"WHEN '{kind}' THEN ({owned})" for kind, owned in OWNED.items()) + " ELSE FALSE END"

APPLICANT = {
    "last_name": GONE, "first_name": "", "patronymic": "", "postal_address": "", "email": "", "phone": "", "reply_by": "nowhere",
    "dative": "", "salutation": "", "represents": "", "reason": GONE,
}  # fmt: skip
INTAKE = {"subject": "", "text": GONE, "sender_words": "", "envelope": "", "sent_number": ""}
CARD = {"visitor": GONE, "postal_address": "", "phone": "", "identity_document": GONE, "gist": GONE, "outcome_words": GONE}


class Migration(migrations.Migration):
    dependencies = [
        ("appeals", "0008_reminding"),
        ("files", "0004_dropped"),
        ("printing", "0011_keys_are_there_and_hashes_found"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FiledCard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(verbose_name="когда")),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="кто положил в дело")),
                ("card", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="filed", to="appeals.receptioncard", verbose_name="карточка")),
                ("case_file", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="cards", to="appeals.casefile", verbose_name="дело")),
            ],
            options={
                "verbose_name": "карточка в деле",
                "verbose_name_plural": "карточки в делах",
                "ordering": ["case_file", "pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="DestroyedRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=KINDS, max_length=10, verbose_name="что")),
                ("target", models.PositiveBigIntegerField(verbose_name="запись")),
                ("act", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="appeals.destructionact", verbose_name="акт")),
            ],
            options={
                "verbose_name": "уничтоженная запись",
                "verbose_name_plural": "уничтоженные записи",
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [models.UniqueConstraint(fields=("kind", "target"), name="row_destroyed_once")],
            },
        ),
        Freeze("appeals_filedcard"),
        Freeze("appeals_destroyedrow"),
        AddGuard(
            Guard("appeals_filedcard", "INSERT", "Карточку кладут в открытое дело, и только ту, что не привела к обращению", f"""
                {CLOSED} OR EXISTS (SELECT 1 FROM appeals_receptioncard c WHERE c.id = NEW.card_id AND c.appeal_id IS NOT NULL)"""),
            Guard("appeals_appeal", "INSERT", "Обращение не начинают с уничтожения", "NEW.stage = 'destroyed'"),
            Guard("appeals_appeal", "UPDATE OF stage, case_file_id", "Дело обращения не меняют, а уничтожают обращение только по акту", WRONG_COURSE),
            Guard("appeals_casefile", "UPDATE", "Закрытое дело не меняют, а уничтожают по акту после срока хранения", WRONG_FILE),
            Guard("appeals_casefile", "DELETE", "Закрытое дело не удаляют", "OLD.closed_on IS NOT NULL"),
            Guard("appeals_destroyedrow", "INSERT", "Запись не относится к уничтоженному обращению или ещё нужна", NOT_OWNED),
            Guard("files_dropped", "INSERT", "Файл не назван среди уничтоженных по акту", f"NOT {gone('file', 'NEW.file_id')}"),
        ),
        Erasable("appeals_applicant", kept="id category previous_id by_id at", erased=APPLICANT, when=gone("applicant", "OLD.id")),
        Erasable("appeals_subjectperson", kept="id appeal_id by_id at", erased={"name": GONE, "group": "", "note": ""}, when=OWN),
        Erasable("appeals_coapplicant", kept="id appeal_id by_id at", erased={"name": GONE, "contact": ""}, when=OWN),
        Erasable(
            "appeals_intakeitem",
            kept="id channel idempotency_key received_at received_on text_sha256 assurance sheets attached_sheets sent_on raw_id by_id at",
            erased=INTAKE,
            when=gone("intake", "OLD.id"),
        ),
        Erasable("appeals_note", kept="id appeal_id by_id at", erased={"text": GONE}, when=OWN),
        Erasable("appeals_refusal", kept="id appeal_id by_id at", erased={"reason": GONE}, when=OWN),
        Erasable(
            "appeals_extension",
            kept="id appeal_id ground request_id days old_due_on new_due_on notice_id decided_on by_id at",
            erased={"reason": GONE},
            when=OWN,
        ),
        Erasable(
            "appeals_decision",
            kept="id appeal_id ground is_whole published_at no_new_arguments asks_results decided_on by_id at",
            erased={"reason": GONE, "late_reason": ""},
            when=OWN,
        ),
        Erasable("appeals_decisionend", kept="id decision_id took_effect on by_id at", erased={"reason": GONE}, when=gone("decision", "OLD.decision_id")),
        Erasable("appeals_inforequest", kept="id appeal_id body_id paper_id by_id at", erased={"wanted": GONE}, when=OWN),
        Erasable("appeals_inforeply", kept="id request_id received_on by_id at", erased={"gist": ""}, when=gone("request", "OLD.request_id")),
        Erasable(
            "appeals_paper",
            kept="id appeal_id kind ground stage to_body_id template_id names_third_person replaces_id signatory_id author_id created_at "
            "series_id seq period number signed_on signature_id content_sha256 scan_id",
            erased={"heading": "", "body": "", "content": GONE},
            when=OWN,
            frozen="OLD.stage = 'signed'",
        ),
        Erasable("appeals_papervisa", kept="id paper_id verdict shown_sha256 by_id at", erased={"remark": GONE}, when=OF_PAPER),
        Erasable("appeals_paperfile", kept="id paper_id file_id sheets at", erased={"title": GONE}, when=OF_PAPER),
        Erasable(
            "appeals_sending",
            kept="id paper_id medium sent_on by_id at",
            erased={"address": GONE, "postal_number": "", "message_id": ""},
            when=OF_PAPER,
        ),
        Erasable("appeals_sendingevent", kept="id sending_id state on by_id at", erased={"detail": ""}, when=gone("sending", "OLD.sending_id")),
        Erasable(
            "appeals_receptioncard",
            kept="id number series_id seq period slot_id official_id official_words received_on place appeal_id has_asked_before "
            "agrees_to_oral outcome by_id at",
            erased=CARD,
            when=gone("card", "OLD.id"),
        ),
    ]
