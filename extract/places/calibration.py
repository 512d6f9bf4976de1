"""How sure a place is, as a probability: fitted so that of the mentions at 0.8 about 80 % are right.

A logistic regression on the work parts of GeoWebNews, LGL, TR-News and GeoVirus (3,183 mentions of places and
governments, countries of GeoVirus left out), right meaning recognised and within 161 km. `benchmarks.reliability` gives
the table.
"""

import math

# weights of the rules' confidence (its log odds), of a container in the place's stead, of a name that only the network
# took for a place, and the constant
FITTED = (1.46, 0.455, -1.663, -0.478)
LEAST, MOST = 0.02, 0.99


def calibrated(confidence: float, contained: bool, by_network: bool) -> float:
    """The probability that a mention is a place and lies where it is put, two decimals."""
    known, held, network, constant = FITTED
    odds = math.log(max(confidence, 0.01) / (1.0 - min(confidence, 0.99)))
    score = known * odds + held * contained + network * (by_network and not contained) + constant
    return round(min(MOST, max(LEAST, 1.0 / (1.0 + math.exp(-score)))), 2)
