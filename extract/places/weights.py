"""The weights of toponym resolution, set by hand and checked on the work part of the development corpora."""

from extract.places.entry import NameKind

# Scores count in powers of ten of people: 1.0 is worth a tenfold population.
WAY: dict[NameKind, float] = {"name": 0.0, "alias": -0.1, "alternate": -0.9}
COUNTRY_NAMED = 1.0
DIVISION_NAMED = 2.0
HOME = 1.0
CONTAINED = 5.0
NOT_CONTAINED = -1.5
ONE_SENSE = 2.5
# Nearness to the other names' picks: a strong pull within a day's drive, a weak one within a country.
NEAR, NEAR_KM = 1.6, 80.0
WIDE, WIDE_KM = 0.9, 500.0
PASSES = 3
SAME = 40.0  # km: candidates closer than this are one place under two heads
