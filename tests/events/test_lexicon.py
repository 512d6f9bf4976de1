"""The lexicon: a frozen object; a user's own rows before ours; types of other codebooks."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.config import Settings
from extract.errors import InputError
from extract.events import open_lexicon
from extract.events.actor_table import COLUMNS as ACTOR_COLUMNS
from extract.events.actor_table import KINDS
from extract.events.lexicon import TRIGGER_COLUMNS, built_in, built_in_senses, built_in_triggers
from extract.events.own_lexicon import EVENT_TYPES, FORMS
from extract.events.type_map import NONE_NEAR, unmapped
from extract.model import Article, Event
from extract.pipeline import build_pipeline

CODEBOOKS = json.loads((Path(__file__).parent / "codebooks.json").read_text("utf-8"))
ACLED = {(kind, finer) for kind, all_finer in CODEBOOKS["acled"].items() for finer in all_finer}


def read_with(folder: Path | None, text: str) -> tuple[Event, ...]:
    """The events of a text, read as users read it."""
    pipeline = build_pipeline(Settings(lexicon=folder))
    return pipeline.read(Article(text=text, published=date(2018, 6, 9), published_basis="given")).events


def folder_with(tmp_path: Path, **tables: str) -> Path:
    """A folder of tables by their names without the suffix."""
    for name, content in tables.items():
        (tmp_path / f"{name}.tsv").write_text(content, "utf-8")
    return tmp_path


def test_every_pair_of_types_has_its_row() -> None:
    pairs = {(one.event_type, one.sub_event_type) for one in built_in_triggers()}
    pairs |= {(one.event_type, one.sub_event_type) for one in built_in_senses()}
    assert len(pairs) > 60
    assert unmapped(pairs, built_in().types) == []


def test_every_row_names_types_that_the_codebooks_have() -> None:
    strange = [
        pair
        for pair, near in built_in().types.items()
        if (near.acled_event_type or near.acled_sub_event_type)
        and (near.acled_event_type, near.acled_sub_event_type) not in ACLED
        or near.plover not in ("", *CODEBOOKS["plover"])
        or near.cameo_root not in ("", *CODEBOOKS["cameo_root"])
        or near.ace not in ("", *CODEBOOKS["ace"])
    ]
    assert strange == []


def test_a_pair_of_types_without_a_row_is_found() -> None:
    assert unmapped([("conflict", "picnic")], built_in().types) == [("conflict", "picnic")]


def test_no_folder_is_the_built_in_lexicon() -> None:
    assert open_lexicon(None) is built_in()


def test_two_pipelines_share_nothing(tmp_path: Path) -> None:
    text = "Raiders rustled 200 cows near Moyale on Monday."
    own = folder_with(tmp_path, triggers="event_type\tsub_event_type\tlemmas\nconflict\tcattle_raid\trustle\n")
    before = [event.sub_event_type for event in read_with(None, text)]
    assert [event.sub_event_type for event in read_with(own, text)] == ["cattle_raid"]
    assert [event.sub_event_type for event in read_with(None, text)] == before
    assert "cattle_raid" not in before


def test_for_the_same_words_a_users_row_wins(tmp_path: Path) -> None:
    text = "Miners struck the pit in Aleppo on Monday after an earthquake."
    own = folder_with(tmp_path, triggers="event_type\tsub_event_type\tpos\tlemmas\nprotest\tpit_strike\tv\tstrike\n")
    assert "pit_strike" not in {event.sub_event_type for event in read_with(None, text)}
    assert "pit_strike" in {event.sub_event_type for event in read_with(own, text)}


@pytest.mark.parametrize("form", ["rally", "rallied", "rallying"])
def test_never_silences_every_form(tmp_path: Path, form: str) -> None:
    own = folder_with(tmp_path, triggers="event_type\tlemmas\nnever\trally\n")
    assert open_lexicon(own).silent.get(form) == ((),)


def test_a_phrase_that_names_no_event_is_passed_over(tmp_path: Path) -> None:
    text = "The bomb scare film opened. A bomb attack shook Aleppo on Monday."
    own = folder_with(tmp_path, not_events="phrase\nbomb attack\n")
    found = [text[event.trigger.start : event.trigger.end] for event in read_with(own, text)]
    assert "bomb attack" not in found
    assert "bomb" not in found


def test_an_actor_of_the_user_goes_before_ours(tmp_path: Path) -> None:
    own = folder_with(
        tmp_path, actors="actor\tkind\taliases\nSons of the Valley\tarmed_group\tHezbollah\nTaliban\tnever\n"
    )
    text = "Hezbollah attacked soldiers in Homs on Monday."
    assert [event.actor1 for event in read_with(own, text)] == ["Sons of the Valley"]
    assert read_with(own, "The Taliban attacked soldiers in Homs on Monday.")[0].actor1 is None


def test_types_of_the_user_are_added(tmp_path: Path) -> None:
    header = "event_type\tsub_event_type\tacled_event_type\tacled_sub_event_type\n"
    own = folder_with(tmp_path, type_map=f"{header}conflict\tx\tRiots\tMob violence\n")
    types = open_lexicon(own).types
    assert types["conflict", "x"].acled_sub_event_type == "Mob violence"
    assert types["conflict", "airstrike"] == built_in().types["conflict", "airstrike"]
    assert types["accident_disaster", "flood"] == NONE_NEAR


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("triggers", "event_type\tlemmas\nwar\tsmite\n", ":2: unknown event_type 'war': choose one of conflict"),
        ("triggers", "event_type\tlemmas\nconflict\t\n", ":2: no lemmas: write the words"),
        (
            "triggers",
            "event_type\tlemmas\nconflict\tdrive-by (shooting)\n",
            ":2: the lemma 'drive-by (shooting)' is more",
        ),
        ("triggers", "event_type\tlemmas\tpos\nconflict\tsmite\tadj\n", ":2: unknown pos 'adj': write v"),
        ("triggers", "event_type\tlemmas\tweight\nconflict\tsmite\t9\n", ":2: weight '9' is not 1, 2 or 3"),
        ("triggers", "lemmas\nsmite\n", ":1: no column 'event_type': the first line names"),
        ("triggers", "", ":1: no column 'event_type': the first line names"),
        ("triggers", "event_type\tlemmas\tcolour\n", ":1: unknown column 'colour': the columns are"),
        ("triggers", "event_type\tlemmas\tlemmas\n", ":1: a column stands there twice"),
        ("triggers", "event_type\tlemmas\nconflict\tsmite\tmore\n", ":2: 3 cells for 2 columns: part cells by one tab"),
        ("actors", "actor\tkind\nRiders\tgang\n", ":2: unknown kind 'gang': choose one of military"),
        ("actors", "actor\tcountry\nRiders\tXX\n", ":2: unknown country 'XX': write the two letters"),
        ("actors", "actor\tkind\n\trole\n", ":2: no actor: write the name"),
        ("actors", "actor\taliases\nRiders\t!!\n", ":2: the name '!!' has no letter or digit"),
        (
            "type_map",
            "event_type\tsub_event_type\tcameo_root\nconflict\tx\t21\n",
            ":2: cameo_root '21' is no root code",
        ),
        ("type_map", "event_type\tsub_event_type\nwar\tx\n", ":2: unknown event_type 'war'"),
        ("not_events", "phrase\tnote\n\tempty\n", ":2: no phrase: write the words"),
    ],
)
def test_a_faulty_row_has_its_line(tmp_path: Path, name: str, content: str, said: str) -> None:
    own = folder_with(tmp_path, **{name: content})
    with pytest.raises(InputError) as refusal:
        open_lexicon(own)
    assert str(refusal.value).startswith(f"{own / name}.tsv{said}")


def test_each_faulty_row_has_a_line_of_its_own(tmp_path: Path) -> None:
    own = folder_with(tmp_path, triggers="event_type\tlemmas\nwar\ta\npeace\tb\n", not_events="phrase\tnote\n\tx\n")
    with pytest.raises(InputError) as refusal:
        open_lexicon(own)
    assert len(str(refusal.value).splitlines()) == 3


def test_a_folder_that_is_none_says_why(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder: --lexicon wants a folder"):
        open_lexicon(tmp_path / "none")
    with pytest.raises(InputError, match="holds no table: put one or more of triggers.tsv"):
        open_lexicon(tmp_path)
    (tmp_path / "words.tsv").write_text("x\n", "utf-8")
    with pytest.raises(InputError, match="no table of that name is read"):
        open_lexicon(tmp_path)
    (tmp_path / "words.tsv").rename(tmp_path / "triggers.tsv")
    (tmp_path / "triggers.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="save it as UTF-8"):
        open_lexicon(tmp_path)


def test_the_example_of_the_documentation_works(root: Path, tmp_path: Path) -> None:
    page = (root / "docs" / "lexicon.md").read_text("utf-8")
    for name in FORMS:
        example = page.split(f"`{name}`:", 1)[1].split("```tsv\n", 1)[1].split("```", 1)[0]
        (tmp_path / name).write_text(example, "utf-8")
    events = read_with(tmp_path, page.split("```text\n", 1)[1].split("```", 1)[0])
    assert [(one.event_type, one.sub_event_type, one.actor1, one.actor2) for one in events] == [
        ("conflict", "cattle_raid", "Karam Riders", "farmers")
    ]
    assert open_lexicon(tmp_path).types["conflict", "cattle_raid"].cameo_root == "17"


def test_the_documentation_names_every_column_and_kind(root: Path) -> None:
    page = (root / "docs" / "lexicon.md").read_text("utf-8")
    columns: set[Any] = {*TRIGGER_COLUMNS, *ACTOR_COLUMNS, *FORMS["type_map.tsv"][0], *FORMS["not_events.tsv"][0]}
    assert [name for name in (*columns, *KINDS, *EVENT_TYPES, "never") if f"`{name}`" not in page] == []
