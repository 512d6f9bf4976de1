"""What the learnt weights make of a verb and a place of its sentence, and what that does to the cost by rules."""

import pytest

from extract.events.containers import without_containers
from extract.events.link import LIKELY, OPEN_ODDS, link_places, weighed_cost
from extract.events.place_cost import place_cost
from extract.events.place_odds import BIAS, clues_of, place_odds, place_weights, probability
from extract.events.read import sentences_read
from extract.events.sentence import Page, triggers_of
from extract.model import Article

# Sentence, verb, place, whether it was there.
CASES = [
    ("A bomb killed nine people in Homs on Monday.", "killed", "Homs", True),
    ("Rebels shelled army posts and stormed Aleppo's airport on Monday.", "stormed", "Aleppo", True),
    ("Troops sent by Ankara seized the town of Afrin on Sunday.", "seized", "Afrin", True),
    ("Troops sent by Ankara seized the town of Afrin on Sunday.", "seized", "Ankara", False),
    ("Gunmen from Karachi killed two guards in Quetta on Friday.", "killed", "Karachi", False),
    ("An officer was killed in Kabul on Monday, two days after the Kandahar bombing.", "killed", "Kandahar", False),
    ("France bombed the port of Benghazi on Monday.", "bombed", "France", False),
    ("France bombed the port of Benghazi on Monday.", "bombed", "Benghazi", True),
    ("Thousands marched through Santiago to demand that Madrid free the prisoners.", "marched", "Madrid", False),
]


def read(shipped, text):
    """The triggers, words, places, costs, choice by rules and network's reading of a text of one sentence."""
    article = Article(text=text)
    layout = shipped.layout(text)
    published = shipped.publication(article, layout, shipped.settings)
    mentions, _, analysis = shipped.read_places(article, layout)
    mentions = tuple(without_containers(mentions, text))
    (here,) = sentences_read(article, layout, shipped.times(article, layout, published), mentions, analysis)
    found = triggers_of(Page(article=article, published=published, analysis=analysis), here)
    costs = {(one, place): place_cost(one, place, here.words) for one in found for place in here.places}
    chosen = {one: link.place for one, link in link_places(found, here.words, here.places).items()}
    return found, here.words, here.places, costs, chosen, analysis


def odds_in(shipped, text):
    """(verb, place) as written -> how probable it is that it was there."""
    odds = place_odds(*read(shipped, text))
    return {(text[one.span.start : one.span.end], place.text): value for (one, place), value in odds.items()}


@pytest.mark.parametrize(("text", "verb", "place", "there"), CASES)
def test_a_place_is_likely_where_it_was(shipped, text, verb, place, there):
    value = odds_in(shipped, text)[verb, place]
    assert value >= LIKELY if there else value < OPEN_ODDS


@pytest.mark.parametrize(
    "text",
    [
        "The minister met farmers in Lima on Monday.",
        "The militia withdrew from Tikrit on Monday.",
        "A judge in Turin sentenced two smugglers on Monday.",
        "An explosion in Turin on Monday.",
        "A cyclist was killed on Elm Street on Monday.",
        "A BOMB KILLED NINE PEOPLE IN HOMS ON MONDAY.",
        "Talks in Doha ended on Monday, days after gunmen killed nine traders.",
        "Gunmen shot a judge on Monday, and the ruler spoke in Vienna of a plot.",
    ],
    ids=["talks", "ways", "courts", "nouns", "streets", "capitals", "talks beside it", "a speech beside it"],
)
def test_what_the_weights_never_saw_is_left_to_rules(shipped, text):
    assert odds_in(shipped, text) == {}


def test_each_clue_has_its_weight_and_no_weight_lacks_its_clue(shipped):
    _, clues = next(clues_of(*read(shipped, CASES[0][0])))
    assert {*clues, BIAS} == set(place_weights())


@pytest.mark.parametrize(
    ("cost", "odds", "expected"),
    [
        (None, 0.75, 1.0),
        (12.0, 0.71, 1.0),
        (0.0, 0.6, 0.0),
        (12.0, 0.45, 12.0),
        (None, 0.45, None),
        (12.0, 0.3, None),
        (3.0, 0.3, 3.0),
        (3.0, 0.05, None),
    ],
    ids=[
        "likely, no rule",
        "likely, far",
        "likely, beside",
        "open, far",
        "open, no rule",
        "unlikely, far",
        "unlikely, beside",
        "impossible, beside",
    ],
)
def test_odds_lower_keep_or_strike_out_a_cost(cost, odds, expected):
    assert weighed_cost(cost, odds) == (None if expected is None else pytest.approx(expected))


def test_the_network_moves_the_odds_both_ways(shipped):
    *sentence, _ = read(shipped, CASES[0][0])

    class Says:
        def __init__(self, link):
            self.link = link

        def happened(self, role, trigger, candidate):
            return self.link

        def share(self, span, label):
            return 1.0

    (sure,), (doubtful,) = (place_odds(*sentence, Says(link)).values() for link in (0.99, 0.01))
    assert sure > LIKELY > doubtful
    assert probability(0.0) == 0.5
