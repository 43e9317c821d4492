"""A letter that became no appeal is erased at the end of its term; the database lets no other letter go.

The guard of dropped files stands as `files/0006` left it, and lets one case more through.
"""

import django.db.models.deletion
from django.db import migrations, models

from workflows.archive.guards import AddGuard, Freeze, Guard, ReplaceGuard

NAMED = "EXISTS (SELECT 1 FROM appeals_destroyedrow d WHERE d.kind = 'file' AND d.target = NEW.file_id)"
COPY = "EXISTS (SELECT 1 FROM files_derived c JOIN files_dropped o ON o.file_id = c.original_id WHERE c.copy_id = NEW.file_id)"
LETTER = """EXISTS (SELECT 1 FROM mailroom_erasedletter e JOIN inbox_rawletter l ON l.id = e.letter_id WHERE l.file_id = NEW.file_id)
    OR EXISTS (SELECT 1 FROM mailroom_erasedletter e JOIN inbox_reading r ON r.letter_id = e.letter_id
        JOIN inbox_readfile f ON f.reading_id = r.id WHERE f.file_id = NEW.file_id)"""
WORDS = "Файл не назван среди уничтоженных по акту"
WORDS_NOW = "Файл не назван среди уничтоженных по акту или по сроку"
SAME = """SELECT 1 FROM inbox_rawletter l JOIN inbox_rawletter s ON s.file_id = l.file_id
    JOIN mailroom_filing f ON f.letter_id = s.id LEFT JOIN mailroom_resolution r ON r.filing_id = f.id WHERE l.id = NEW.letter_id"""
OF_APPEAL = f"EXISTS ({SAME} AND (f.appeal_id IS NOT NULL OR r.appeal_id IS NOT NULL))"
DECIDED = """EXISTS (SELECT 1 FROM mailroom_filing f LEFT JOIN mailroom_resolution r ON r.filing_id = f.id WHERE f.letter_id = NEW.letter_id
    AND (f.outcome IN ('explained', 'own', 'bounce') OR r.choice IN ('not_appeal', 'duplicate')))"""


class Migration(migrations.Migration):
    dependencies = [("mailroom", "0002_guards"), ("inbox", "0002_guards"), ("files", "0006_dropped_by_the_clock")]

    operations = [
        migrations.CreateModel(
            name="ErasedLetter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sender_domain", models.CharField(blank=True, max_length=255, verbose_name="домен отправителя")),
                ("days", models.PositiveIntegerField(verbose_name="сколько дней хранили после решения")),
                ("basis", models.CharField(blank=True, max_length=300, verbose_name="откуда этот срок")),
                ("at", models.DateTimeField(verbose_name="когда стёрто")),
                ("letter", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="erased", to="inbox.rawletter", verbose_name="письмо")),
            ],
            options={"verbose_name": "стёртое письмо", "verbose_name_plural": "стёртые письма", "ordering": ["-pk"], "abstract": False, "base_manager_name": "objects"},
        ),
        Freeze("mailroom_erasedletter"),
        AddGuard(Guard("mailroom_erasedletter", "INSERT", "Письмо относится к обращению или ещё не разобрано", f"{OF_APPEAL} OR NOT {DECIDED}")),
        ReplaceGuard(
            Guard("files_dropped", "INSERT", WORDS_NOW, f"NOT ({NAMED} OR {COPY} OR {LETTER})"),
            before=(Guard("files_dropped", "INSERT", WORDS, f"NOT ({NAMED} OR {COPY})"),),
        ),
    ]
