"""Whatever is installed with Dateline may be used by anybody: no GPL, no AGPL, nothing without a licence."""

import re
from importlib.metadata import Distribution, distributions
from pathlib import Path

import pytest

# Free to use and to pass on inside a work of other terms. Matches "BSD-3-Clause" and "MPL-1.1", not "GPL-2.0-only".
PERMITTED = re.compile(
    r"\b(?:MIT|ISC|0?BSD|Apache|PSF|Python Software|MPL|Mozilla|Zlib|CC0|CNRI|Unlicense)", re.IGNORECASE
)
# Matches "GPL-2.0-only" and "AGPLv3", not "LGPL-2.1".
COPYLEFT = re.compile(r"(?<!L)\bA?GPL|Affero|(?<!Lesser )General Public", re.IGNORECASE)


def licence_of(package: Distribution) -> str:
    """What a package says of its licence: the SPDX expression, else its classifiers, else the first line in words."""
    classifiers = [line for line in package.metadata.get_all("Classifier") or [] if line.startswith("License :: ")]
    named = "; ".join(line.split(" :: ")[-1] for line in classifiers)
    return str(package.metadata.get("License-Expression") or named or package.metadata.get("License") or "").split(
        "\n"
    )[0]


def acceptable(licence: str) -> bool:
    """Whether every part of a licence leaves a permitted choice."""
    parts = re.split(r"\bAND\b|;", licence.replace("(", " ").replace(")", " "))
    choices = [re.split(r"\bOR\b", part) for part in parts if part.strip()]
    return bool(choices) and all(
        any(PERMITTED.search(one) and not COPYLEFT.search(one) for one in part) for part in choices
    )


@pytest.mark.parametrize(
    ("licence", "right"),
    [
        ("MIT", True),
        ("MIT AND (BSD-2-Clause OR LGPL-2.1-or-later)", True),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("GPL-3.0-or-later", False),
        ("MIT AND GPL-3.0-only", False),
        ("GNU Affero General Public License v3", False),
        ("", False),
    ],
)
def test_a_licence_is_judged_by_its_choices(licence: str, right: bool) -> None:
    assert acceptable(licence) is right


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_pinned_package_has_an_acceptable_licence(file: str, root: Path) -> None:
    named = re.findall(r"^([A-Za-z0-9._-]+)==", (root / file).read_text("utf-8"), re.MULTILINE)
    installed = {re.sub(r"[-_.]+", "-", package.name).lower(): package for package in distributions()}
    told = {name: licence_of(installed[name]) for name in named if name in installed}
    assert len(told) > 10
    assert {name: licence for name, licence in told.items() if not acceptable(licence)} == {}
