"""Frames as the pipeline makes them, without the pipeline."""

import pandas as pd
import pytest

from extract.schema import COLUMNS, NAMES, PANDAS_DTYPES

DTYPES = {name: PANDAS_DTYPES[column.kind] for name, column in COLUMNS.items()}


def make_frame(rows):
    return pd.DataFrame.from_records(rows, columns=list(NAMES)).astype(DTYPES)


@pytest.fixture
def frame():
    placed = {
        "event_id": "a1", "title": "A bridge falls", "start_date": "2011-05-04", "end_date": "2011-05-04",
        "date_edtf": "2011-05-04", "date_precision": "day", "location": "Salem",
        "latitude": 44.9429, "longitude": -123.0351,
        "radius_km": 5.5, "geonames_id": 5750162, "fatalities_min": 0, "confidence": 0.87, "salience": 1,
        "quote": 'He said "no",\nthen ran.', "quote_start": 0, "quote_end": 24,
    }  # fmt: skip
    bare = {"event_id": "a2", "title": "A letter is found", "date_edtf": "-0043-03-15", "confidence": 0.5}
    return make_frame([placed, bare])
