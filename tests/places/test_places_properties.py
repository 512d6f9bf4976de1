from hypothesis import given, settings
from hypothesis import strategies as st

from extract.model import Article, PlaceMention, Span
from extract.places import recognise, resolve
from extract.text import read_layout

SOUP = """Paris Texas Syria’s southern Aleppo in the near Mr. Washington said , . ( ) - D.C. Tenn. US$ U.S.
Al-Bab ez-Zor Cox's Bazar of University Police 30 km north St. Louis and British Iranians İstanbul Kraków
Москва 北京 \u200f \u200b 🙂 ' ’s &"""
WORDS = st.sampled_from([*SOUP.split(), "\n", "\t"])
TEXTS = st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=80)


@settings(max_examples=150)
@given(text=TEXTS)
def test_mentions_keep_their_spans_and_order(gazetteer, text: str) -> None:
    article, layout = Article(text=text), read_layout(text)
    found = recognise(article, layout, gazetteer)
    for mention in found:
        assert text[mention.span.start : mention.span.end] == mention.text
        assert mention.text.strip() == mention.text != ""
    assert all(a.span.end <= b.span.start for a, b in zip(found, found[1:], strict=False))
    placed = resolve(article, layout, found, gazetteer)
    assert [m.span for m in placed] == [m.span for m in found]
    for mention in placed:
        assert 0.0 <= mention.confidence <= 1.0
        assert len(mention.candidates) <= 5
        if mention.place:
            assert abs(mention.place.latitude) <= 90
            assert abs(mention.place.longitude) <= 180
            assert mention.place.radius_km > 0
    assert resolve(article, layout, recognise(article, layout, gazetteer), gazetteer) == placed


@settings(max_examples=100)
@given(text=TEXTS, cuts=st.lists(st.integers(0, 80), max_size=8, unique=True))
def test_any_spans_may_be_resolved(gazetteer, text: str, cuts: list[int]) -> None:
    ends = sorted(cut for cut in cuts if cut <= len(text))
    spans = [Span(a, b) for a, b in zip(ends, ends[1:], strict=False)]
    asked = tuple(PlaceMention(span=s, text=text[s.start : s.end], kind="place") for s in spans)
    assert len(resolve(Article(text=text), read_layout(text), asked, gazetteer)) == len(asked)


def test_many_capitals_and_names_stay_linear(gazetteer) -> None:
    for text in ("PARIS " * 4000, "Paris, Texas and " * 2000, "Springfield San Antonio " * 1500, "A" * 50_000):
        article, layout = Article(text=text), read_layout(text)
        assert len(resolve(article, layout, recognise(article, layout, gazetteer), gazetteer)) >= 0
