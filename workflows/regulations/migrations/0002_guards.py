"""The database itself refuses to change facts."""

from django.db import migrations

from workflows.archive.guards import AddGuard, Freeze, Guard

UNORDERED = """
    NOT EXISTS (SELECT 1 FROM orders_order o WHERE o.id = NEW.order_id AND o.stage = 'signed')
    OR NEW.number <> (SELECT COALESCE(MAX(r.number), 0) + 1 FROM regulations_redaction r WHERE r.regulation_id = NEW.regulation_id)
"""
DECIDED = """
    (OLD.stage IN ('approved', 'rejected')
        AND (NEW.stage <> OLD.stage OR COALESCE(NEW.order_id, 0) <> COALESCE(OLD.order_id, 0)))
    OR (NEW.stage = 'approved' AND OLD.stage <> 'approved'
        AND NOT EXISTS (SELECT 1 FROM regulations_redaction r WHERE r.order_id = NEW.order_id AND r.source_draft = NEW.id))
"""


class Migration(migrations.Migration):
    dependencies = [("regulations", "0001_initial")]

    operations = [
        Freeze("regulations_draftedit"),
        Freeze("regulations_submission"),
        Freeze("regulations_approvalrecord"),
        Freeze("regulations_opinionrecord"),
        Freeze("regulations_redaction"),
        Freeze("regulations_provision"),
        Freeze("regulations_labeluse"),
        Freeze("regulations_publication"),
        AddGuard(
            Guard("regulations_redaction", "INSERT", "Редакция появляется только по подписанному приказу, номера идут подряд", UNORDERED),
            Guard("regulations_redactiondraft", "UPDATE", "Проект утверждается только приказом, решённый проект не меняется", DECIDED),
            Guard("regulations_redactiondraft", "DELETE", "Проекты не удаляют: они хранятся вместе с решениями по ним"),
        ),
    ]
