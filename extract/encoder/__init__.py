"""The small network: names, triggers of events, their links to places and times, and sentence vectors, in one pass.

encoder = load()
analysis = encoder.analyse(article.text, [sentence.span for sentence in layout.sentences])
"""

from extract.encoder.analysis import Analysis, NameMention
from extract.encoder.encoder import Encoder
from extract.encoder.load import load

__all__ = ["Analysis", "Encoder", "NameMention", "load"]
