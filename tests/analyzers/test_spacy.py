"""A spaCy model as the reader: what the parse gives to an event, what a model lacks, what cannot be loaded."""

import json
import re
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest

from extract.analyzers import Brief, Proposals, open_analyzer
from extract.analyzers.proposal import Proposal
from extract.errors import MissingExtraError, SettingsError
from extract.model import Article, Span
from extract.text import read_layout

CASES = json.loads((Path(__file__).parent / "parses.json").read_text("utf-8"))


def text_of(case: dict[str, Any]) -> str:
    """A case's sentence: its tokens with blanks between them."""
    return " ".join(token.split("/")[0] for token in case["parse"].split())


def spans(text: str, words: list[str]) -> tuple[Span, ...]:
    """Where words first stand, in text order, upper case or not."""
    found = (re.search(rf"\b{word}\b", text, re.IGNORECASE) for word in words)
    return tuple(sorted(Span(*match.span()) for match in found if match))


def brief_of(case: dict[str, Any]) -> Brief:
    """What Dateline's stages would have found in a case."""
    text = text_of(case)
    given = {name: spans(text, case[name]) for name in ("triggers", "dates", "places")}
    return Brief(article=Article(text=text), layout=read_layout(text), **given)


def shown(text: str, proposal: Proposal) -> list[str | None]:
    """A proposal as the cases have it."""
    fields = (proposal.trigger, proposal.date, proposal.place, proposal.actor1, proposal.actor2)
    return [text[span.start : span.end] if span else None for span in fields]


def propose(folder: Path, brief: Brief) -> Proposals:
    """What a model on disk makes of an article."""
    return open_analyzer(f"spacy:{folder}", lambda _: None, Path("unused")).propose(brief)


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_the_parse_says_what_belongs_to_an_event(case: dict[str, Any], parsing_model: Path) -> None:
    found = propose(parsing_model, brief_of(case))
    assert [shown(text_of(case), one) for one in found.events] == case["events"]
    assert list(found.dropped) == case.get("dropped", [])
    assert {one.quote for one in found.events} == {Span(0, len(text_of(case)))}
    assert {(one.event_type, one.modality) for one in found.events} == {(None, None)}


def test_without_a_parse_the_nearest_is_taken(ruler_model: Path) -> None:
    text = "Ada Lang said on Monday that soldiers shelled Qara and killed the Red Cross driver in Aleppo on Tuesday."
    given = {
        "triggers": spans(text, ["shelled", "killed"]),
        "dates": spans(text, ["Monday", "Tuesday"]),
        "places": spans(text, ["Qara"]),  # the model adds Aleppo
    }
    found = propose(ruler_model, Brief(article=Article(text=text), layout=read_layout(text), **given))
    assert [shown(text, one) for one in found.events] == [
        ["shelled", "Monday", "Qara", "Ada Lang", "Red Cross"],
        ["killed", "Monday", "Qara", "Ada Lang", "Red Cross"],
    ]
    far = Brief(article=Article(text=text), layout=read_layout(text), triggers=given["triggers"])
    assert [shown(text, one)[2] for one in propose(ruler_model, far).events] == ["Aleppo", "Aleppo"]


def test_a_place_inside_a_longer_name_is_none(ruler_model: Path, tmp_path: Path) -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "Bank of Homs"}])
    nlp.to_disk(tmp_path / "model")
    text = "Robbers attacked the Bank of Homs."
    brief = Brief(
        article=Article(text=text), layout=read_layout(text), triggers=spans(text, ["attacked"]),
        places=spans(text, ["Homs"]),
    )  # fmt: skip
    assert [shown(text, one) for one in propose(tmp_path / "model", brief).events] == [
        ["attacked", None, None, None, "Bank of Homs"]
    ]


def test_furniture_is_not_read(ruler_model: Path) -> None:
    text = "Soldiers shelled Homs and left.\n\n(Photo: shelled/handout)\n"
    layout = read_layout(text)
    assert {sentence.region for sentence in layout.sentences} - {"body"}
    every = Brief(
        article=Article(text=text), layout=layout,
        triggers=tuple(Span(*match.span()) for match in re.finditer("shelled", text)),
    )  # fmt: skip
    assert len(every.triggers) == 2
    assert [one.trigger for one in propose(ruler_model, every).events] == [every.triggers[0]]


def test_what_a_model_lacks_is_said(ruler_model: Path, parsing_model: Path) -> None:
    heard: list[str] = []
    open_analyzer(f"spacy:{ruler_model}", heard.append, Path("unused"))
    assert [line for line in heard if "has no parser" in line] == heard != []
    heard.clear()
    open_analyzer(f"spacy:{parsing_model}", heard.append, Path("unused"))
    assert heard == []


def test_another_language_is_said_and_a_model_without_anything_refused(tmp_path: Path) -> None:
    import spacy

    heard: list[str] = []
    nlp = spacy.blank("de")
    nlp.to_disk(tmp_path / "bare")
    with pytest.raises(SettingsError, match="neither a parser nor names"):
        open_analyzer(f"spacy:{tmp_path / 'bare'}", heard.append, Path("unused"))
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "LOC", "pattern": "Homs"}])
    nlp.to_disk(tmp_path / "german")
    open_analyzer(f"spacy:{tmp_path / 'german'}", heard.append, Path("unused"))
    assert any("reads de" in line for line in heard)


def test_what_spacy_warns_of_is_said(ruler_model: Path, tmp_path: Path) -> None:
    meta = json.loads((ruler_model / "meta.json").read_text("utf-8"))
    (tmp_path / "old").mkdir()
    for path in ruler_model.rglob("*"):
        target = tmp_path / "old" / path.relative_to(ruler_model)
        target.mkdir(exist_ok=True) if path.is_dir() else target.write_bytes(path.read_bytes())
    (tmp_path / "old" / "meta.json").write_text(json.dumps(meta | {"spacy_version": ">=1.0,<2.0"}))
    heard: list[str] = []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        open_analyzer(f"spacy:{tmp_path / 'old'}", heard.append, Path("unused"))
    assert any("1.0" in line or "W095" in line for line in heard)


@pytest.mark.parametrize("name", ["no_such_model", "{tmp}", "{tmp}/none"])
def test_a_model_that_cannot_be_loaded_is_one_line_with_the_way_out(name: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="spacy download") as raised:
        open_analyzer(f"spacy:{name.format(tmp=tmp_path)}", lambda _: None, Path("unused"))
    assert "\n" not in str(raised.value)


def test_without_spacy_the_line_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(MissingExtraError, match=re.escape("pip install 'dateline[spacy]'")):
        open_analyzer("spacy:en_core_web_sm", lambda _: None, Path("unused"))


def test_a_long_article_takes_time_in_line_with_its_length(parsing_model: Path) -> None:
    text = "\n\n".join(["Rebels shelled Homs on Monday."] * 4000)
    brief = Brief(
        article=Article(text=text), layout=read_layout(text),
        triggers=tuple(Span(*match.span()) for match in re.finditer("shelled", text)),
        places=tuple(Span(*match.span()) for match in re.finditer("Homs", text)),
    )  # fmt: skip
    assert len(propose(parsing_model, brief).events) == 4000
