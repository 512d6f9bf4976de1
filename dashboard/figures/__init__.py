"""Frames -> plotly figures as plain dicts (data and layout). Pure, no streamlit."""

from dashboard.figures.map import map_figure
from dashboard.figures.timeline import timeline_figure

__all__ = ["map_figure", "timeline_figure"]
