"""Dead and injured as reported."""

import pytest

from extract.events.numbers import read_counts
from extract.model import Count


def exactly(number: int) -> Count:
    """A number without a hedge."""
    return Count(least=number, most=number)


@pytest.mark.parametrize(
    ("sentence", "killed", "hurt"),
    [
        ("At least 12 people were killed and 30 others were injured.", Count(least=12, most=None), exactly(30)),
        ("A man was shot and killed outside a bar.", exactly(1), None),
        ("The raid left two soldiers dead, wounding at least four.", exactly(2), None),
        ("Gunmen attacked the post, killing three guards and injuring five others.", exactly(3), exactly(5)),
        ("Twenty-one passengers died.", exactly(21), None),
        ("Up to 1,200 people were hurt.", None, Count(least=None, most=1200)),
        ("Dozens of people were killed.", Count(least=24, most=None), None),
        ("He was 21 when the war began.", None, None),
        ("Twelve days after he was killed, a trial began.", None, None),
    ],
)
def test_counts(sentence: str, killed: Count | None, hurt: Count | None) -> None:
    """Hedges become open bounds; ages and days are not people."""
    assert read_counts(sentence) == (killed, hurt)
