"""Evidence on whether a name is a place, and how strongly a name alone speaks for it."""

from dataclasses import dataclass, field

from extract.model import MentionKind
from extract.places.entry import Entry, Match

ENOUGH = 2.0
# How much a town speaks for itself, by its people.
TOWN_STRENGTH = (
    (3_000_000, 2.9),
    (1_000_000, 2.6),
    (300_000, 2.3),
    (100_000, 2.0),
    (30_000, 1.6),
    (8_000, 1.2),
    (2_000, 0.8),
)


@dataclass(slots=True)
class Judgement:
    """What a proposal is taken for. `score` at or above ENOUGH makes it a mention of `kind`."""

    kind: MentionKind = "place"
    score: float = 0.0
    reasons: list[str] = field(default_factory=list)
    person: bool = False
    doubt: float = 0.0
    located: bool = False
    holders: list[Entry] = field(default_factory=list)

    def add(self, weight: float, reason: str) -> None:
        """One piece of evidence."""
        self.score += weight
        self.reasons.append(f"{reason} {weight:+.1f}")

    def suspect(self, weight: float, reason: str) -> None:
        """A likeness to persons' names, which counts only where no word beside the name says that it is a place."""
        self.doubt += weight
        self.reasons.append(f"{reason} {weight:+.1f}")

    def locate(self, weight: float, reason: str) -> None:
        """Evidence that no person's name would have beside it ("in X", "X police")."""
        self.located = True
        self.add(weight, reason)

    def become(self, kind: MentionKind, reason: str) -> None:
        """Another kind of mention."""
        self.kind = kind
        self.reasons.append(reason)


def strength(matches: tuple[Match, ...]) -> float:
    """How much a name alone, by its most prominent reading, speaks for a place."""
    return max((single_strength(match) for match in matches[:6]), default=0.0)


def single_strength(match: Match) -> float:
    """The same for one reading."""
    entry = match.entry
    if entry.kind == "country" or entry.kind == "region" and entry.feature_code != "ADM2":
        return 3.0
    if entry.kind == "admin1":
        known = 2.6 if entry.population > 100_000 else 1.6
    elif entry.kind == "feature":  # of the full GeoNames dump: a stream called "Bush" needs words that speak for it
        known = 0.5
    elif entry.kind != "city":
        known = 2.2 if " " in entry.name and match.by == "name" else 1.8 if entry.country_code in ("GB", "IE") else 1.0
    else:
        known = next((value for people, value in TOWN_STRENGTH if entry.population >= people), 0.5)
    if match.by == "alternate":
        known -= 0.4 if entry.population > 500_000 else 1.0
    return known
