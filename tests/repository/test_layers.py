"""What may import what: the contracts of pyproject.toml hold, and no module stands outside them."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

STAGES_WITHOUT_PANDAS = (
    "extract",
    "extract.temporal",
    "extract.places",
    "extract.text",
    "extract.events",
    "extract.sources",
    "extract.analyzers",
)


WITH_STREAMLIT = ("app.py", "data.py", "state.py", "components/", "views/")
STAGES_OF_DATA_ALONE = ("extract.pipeline", "extract.sources", "extract.store", "extract.batch")


def imports(source: str) -> set[str]:
    """The modules that a file names in its imports, those inside functions included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def dashboard_imports(root: Path) -> dict[str, set[str]]:
    """What each file of the dashboard imports."""
    folder = root / "dashboard"
    return {str(path.relative_to(folder)): imports(path.read_text("utf-8")) for path in sorted(folder.rglob("*.py"))}


def contracts(root: Path) -> dict[str, dict[str, object]]:
    """import-linter's contracts by their ids."""
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    return {contract["id"]: contract for contract in settings["contracts"]}


def layer_names(layers: list[str]) -> set[str]:
    """The modules that a contract's layers name, without the marks for siblings and for what is yet to come."""
    return {name.strip(" ()") for line in layers for name in line.split("|")}


def modules(package: Path) -> set[str]:
    """The modules and subpackages right inside a package."""
    files = {path.stem for path in package.glob("*.py")} - {"__init__"}
    folders = {path.name for path in package.iterdir() if path.is_dir() and any(path.rglob("*.py"))}
    return files | folders


def test_every_module_of_extract_has_a_layer(root: Path) -> None:
    stages = contracts(root)["stages"]
    assert stages["exhaustive"] is True
    assert modules(root / "extract") - layer_names(stages["layers"]) == set()  # type: ignore[arg-type]


def test_a_module_without_a_layer_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "stray.py").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "inside.py").touch()
    assert modules(tmp_path) - layer_names(["(cli)", "pipeline | table"]) == {"stray", "folder"}


def test_every_package_is_under_a_contract(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    packages = {path.parent.name for path in root.glob("*/__init__.py")}
    assert packages - set(settings["root_packages"]) == set()


def test_the_contracts_hold(root: Path) -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", STAGES_WITHOUT_PANDAS)
def test_a_stage_loads_without_frames_and_networks(module: str, root: Path) -> None:
    heavy = ("pandas", "onnxruntime", "streamlit", "plotly", "torch", "spacy")
    script = f"import sys, {module}; print(*(name for name in {heavy} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False)
    assert (done.stdout.split(), done.stderr) == ([], "")


def test_imports_are_found_wherever_they_stand() -> None:
    source = "import a.b\nfrom c import d\ndef f():\n    from e.f import g\n"
    assert imports(source) == {"a.b", "c", "c.d", "e.f", "e.f.g"}


def test_streamlit_stays_in_its_modules(root: Path) -> None:
    found = {
        name
        for name, named in dashboard_imports(root).items()
        if any(one.split(".")[0] == "streamlit" for one in named)
    }
    assert "data.py" in found
    assert {name for name in found if not name.startswith(WITH_STREAMLIT)} == set()


def test_only_data_calls_the_stages(root: Path) -> None:
    found = {name for name, named in dashboard_imports(root).items() if named.intersection(STAGES_OF_DATA_ALONE)}
    assert found == {"data.py"}
