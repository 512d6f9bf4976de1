"""The dashboard: a map, a timeline and a list of events with their evidence."""
