"""Counting the dead and injured never fails, wherever a sentence breaks off."""

from hypothesis import given
from hypothesis import strategies as st

from extract.events.numbers import read_counts

PHRASES = (
    "none of no one nobody at least between 12 and 15 dozens two other another people men a woman aged 24 , including",
    "the gunman were was killed wounded shot dead injuring him his wife Ada Lang who died or more than half others",
)
WORDS = [word for phrase in PHRASES for word in phrase.split()]


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_any_words_can_be_counted(words):
    killed, hurt = read_counts(" ".join(words))
    for count in (killed, hurt):
        if count is not None and count.least is not None and count.most is not None:
            assert 0 <= count.least <= count.most
