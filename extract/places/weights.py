"""The weights of toponym resolution, set by hand and checked on the work part of the development corpora."""

from extract.places.entry import NameKind

# Scores count in powers of ten of people: 1.0 is worth a tenfold population.
WAY: dict[NameKind, float] = {"name": 0.0, "alias": -0.1, "alternate": -0.7}
ALTERNATE_BESIDE_NAMES = -1.8  # an alternate name of one place where others bear the name itself
COUNTRY, DIVISION = 1.4, 1.8  # the article speaks of the candidate's country, of its division
HOME = 1.0  # the page's address ends in the candidate's country
# The publisher's own town, its division, and what lies around it
AT_HOME, AT_HOME_KM, AT_HOME_DIVISION, AT_HOME_AROUND = 2.4, 70.0, 1.4, 0.8
ENGLISH = 0.3  # English-language news is read most in these countries
ENGLISH_SPEAKING = frozenset({"US", "GB", "CA", "AU", "IE", "NZ"})
CONTAINED = 5.0
NOT_CONTAINED = -1.5
ONE_SENSE = 2.0
# Nearness to the other names' readings: a strong pull within a day's drive, a weak one within a country.
NEAR, NEAR_KM = 2.2, 60.0
WIDE, WIDE_KM = 0.8, 350.0
PASSES = 4
SAME_KM = 40.0  # candidates closer than this are one place under two heads
