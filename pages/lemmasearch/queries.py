"""A query in dictionary forms. Only words reach the database: no sign of any query language survives."""

from collections.abc import Iterable

from modelsearch.query import MATCH_NONE, And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

from pages.lemmas import phrases, plain, tokens
from workflows.printing.lemmas import clean, lemmas

MOST_WORDS = 32


def in_lemmas(query: SearchQuery) -> SearchQuery:
    """The query with every word replaced by its forms; one without any word finds nothing."""
    return _folded(query) or MATCH_NONE


def as_typed(query: SearchQuery) -> SearchQuery:
    """The query for completion: beginnings of words as typed."""
    if not isinstance(query, PlainText):
        return query
    words = plain(query.query_string).split()[:MOST_WORDS]
    return PlainText(" ".join(words), operator=query.operator) if words else MATCH_NONE


def _folded(query: SearchQuery) -> SearchQuery | None:
    """None when nothing is left to look for."""
    if isinstance(query, PlainText | Fuzzy):
        return _words(query.query_string, And if query.operator == "and" else Or)
    if isinstance(query, Phrase):
        return _joined(Or, [Phrase(text) for text in phrases(_cut(query.query_string))])
    if isinstance(query, And | Or):
        return _joined(type(query), filter(None, map(_folded, query.subqueries)))
    if isinstance(query, Boost):
        return _folded(query.subquery)
    if isinstance(query, Not) and not isinstance(query.subquery, MatchAll):
        inner = _folded(query.subquery)
        return Not(inner) if inner else None
    return query


def _words(text: str, joint: type[And | Or]) -> SearchQuery | None:
    words = tokens(clean(text))[:MOST_WORDS]
    return _joined(joint, [_joined(Or, [PlainText(form) for form in lemmas(word)]) for word in dict.fromkeys(words)])


def _cut(text: str) -> str:
    return " ".join(tokens(clean(text))[:MOST_WORDS])


def _joined(joint: type[And | Or], parts: Iterable[SearchQuery | None]) -> SearchQuery | None:
    found = [part for part in parts if part is not None]
    return joint(found) if len(found) > 1 else found[0] if found else None
