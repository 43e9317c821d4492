"""The database itself keeps a campaign bound to its text, its list whole and its confirmations as they were given."""

from django.db import migrations

from workflows.archive.guards import AddGuard, Freeze, Guard

OTHER_TEXT = "NOT EXISTS (SELECT 1 FROM regulations_redaction r WHERE r.id = NEW.redaction_id AND r.content_sha256 = NEW.content_sha256)"
CARRIED_OVER = """
    OLD.closed_at IS NOT NULL OR NEW.redaction_id <> OLD.redaction_id OR NEW.content_sha256 <> OLD.content_sha256
    OR NEW.audience <> OLD.audience OR NEW.started_by_id <> OLD.started_by_id OR NEW.started_at <> OLD.started_at
"""
ANOTHER_PERSON = """
    NEW.campaign_id <> OLD.campaign_id OR COALESCE(NEW.user_id, 0) <> COALESCE(OLD.user_id, 0) OR NEW.name <> OLD.name
    OR NEW.position <> OLD.position OR NEW.unit_name <> OLD.unit_name OR NEW.added_at <> OLD.added_at
    OR OLD.left_at IS NOT NULL
    OR EXISTS (SELECT 1 FROM acquaintance_campaign c WHERE c.id = OLD.campaign_id AND c.closed_at IS NOT NULL)
"""
CLOSED = "EXISTS (SELECT 1 FROM acquaintance_campaign c WHERE c.id = NEW.campaign_id AND c.closed_at IS NOT NULL)"
NOT_SHOWN = """
    NOT EXISTS (
        SELECT 1 FROM acquaintance_addressee a JOIN acquaintance_campaign c ON c.id = a.campaign_id
        WHERE a.id = NEW.addressee_id AND c.closed_at IS NULL AND c.content_sha256 = NEW.content_sha256
        AND a.name = NEW.name AND a.position = NEW.position
        AND (NEW.method <> 'system' OR a.user_id = NEW.by_id) AND (NEW.method <> 'link' OR a.user_id IS NULL)
    )
"""


class Migration(migrations.Migration):
    dependencies = [("acquaintance", "0001_initial")]

    operations = [
        Freeze("acquaintance_acknowledgement"),
        AddGuard(
            Guard("acquaintance_campaign", "INSERT", "Ознакомление относится к тексту своей редакции", OTHER_TEXT),
            Guard("acquaintance_campaign", "UPDATE", "Ознакомление не переносят на другой текст, закрытое не меняют", CARRIED_OVER),
            Guard("acquaintance_campaign", "DELETE", "Ознакомление не удаляют: оно хранится вместе с отметками"),
            Guard("acquaintance_addressee", "INSERT", "Закрытое ознакомление не меняют", CLOSED),
            Guard("acquaintance_addressee", "UPDATE", "Строку листа ознакомления не меняют: человек, его имя и должность остаются", ANOTHER_PERSON),
            Guard("acquaintance_addressee", "DELETE", "Из листа ознакомления никого не вычёркивают"),
            Guard("acquaintance_acknowledgement", "INSERT", "Отметка относится к показанному тексту открытого ознакомления и к своему человеку", NOT_SHOWN),
        ),
    ]
