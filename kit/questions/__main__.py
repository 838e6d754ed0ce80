"""The maintainer's command: python -m kit.questions makes the worksheets from the questions."""

import sys

from kit.folders import EXERCISES
from kit.pairs import FOLDERS
from kit.questions.collecting import worksheets_in
from kit.questions.declare import QuestionError
from kit.questions.worksheets import write_worksheets


def main() -> int:
    """Write the worksheets; return the exit status."""
    try:
        changed = [path for pair in FOLDERS for path in write_worksheets(EXERCISES, pair)]
    except QuestionError as error:
        print(f"kit: {error}", file=sys.stderr)
        return 1
    total = sum(len(worksheets_in(EXERCISES, pair)) for pair in FOLDERS)
    print(f"{len(changed)} of {total} worksheets changed: {EXERCISES}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
