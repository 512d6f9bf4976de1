"""The place beside an event's date is the event's."""

import pytest

from extract.events.beside_dates import placed_beside_dates
from extract.events.detect import find_triggers
from extract.events.lexicon import built_in
from extract.events.link import Linked
from extract.events.words import split_words
from extract.model import Sentence, Span
from tests.events.test_read import place_of, time_of


@pytest.mark.parametrize(
    ("text", "placed"),
    [
        ("It was put off after the murder of Ines Roth, a judge of note, on Monday in the town of Arden.", True),
        ("It was put off after the murder of Ines Roth on Monday, and talks were held in Arden.", False),
        ("It was put off after the murder of Ines Roth on Monday by men from Arden.", False),
    ],
)
def test_only_a_place_right_beside_the_date(text: str, placed: bool) -> None:
    """Another clause, or where somebody comes from, is no such place."""
    span = Span(0, len(text))
    words = split_words(text, span)
    found = list(find_triggers(0, Sentence(span=span, region="body", paragraph=0), words, built_in()))
    murder = next(one for one in found if one.trigger.lemma == "murder")
    dated = {murder: Linked(cost=1.0, time=time_of(text, "Monday", "2018-06-04", "relative"))}
    arden = place_of(text, "Arden", 45.0, 5.0, "city")
    linked = placed_beside_dates(found, words, [arden], dated, {}).get(murder)
    assert (linked is not None and linked.place == arden) is placed
