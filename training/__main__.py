"""Trains, exports and measures the small network.

    python -m training train FIRST                        learn names from the labelled texts
    python -m training export FIRST TEACHER --date DAY    write the files that `extract.encoder` loads
    python -m training refine FIRST TEACHER OUT           go on with news that TEACHER labels, and with events
    python -m training evaluate [FOLDER]                  measure exported files
    python -m training places --date DAY                  fit the weights of `extract.events.place_odds`

Training the network, and `evaluate --only vectors`, need what `training/requirements.txt` names; the rest needs nothing
more than Dateline. The same seed and
one thread give the same weights on one machine.
"""

import argparse
import json
import sys
from pathlib import Path

from extract.encoder.weights import FOLDER
from extract.errors import DatelineError

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
PLACE_WEIGHTS = FOLDER.parent / "events" / "place_weights.tsv"
BAD_INPUT = 2


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(prog="python -m training", description=(__doc__ or "").splitlines()[0])
    top.add_argument("--corpora", type=Path, default=CORPORA, metavar="DIR", help="default: %(default)s")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    train = commands.add_parser("train", help="learn names from the labelled texts")
    train.add_argument("target", type=Path, metavar="FIRST", help="weights to write (safetensors)")
    train.set_defaults(run=run_train)
    refine = commands.add_parser("refine", help="go on with news that a first network labels, and with events")
    refine.add_argument("first", type=Path, metavar="FIRST", help="weights that `train` wrote")
    refine.add_argument("teacher", type=Path, metavar="TEACHER", help="folder that `export` wrote from them")
    refine.add_argument("target", type=Path, metavar="OUT", help="weights to write (safetensors)")
    refine.add_argument("--layers", type=int, nargs="+", metavar="N", help="keep these layers of FIRST (default: all)")
    refine.add_argument("--rounds", type=int, default=2, help="times that each epoch reads the labelled texts")
    refine.set_defaults(run=run_refine)
    for command, epochs in ((train, 4), (refine, 1)):
        command.add_argument("--epochs", type=int, default=epochs, help="default: %(default)s")
        command.add_argument("--seed", type=int, default=1)
        command.add_argument("--rate", type=float, default=1e-4, help="highest learning rate")
        command.add_argument("--vary", type=float, default=0.25, help="share of windows in another spelling")
        command.add_argument("--hold", type=float, default=1.0, help="weight of the sentence vectors' loss")
        command.add_argument("--threads", type=int, default=1)
    export = commands.add_parser("export", help="write the files that extract.encoder loads")
    export.add_argument("weights", type=Path, metavar="WEIGHTS")
    export.add_argument("folder", type=Path, metavar="FOLDER")
    export.add_argument("--date", required=True, metavar="YYYY-MM-DD", help="day of the training, for the card")
    export.set_defaults(run=run_export)
    evaluate = commands.add_parser("evaluate", help="measure exported files")
    evaluate.add_argument("folder", type=Path, nargs="?", default=FOLDER, metavar="FOLDER", help="default: as shipped")
    evaluate.add_argument("--only", nargs="+", choices=("names", "places", "links", "triggers", "speed", "vectors"))
    evaluate.add_argument("--rules", action="store_true", help="places also merged with those of extract.places")
    evaluate.add_argument("--backend", choices=("auto", "onnxruntime", "numpy"), default="auto")
    evaluate.set_defaults(run=run_evaluate)
    places = commands.add_parser("places", help="fit what tells at which place of its sentence a verb's event happened")
    places.add_argument(
        "target",
        type=Path,
        nargs="?",
        default=PLACE_WEIGHTS,
        metavar="FILE",
    )
    places.add_argument("--date", required=True, metavar="YYYY-MM-DD", help="day of the training, for the header")
    places.set_defaults(run=run_places)
    return top


def run_train(options: argparse.Namespace) -> int:
    """`train`: first weights."""
    from training.runs import train

    train(options, say)
    return 0


def run_refine(options: argparse.Namespace) -> int:
    """`refine`: the weights that go out."""
    from training.runs import refine

    refine(options, say)
    return 0


def run_export(options: argparse.Namespace) -> int:
    """`export`: the files."""
    from training.runs import write

    write(options)
    return 0


def run_evaluate(options: argparse.Namespace) -> int:
    """`evaluate`: figures, one line each."""
    from training.evaluate import measure

    for name, value in measure(options):
        print(f"{name:28} {json.dumps(value)}", flush=True)
    return 0


def run_places(options: argparse.Namespace) -> int:
    """`places`: the weights, and figures, one line each."""
    from training.place_weights import fit_places

    for name, value in fit_places(options):
        print(f"{name:28} {json.dumps(value)}", flush=True)
    return 0


def say(message: str) -> None:
    """A line on the error stream."""
    print(message, file=sys.stderr, flush=True)


def main() -> int:
    """Runs one command; 2 where its input cannot be used."""
    options = parser().parse_args()
    try:
        return int(options.run(options))
    except DatelineError as error:
        say(f"training: {error}")
        return BAD_INPUT


if __name__ == "__main__":
    sys.exit(main())
