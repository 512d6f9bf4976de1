"""The capital that words mean without its name."""

from datetime import date

import pytest

from extract.config import Settings
from extract.events.capitals import capitals
from extract.model import Article
from extract.pipeline import Pipeline, build_pipeline


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return build_pipeline(Settings())


CASES = [
    ("Floods hit towns across Kenya. A bridge in Kenya fell. A bomb went off in the capital on Tuesday.", "Nairobi"),
    ("Shops in Lima closed early. Three people were shot in the Afghan capital on Friday.", "Kabul"),
    ("Ghana is at peace. Two men were killed in Ghana's capital on Monday.", "Accra"),
    ("Kenya mourned. Kenya's press was shocked. A man was shot in the provincial capital on Monday.", "Kenya"),
    ("Peru mourned. Peru wept. A man was shot in the capital of the province on Monday.", "Peru"),
    ("Kenya prayed. Kenya wept. A man was killed in the capital market on Monday.", "Kenya"),
]


@pytest.mark.parametrize(("text", "place"), CASES, ids=[case[1] + case[0][-40:-10] for case in CASES])
def test_the_capital_is_that_of_the_country_meant(pipeline: Pipeline, text: str, place: str) -> None:
    found = pipeline.read(Article(text=text, published=date(2018, 6, 9), published_basis="given")).events
    last = max(found, key=lambda event: event.trigger.start)
    assert last.place is not None
    assert last.place.name == place
    assert last.place_basis == "context"


def test_every_capital_has_a_point_in_its_own_country() -> None:
    known = capitals()
    assert len(known) > 230
    assert {"AF": "Kabul", "BR": "Brasilia", "ZM": "Lusaka"}.items() <= {k: v.name for k, v in known.items()}.items()
    assert all(place.country_code == code and place.radius_km >= 2 for code, place in known.items())
