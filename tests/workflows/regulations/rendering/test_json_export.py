"""JSON: open data from which anyone recomputes the hash."""

import hashlib
import json

from tests import make_print as make
from tests.make_text import short_text
from workflows.regulations.rendering.json_export import render_json
from workflows.regulations.tree import from_dict, sha256_of


def exported(text):
    return json.loads(render_json(text, make.facts(text)))


def test_the_text_is_read_back_the_same():
    text = short_text()

    assert from_dict(exported(text)["text"]) == text


def test_the_hash_is_recomputed_without_this_program():
    data = exported(short_text())

    canonical = json.dumps(data["text"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    assert data["sha256"] == hashlib.sha256(canonical.encode()).hexdigest() == sha256_of(short_text())


def test_the_facts_stand_beside_the_text():
    assert exported(short_text())["redaction"] == {
        "title": "Порядок применения сервисов взаимодействия",
        "slug": "servisy",
        "number": 1,
        "effective_from": "2026-02-26",
        "order": {"number": "01/0226-У", "date": "2026-02-26"},
        "organisation": "АНО «Пример»",
        "signer": {"post": "", "name": ""},
        "address": "https://example.ru/akty/servisy/red/1/",
    }


def test_the_same_redaction_gives_the_same_bytes():
    text = short_text()

    assert render_json(text, make.facts(text)) == render_json(text, make.facts(text))
