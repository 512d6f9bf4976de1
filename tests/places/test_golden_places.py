import json
from pathlib import Path

import pytest
from geopy.distance import great_circle

CASES = json.loads((Path(__file__).parent / "golden.json").read_text("utf-8"))
KNOWN_MISSES: dict[str, str] = {}


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_mentions_of_a_sentence(read, case: dict) -> None:
    mentions = read(case["text"])
    for surface, kinds, latitude, longitude, km in case.get("find", []):
        found = [mention for mention in mentions if mention.text == surface]
        assert found, f"{surface} is not found among {[m.text for m in mentions]}"
        for mention in found:
            assert mention.kind in kinds, f"{surface} is a {mention.kind}: {mention.reason}"
            assert mention.place is not None, mention.reason
            far = great_circle((latitude, longitude), (mention.place.latitude, mention.place.longitude)).km
            assert far <= km, f"{surface} is {far:.0f} km off, in {mention.place.country}: {mention.reason}"
    for surface, states in case.get("unplaced", []):
        (left,) = [mention for mention in mentions if mention.text == surface]
        assert left.place is None, f"{surface} is placed in {left.place and left.place.admin1}: {left.reason}"
        assert {one.place.admin1 for one in left.candidates} >= set(states)
        assert "left unplaced" in left.reason
    for surface in case.get("absent", []):
        assert surface not in [mention.text for mention in mentions]
    for surface in case.get("not_place", []):
        kinds = {m.kind for m in mentions if surface in m.text and m.span.start != -1}
        found_elsewhere = {row[0] for row in case.get("find", [])}
        if surface not in found_elsewhere:
            assert not kinds & {"place", "metonym"}, [(m.text, m.kind, m.reason) for m in mentions]
