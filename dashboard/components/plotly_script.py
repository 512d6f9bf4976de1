"""plotly.min.js out of the installed plotly wheel, served by the app itself; nothing is fetched from elsewhere."""

import os
import tempfile
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

STATIC = Path(__file__).parents[1] / "static"


@cache
def plotly_address() -> str:
    """Where the browser gets plotly: a copy beside our static files, made once for each version.

    Raises:
        OSError: the folder cannot be written and holds no copy yet.
    """
    target = STATIC / f"plotly-{version('plotly')}.min.js"
    if not target.exists():
        copy_script(target)
    return f"app/static/{target.name}"


def copy_script(target: Path) -> None:
    """Copies the script in one step, so that two starts at once do no harm."""
    source = files("plotly") / "package_data" / "plotly.min.js"
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=".part")
    with os.fdopen(handle, "wb") as file:
        file.write(source.read_bytes())
    os.chmod(name, 0o644)
    os.replace(name, target)
