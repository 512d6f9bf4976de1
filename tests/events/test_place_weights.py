"""How the weights of a verb's places are fitted: on made-up clues whose answer is known."""

import numpy as np
import pytest

from extract.events.place_odds import BIAS, WEIGHTS, place_weights
from extract.events.tables import built_in_rows
from training.corpora import Document
from training.place_weights import (
    NETWORK,
    Example,
    by_folds,
    examples_of,
    figures,
    fit_rules,
    fitted,
    joined,
    write_weights,
)


def made_up(count: int, seed: int, helpful: float) -> list[Example]:
    """Examples in which the clue "near" and the network's link each say something, and "noise" nothing."""
    draw = np.random.default_rng(seed)
    made = []
    for number in range(count):
        near, link, noise = draw.normal(size=3)
        right = bool(draw.random() < 1 / (1 + np.exp(-(2 * near + helpful * link - 0.5))))
        clues = {"near": near, "noise": noise, "network": link, "network name": 1.0, "network best": float(link > 0)}
        made.append(Example(text=f"text {number // 2}", seen=seed == 1, clues=clues, right=right))
    return made


def test_the_ridge_finds_the_weights_that_made_the_answers():
    draw = np.random.default_rng(7)
    columns = draw.normal(size=(4000, 2)) * [1.0, 5.0] + [0.0, 3.0]
    right = (draw.random(4000) < 1 / (1 + np.exp(-(1.5 * columns[:, 0] - 0.4 * columns[:, 1] + 1.0)))).astype(float)
    learnt = fitted(columns, right, 1.0, ("one", "two"))
    assert learnt.weights == pytest.approx([1.5, -0.4], abs=0.15)
    assert learnt.bias == pytest.approx(1.0, abs=0.25)


def test_a_clue_that_never_changes_weighs_nothing():
    learnt = fitted(
        np.column_stack([np.arange(8.0), np.ones(8)]), np.array([0, 0, 1, 0, 1, 1, 0, 1.0]), 1.0, ("a", "b")
    )
    assert learnt.weights[1] == 0.0


def test_the_network_is_weighed_by_what_it_has_not_seen():
    first = fit_rules(made_up(800, seed=1, helpful=4.0))
    assert set(first.names).isdisjoint(NETWORK)
    shares = []
    for helpful in (0.0, 2.0):
        both = joined(first, made_up(800, seed=2, helpful=helpful))
        shares.append(dict(zip(both.names, both.weights, strict=True))["network"])
    assert abs(shares[0]) < 0.4 < 1.0 < shares[1]


def test_folds_keep_a_text_whole_and_measure_no_better_than_chance_on_noise():
    first, unseen = fit_rules(made_up(400, seed=1, helpful=1.0)), made_up(400, seed=3, helpful=1.0)
    scores = by_folds(first, unseen)
    everything = joined(first, unseen).scores(unseen)
    assert scores != pytest.approx(everything)
    assert figures(unseen, scores)["log_loss"] == pytest.approx(figures(unseen, everything)["log_loss"], abs=0.03)


def test_written_weights_are_read_back(tmp_path):
    learnt = joined(fit_rules(made_up(200, seed=1, helpful=1.0)), made_up(200, seed=2, helpful=1.0))
    target = tmp_path / "weights.tsv"
    write_weights(learnt, target, "2026-11-26")
    lines = [line.split("\t") for line in target.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert lines[0] == ["clue", "weight"]
    assert {name: float(weight) for name, weight in lines[1:]} == pytest.approx(
        dict(zip(learnt.names, learnt.weights, strict=True)) | {BIAS: learnt.bias}, abs=0.001
    )


def test_the_shipped_table_names_each_clue_once():
    assert len(list(built_in_rows(WEIGHTS, ("clue", "weight")))) == len(place_weights())


def test_a_gold_verb_is_asked_about_each_place_of_its_sentence(shipped):
    text = "Gunmen from Karachi killed two guards in Quetta on Friday."
    gold = {"verb": {"start": text.index("killed"), "end": text.index(" two")},
            "where": [{"start": text.index("Quetta"), "end": text.index(" on Friday")}]}  # fmt: skip
    document = Document(name="one", source="events/event_location", text=text, sentences=(), record={"gold": gold})
    found = list(examples_of([document], shipped))
    assert [(one.clues["from before"], one.right) for one in found] == [(1.0, False), (0.0, True)]
