"""The one tree of errors, children by what the caller can do about them.

    DatelineError            anything that Dateline itself reports
    |- InputError            the named input cannot be used: give another file, or mend this one
    |  `- ArticleError       one article cannot be read; the others go on
    |- SettingsError         an option or setting has a wrong value: change it
    |- ResourceError         a data file of Dateline is missing or damaged: reinstall, or rebuild the gazetteer
    `- MissingExtraError     an optional package is not installed: the message names the line that installs it

Every message is one lower-case line that names the article, file or field and the way out.
"""


class DatelineError(Exception):
    """Anything that Dateline itself reports; catch this to catch them all."""


class InputError(DatelineError):
    """A file, folder or table that cannot be used."""


class ArticleError(InputError):
    """One article that cannot be read; never stops the others."""


class SettingsError(DatelineError):
    """An option or setting with a value that makes no sense."""


class ResourceError(DatelineError):
    """A data file of Dateline that is missing or damaged."""


class MissingExtraError(DatelineError):
    """An optional package that is not installed."""
