"""Trains the small network of `extract.encoder`: data, learning, export, evaluation (`python -m training --help`)."""
