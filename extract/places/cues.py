"""The words around a name, read once from `resources/places/cues.toml` and the word tables."""

import tomllib
from dataclasses import dataclass
from functools import cache

from extract.errors import ResourceError
from extract.places.tables import FOLDER, listed, rows

# Words that no person's name holds; some of them are first names or surnames all the same.
IMPERSONAL = (
    "organisations",
    "bodies",
    "teams",
    "facilities",
    "features",
    "days",
    "months",
    "prefixes",
    "titles_before",
)


@dataclass(frozen=True, slots=True)
class Cues:
    """Word sets by the part that they play; `prepositions` with how strongly each speaks for a place."""

    prepositions: dict[str, float]
    words: dict[str, frozenset[str]]
    common: frozenset[str]
    first_names: frozenset[str]
    surnames: dict[str, int]
    impersonal: frozenset[str]
    generic: frozenset[str]
    seats: frozenset[str]

    def has(self, kind: str, word: str) -> bool:
        """Whether a lower-case word plays a part."""
        return word in self.words[kind]


@cache
def cues() -> Cues:
    """All cue words."""
    try:
        read = tomllib.loads((FOLDER / "cues.toml").read_text("utf-8"))
    except OSError as error:
        raise ResourceError(f"cues.toml cannot be read ({error}): reinstall dateline") from error
    words = {kind: frozenset(listed.split()) for kind, listed in read["words"].items()}
    return Cues(
        prepositions=read["prepositions"],
        words=words,
        common=frozenset(row["word"] for row in rows("common_words")),
        first_names=frozenset(row["word"] for row in rows("first_names")),
        surnames={row["word"]: rank for rank, row in enumerate(rows("surnames"))},
        impersonal=frozenset().union(*(words[kind] for kind in IMPERSONAL)) - words["maybe_persons"],
        seats=frozenset(read["phrases"]["seats"]),
        generic=words["prefixes"] | words["features"] | words["compass"] | words["connectors"],
    )


@cache
def not_places() -> frozenset[str]:
    """Folded phrases that hold a place's name and name no place."""
    return frozenset(row["phrase"] for row in rows("not_places"))


@cache
def postal() -> dict[str, str]:
    """Postal codes as written after a comma to division codes ("TN" to US.TN)."""
    return {code: row["code"] for row in rows("abbreviations") for code in listed(row["postal"])}


@cache
def short_forms() -> dict[str, str]:
    """Abbreviations as written to division codes ("Tenn." to US.TN)."""
    return {
        short: row["code"]
        for row in rows("abbreviations")
        for short in listed(row["abbreviations"])
        if " " not in short or short.endswith(".")
    }


@cache
def upper_forms() -> dict[str, str]:
    """The same in capitals."""
    return {short.upper(): code for short, code in short_forms().items()}


# Tokens that keep their full stop.
ABBREVIATIONS = frozenset(
    {form for form in short_forms() if form.endswith(".")}
    | {f"{title.capitalize()}" for title in cues().words["titles_before"] if title.endswith(".")}
    | {
        "U. S.",
        "U. S. A.",
        "St.",
        "Ste.",
        "Mt.",
        "Ft.",
        "Jr.",
        "Sr.",
        "Ave.",
        "Blvd.",
        "Rd.",
        "Inc.",
        "Corp.",
        "Ltd.",
        "Co.",
        "No.",
        "Dept.",
    }
)
SHORT_FORMS = ABBREVIATIONS | {form.upper() for form in ABBREVIATIONS}
