"""The capital that words mean without its name: "in the capital", "the Afghan capital"."""

from collections.abc import Mapping, Sequence
from functools import cache

from extract.errors import ResourceError
from extract.events.lexicon import DETERMINERS
from extract.events.tables import built_in_rows
from extract.events.words import Word
from extract.model import Place, PlaceMention
from extract.places.assemble import town_radius

TABLE = "capitals.tsv"
COLUMNS = ("iso", "country", "capital", "latitude", "longitude", "population", "geonames_id")
# After "capital" these make it another thing: "the capital of the province", "the capital gains".
_NO_CAPITAL = frozenset({"of", "city", "punishment", "gain", "gains", "market", "markets", "sentence", "crime", "case"})


def capital_meant(
    words: Sequence[Word], index: int, here: Sequence[PlaceMention], country_code: str | None
) -> Place | None:
    """The capital that the word "capital" at `index` means, None where it means another thing or is named.

    `here` are the places of the sentence, `country_code` is that of the country around which the report turns. "The
    provincial capital" and "the capital of the province" are none.
    """
    if words[index].lower != "capital" or _is_named(words, index, here):
        return None
    before = words[index - 1] if index else None
    if before is None:
        return None
    owner = next((one for one in here if _ends_at(one, words, index)), None)
    if owner is not None and owner.place is not None:
        return capitals().get(owner.place.country_code or "") if owner.place.precision == "country" else None
    whole = before.lower in ("nation's", "nation’s", "country's", "country’s") or before.lower in DETERMINERS
    return capitals().get(country_code or "") if whole and before.lower not in ("a", "an") else None


def _ends_at(mention: PlaceMention, words: Sequence[Word], index: int) -> bool:
    """Whether a name or an adjective stands right before a word ("the Afghan capital", "Kenya's capital")."""
    owned = words[index - 1].lower in ("'s", "’s") and index > 1
    start = words[index - 2 if owned else index - 1].span.start
    return mention.span.start <= start < mention.span.end


def _is_named(words: Sequence[Word], index: int, here: Sequence[PlaceMention]) -> bool:
    """Whether the words after say which capital it is, or that it is none ("the capital, Lima", "capital of Peru")."""
    after = words[index + 1 : index + 3]
    if after and after[0].lower in _NO_CAPITAL:
        return True
    skipped = after[1:] if after and after[0].text in ",(–-" else after[:1]
    return any(one.span.start <= word.span.start < one.span.end for word in skipped for one in here)


@cache
def capitals() -> Mapping[str, Place]:
    """The capital of each country, by its ISO code.

    Raises:
        ResourceError: a cell is no number.
    """
    try:
        return {row["iso"]: _place(row["iso"], row["country"], row["capital"], float(row["latitude"]),
                                   float(row["longitude"]), int(row["population"]), int(row["geonames_id"]))
                for row in built_in_rows(TABLE, COLUMNS)}  # fmt: skip
    except ValueError as error:
        raise ResourceError(f"{TABLE}: {error}: reinstall dateline") from None


def _place(code: str, country: str, name: str, latitude: float, longitude: float, people: int, identity: int) -> Place:
    return Place(
        name=name,
        latitude=latitude,
        longitude=longitude,
        radius_km=round(town_radius(people), 1),
        precision="city",
        country_code=code,
        country=country,
        geonames_id=identity,
        feature_code="PPLC",
        population=people,
    )
