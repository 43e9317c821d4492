from django.db import migrations

from workflows.archive.guards import AddGuard, Guard

UNORDERED = """
    NOT EXISTS (SELECT 1 FROM orders_order o WHERE o.id = NEW.order_id AND o.stage = 'signed')
    OR NEW.number <> (SELECT COALESCE(MAX(r.number), 0) + 1 FROM regulations_redaction r WHERE r.regulation_id = NEW.regulation_id)
    OR (NEW.base_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM regulations_redaction b WHERE b.id = NEW.base_id AND b.regulation_id = NEW.regulation_id))
    OR (NEW.rebased_from_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM regulations_redaction b
        WHERE b.id = NEW.rebased_from_id AND b.regulation_id = NEW.regulation_id AND b.order_id = NEW.order_id))
"""
OF_ANOTHER = """
    NOT EXISTS (SELECT 1 FROM regulations_redaction r
        WHERE r.id = NEW.redaction_id AND r.order_id = NEW.order_id AND r.base_id IS NOT NULL)
"""
ENDLESS = """
    NOT EXISTS (SELECT 1 FROM orders_order o WHERE o.id = NEW.order_id AND o.stage = 'signed')
    OR NOT EXISTS (SELECT 1 FROM regulations_redaction r WHERE r.id = NEW.redaction_id AND r.regulation_id = NEW.regulation_id)
    OR COALESCE(NEW.successor_id, 0) = NEW.regulation_id
"""


class Migration(migrations.Migration):
    """What a redaction, a change and an end stand on is of the same act and the same order."""

    dependencies = [("regulations", "0020_cited_acts")]

    operations = [
        AddGuard(
            Guard("regulations_redaction", "INSERT", "Редакция появляется только по подписанному приказу, номера и основания – своего акта", UNORDERED),
            Guard("regulations_amendmentinstruction", "INSERT", "Изменение записывают к редакции своего приказа", OF_ANOTHER),
            Guard("regulations_repeal", "INSERT", "Акт утрачивает силу только по подписанному приказу", ENDLESS),
        ),
    ]
