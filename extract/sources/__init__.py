"""Something -> Article: plain text, saved pages, folders, the standard input.

A file that cannot be read raises ArticleError with one line; `read_all` hands that line on and goes on.
"""

from extract.sources.files import find_files, read_all, read_file, read_stdin
from extract.sources.pages import read_html

__all__ = ["find_files", "read_all", "read_file", "read_html", "read_stdin"]
