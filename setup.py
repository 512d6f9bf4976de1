"""Puts the sample articles into the built package; everything else about it stands in pyproject.toml."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithSeeds(build_py):
    """Copies seeds/*.md to dashboard/seeds, so that an installed dashboard opens on something real.

    An editable install needs no copy: there the folder lies beside the package.
    """

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        folder = Path(self.build_lib) / "dashboard" / "seeds"
        self.mkpath(str(folder))
        for article in sorted(Path("seeds").glob("*.md")):
            self.copy_file(str(article), str(folder / article.name))


setup(cmdclass={"build_py": BuildWithSeeds})
