"""How often our type of an event leads to the one that people gave: `python -m benchmarks.event_types [--corpora DIR]`.

Snippets of news with one of 30 classes that follow ACLED's sub-event types (CASE 2021, task 2); the first row's types
are looked up in type_map.tsv. Prints accuracy for both parts of the corpus, and the work part's confusions.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from benchmarks.corpora import DEFAULT_FOLDER, Corpora, Part
from benchmarks.predict import FORMS
from benchmarks.records import Record, read_records
from benchmarks.shipped import shipped_line
from extract.events.lexicon import built_in

CORPUS = "events/case2021_task2"
NOTHING_READ = 2
JUDGED: tuple[Part, ...] = ("work", "check")
# ACLED's sub-event types as the corpus calls them.
CLASSES: Mapping[str, str] = {
    "Air/drone strike": "AIR_STRIKE",
    "Suicide bomb": "SUIC_BOMB",
    "Shelling/artillery/missile attack": "ART_MISS_ATTACK",
    "Remote explosive/landmine/IED": "REM_EXPLOS",
    "Grenade": "GRENADE",
    "Chemical weapon": "CHEM_WEAP",
    "Armed clash": "ARMED_CLASH",
    "Government regains territory": "GOV_REGAINS_TERIT",
    "Non-state actor overtakes territory": "NON_STATE_ACTOR_OVERTAKES_TER",
    "Sexual violence": "SEX_VIOL",
    "Attack": "ATTACK",
    "Abduction/forced disappearance": "ABDUCT_DISSAP",
    "Peaceful protest": "PEACE_PROTEST",
    "Protest with intervention": "PROTEST_WITH_INTER",
    "Excessive force against protesters": "FORCE_AGAINST_PROTEST",
    "Violent demonstration": "VIOL_DEMONSTR",
    "Mob violence": "MOB_VIOL",
    "Agreement": "AGREEMENT",
    "Arrests": "ARREST",
    "Change to group/activity": "CHANGE_TO_GROUP_ACT",
    "Disrupted weapons use": "DISR_WEAP",
    "Headquarters or base established": "HQ_ESTABLISHED",
    "Looting/property destruction": "PROPERTY_DISTRUCT",
    "Non-violent transfer of territory": "NON_VIOL_TERRIT_TRANSFER",
}
# The corpus' classes beyond ACLED, by our pair of types; "*" stands for any finer type.
NATURAL = ("earthquake", "storm", "flood", "eruption", "outbreak")
BEYOND: Mapping[tuple[str, str], str] = {
    **{("accident_disaster", kind): "NATURAL_DISASTER" for kind in NATURAL},
    ("accident_disaster", "*"): "MAN_MADE_DISASTER",
    ("diplomacy", "agreement"): "AGREEMENT",
    ("diplomacy", "*"): "DIPLO",
    ("conflict", "robbery"): "ORG_CRIME",
    ("justice", "seizure"): "ORG_CRIME",
    ("statement", "claim"): "ATTRIB",
}  # fmt: skip


def class_of(row: Mapping[str, str | None] | None) -> str:
    """The corpus' class that the types of a row lead to; NONE without a row."""
    if row is None:
        return "NONE"
    pair = (row["event_type"] or "", row["sub_event_type"] or "")
    beyond = BEYOND.get(pair) or BEYOND.get((pair[0], "*"))
    if beyond:
        return beyond
    near = built_in().types.get(pair)
    return CLASSES.get(near.acled_sub_event_type, "OTHER") if near else "OTHER"


def confusions(gold: Iterable[Record], predicted: Mapping[str, list[Record]]) -> Counter[tuple[str, str]]:
    """How often each gold class was answered by each class, by the first row of each snippet."""
    return Counter(
        (record["gold"]["event_type"], class_of(next(iter(predicted.get(record["id"], ())), None))) for record in gold
    )


def accuracy(found: Counter[tuple[str, str]]) -> float:
    """The share that is right; 0 of none."""
    right = sum(count for (gold, answer), count in found.items() if gold == answer)
    return right / max(found.total(), 1)


def main(arguments: list[str]) -> int:
    """Measure and print; the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.event_types", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--corpora", type=Path, default=DEFAULT_FOLDER)
    folder = parser.parse_args(arguments).corpora
    with tempfile.TemporaryDirectory() as scratch:
        corpora = Corpora(folder=folder, scratch=Path(scratch))
        if not corpora.has(CORPUS):
            print(f"{CORPUS}: not measured: it is not in {folder}")
            return NOTHING_READ
        told = FORMS["events"].predict(corpora.questions("events", CORPUS), shipped_line())
        rows = {one["id"]: one["events"] for one in told}
        parts = {
            part: confusions(read_records(corpora.gold((CORPUS,), part), required=("id",)), rows) for part in JUDGED
        }
    for part, found in parts.items():
        print(f"{part}: {accuracy(found):.3f} of {found.total()}")
    for (gold, answer), count in parts["work"].most_common():
        if gold != answer:
            print(f"  {count:3} {gold} -> {answer}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
