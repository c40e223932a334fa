"""`python -m babyroom.analysis rhythm evaluate FILE.csv...`: how near windows come on real logs; `rhythm prior`: what others teach."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from babyroom.analysis import evaluate, prior_making, tables


def main(words: Sequence[str] | None = None) -> int:
    """Do what the words say. Returns what the shell is told: 0, or 2 for a file that cannot be read."""
    options = _parser().parse_args(words)
    paths = [Path(name) for name in options.files]
    try:
        if options.act == "prior":
            _say(prior_making.write(paths))
            return 0
        found = evaluate.evaluate(paths, jobs=options.jobs)
    except OSError as problem:
        sys.stderr.write(f"{problem.filename} cannot be read: {problem.strerror}.\n")
        return 2
    _say(found.unread)
    sys.stdout.write(json.dumps(found.told(), indent=1) + "\n" if options.json else tables.table(found))
    return 0


def _say(unread: Mapping[str, str]) -> None:
    """What was not read is said beside the figures, never among them."""
    for name, said in unread.items():
        sys.stderr.write(f"{name}: {said}.\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m babyroom.analysis", description=__doc__)
    acts = (
        parser.add_subparsers(dest="what", required=True)
        .add_parser("rhythm", help="a baby's own rhythm")
        .add_subparsers(dest="act", required=True)
    )
    judging = acts.add_parser("evaluate", help="walk forward over logs: kind,start,end,amount,note")
    judging.add_argument("files", nargs="+", metavar="FILE.csv")
    judging.add_argument("--json", action="store_true", help="figures as JSON")
    judging.add_argument("--jobs", type=int, default=None, help="how many logs at a time (as many as there are cores)")
    teaching = acts.add_parser("prior", help="write what other babies' logs teach, by log, into prior.json")
    teaching.add_argument("files", nargs="+", metavar="FILE.csv")
    return parser


if __name__ == "__main__":
    sys.exit(main())
