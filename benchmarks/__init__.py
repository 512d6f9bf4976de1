"""Measures the shipped pipeline: predictions in fixed forms, scores beside their floors, speed and memory."""
