"""plotly.min.js out of the installed plotly wheel, served by the app itself; nothing is fetched from elsewhere."""

import os
import tempfile
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

STATIC = Path(__file__).parents[1] / "static"


@cache
def plotly_address() -> str | None:
    """Where the browser gets plotly: a copy beside our static files, made once for each version.

    None where that folder cannot be written, as in an installation by an administrator: see `plotly_module`.
    """
    target = STATIC / f"plotly-{version('plotly')}.min.js"
    if not target.exists():
        try:
            copy_script(target)
        except OSError:
            return None
    return f"app/static/{target.name}"


def plotly_module() -> str:
    """The script as a component's module, for the case that it cannot be served as a file."""
    return f"{source().read_text(encoding='utf-8')}\nexport default function () {{}}\n"


def source() -> Traversable:
    """The script in plotly's package."""
    return files("plotly") / "package_data" / "plotly.min.js"


def copy_script(target: Path) -> None:
    """Copies the script in one step, so that two starts at once do no harm."""
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(source().read_bytes())
        os.chmod(name, 0o644)
        os.replace(name, target)
    finally:
        Path(name).unlink(missing_ok=True)
