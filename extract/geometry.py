"""Great-circle distance, the one measure on the globe that several stages share."""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088


def distance_km(latitude1: float, longitude1: float, latitude2: float, longitude2: float) -> float:
    """Kilometres between two points in degrees WGS84 (haversine, within 0.5 % of the ellipsoid)."""
    phi1, phi2 = radians(latitude1), radians(latitude2)
    half_phi, half_lambda = (phi2 - phi1) / 2, radians(longitude2 - longitude1) / 2
    a = sin(half_phi) ** 2 + cos(phi1) * cos(phi2) * sin(half_lambda) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(a)))
