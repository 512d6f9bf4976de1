"""Mentions of one event within an article are joined once and for all."""

from collections.abc import Sequence

import pytest

from extract.events import read
from extract.events.draft import Draft
from extract.events.merge import merge_mentions
from extract.pipeline import Pipeline
from tests.whole_line.made_articles import always_the_same


def test_merging_again_joins_no_more(shipped: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts come in the order of the text, which is the order that merging goes by."""
    merged: list[Sequence[Draft]] = []
    given: list[int] = []

    def watched(drafts: Sequence[Draft]) -> list[Draft]:
        given.append(len(drafts))
        merged.append(merge_mentions(drafts))
        return list(merged[-1])

    monkeypatch.setattr(read, "merge_mentions", watched)
    for article in always_the_same(30):
        shipped.read(article)
    assert sum(given) > sum(map(len, merged))
    assert [drafts for drafts in merged if merge_mentions(drafts) != drafts] == []
