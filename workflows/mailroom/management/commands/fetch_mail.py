"""`fetch_mail`: one visit to the mailbox, and what became of each letter."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from workflows.connections.choosing import incoming
from workflows.errors import RuleBroken
from workflows.mailroom import pipeline
from workflows.mailroom.telling import facts, is_clear, line

DOUBTFUL = 2


class Command(BaseCommand):
    help = "Забирает письма из почтового ящика и разбирает их. Код 0 – всё разобрано, 2 – есть письма, которые ждут человека, 1 – ящик не прочитан."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="ответ для машин")

    def handle(self, *args: Any, **options: Any) -> None:
        server = incoming()
        if server is None:
            raise CommandError("Почтовый ящик не задан. Задайте MAILBOX_URL, например imaps://user:password@imap.example.ru:993/INBOX.")
        try:
            visit = pipeline.fetch(server, at=timezone.now())
        except RuleBroken as broken:
            raise CommandError(str(broken)) from broken
        if options["json"]:
            told = {"collected": len(visit.collected.letters), "busy": visit.collected.is_busy, "more": visit.collected.is_more, "filed": [facts(one) for one in visit.filed]}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        else:
            self.stdout.write("Ящик читает другой исполнитель." if visit.collected.is_busy else f"Новых писем: {len(visit.collected.letters)}.")
            for filing in visit.filed:
                self.stdout.write(line(filing))
        if not all(is_clear(filing) for filing in visit.filed):
            sys.exit(DOUBTFUL)
