"""The colours keep apart for every eye, and the glyphs for those who see none."""

import itertools

import numpy as np
import pytest

from dashboard.palette import EVENT_TYPES, LOOKS, known_type, look_of

# Machado, Oliveira and Fernandes (2009): what the three full dichromacies make of linear RGB.
EYES = {
    "full": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]]
    ),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def linear(colour: str) -> np.ndarray:
    shares = np.array([int(colour[start : start + 2], 16) for start in (1, 3, 5)]) / 255
    return np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)


def lab(light: np.ndarray) -> np.ndarray:
    xyz = TO_XYZ @ np.clip(light, 0, 1) / np.array([0.9505, 1, 1.089])
    root = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def contrast(one: str, other: str) -> float:
    low, high = sorted(float(TO_XYZ[1] @ linear(colour)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def test_every_type_has_a_look_of_its_own() -> None:
    assert set(LOOKS) == set(EVENT_TYPES)
    assert len({look.glyph for look in LOOKS.values()}) == len({look.light for look in LOOKS.values()}) == 8


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("eye", EYES)
def test_colours_keep_apart(eye: str, dark: bool) -> None:
    seen = {name: lab(EYES[eye] @ linear(look.colour(dark))) for name, look in LOOKS.items()}
    gaps = {(a, b): float(np.linalg.norm(seen[a] - seen[b])) for a, b in itertools.combinations(seen, 2)}
    assert min(gaps.values()) >= 9, min(gaps, key=lambda pair: gaps[pair])


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_glyphs_read_on_their_colours(name: str) -> None:
    look = LOOKS[name]
    assert min(contrast(look.ink, look.light), contrast(look.ink, look.dark)) >= 2.3


def test_unknown_types_look_like_other() -> None:
    assert look_of("Battles") == look_of(None) == LOOKS["other"]
    assert known_type("Battles") == known_type(None) == "other"
