"""The command `dateline`: thin; it reads arguments, calls the batch and prints."""

from extract.cli.commands import app, main

__all__ = ["app", "main"]
