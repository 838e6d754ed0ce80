"""How long a learner waits for the card under a cell.

    python3 -m uv run python benchmarks/checking.py

Prints for each question, in milliseconds: the first check, and then the slowest of the model answer
and all known wrong answers. It must stay under 100 after the first.
"""

import os
import tempfile
import time

import kit
from kit.folders import QUESTIONS
from kit.questions import Question, questions_in

RUNS = 5


def milliseconds(question: Question, answer: object) -> float:
    """Time one check as a notebook makes it."""
    begun = time.perf_counter()
    kit.check(**{question.name: answer})
    return 1000 * (time.perf_counter() - begun)


def main() -> None:
    """Check every answer of every question in a fresh learner's folder."""
    questions = questions_in(QUESTIONS)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        print(f"{'question':<20}{'first':>8}{'slowest after':>16}")
        for question in questions:
            answers = [question.model(), *(a for wrong in question.wrong for a in wrong.answers())]
            first = milliseconds(question, answers[0])
            later = [milliseconds(question, answer) for answer in answers * RUNS]
            print(f"{question.name:<20}{first:>8.0f}{max(later):>16.0f}")
        os.chdir(os.path.sep)


if __name__ == "__main__":
    main()
