"""What the program has made of a destroyed file for the screen is destroyed with it: the copy after its original."""

from django.db import migrations

from workflows.archive.guards import Guard, ReplaceGuard

NAMED = "EXISTS (SELECT 1 FROM appeals_destroyedrow d WHERE d.kind = 'file' AND d.target = NEW.file_id)"
COPY = "EXISTS (SELECT 1 FROM files_derived c JOIN files_dropped o ON o.file_id = c.original_id WHERE c.copy_id = NEW.file_id)"
WORDS = "Файл не назван среди уничтоженных по акту"


class Migration(migrations.Migration):
    dependencies = [("appeals", "0012_series_apart_from_orders"), ("files", "0005_derived")]

    operations = [
        ReplaceGuard(
            Guard("files_dropped", "INSERT", WORDS, f"NOT ({NAMED} OR {COPY})"),
            before=(Guard("files_dropped", "INSERT", WORDS, f"NOT {NAMED}"),),
        ),
    ]
