"""What a check says about an answer."""

from dataclasses import dataclass
from typing import Literal

from kit.texts import say

Status = Literal["right", "not yet", "wrong kind", "not attempted", "could not run", "timed out"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check says about an answer.

    Attributes:
        status: "right", "not yet" (the right kind of answer, and something is off), "wrong kind"
            (text where a number is asked, and the like), "not attempted", "could not run" or
            "timed out".
        message: what is off, where, and the next step; never the model answer.
        points: the points that the answer earned.
        out_of: the points that the question gives.
        mistake: a short name of the known wrong answer that this is; otherwise empty.
    """

    status: Status
    message: str
    points: int
    out_of: int
    mistake: str = ""


def status_words(status: str) -> str:
    """Return a status for people to read; what is kept in files stays as it is.

    >>> status_words("not yet")
    'not yet'
    """
    words = {
        "right": say("right"),
        "not yet": say("not yet"),
        "wrong kind": say("wrong kind"),
        "not attempted": say("not attempted"),
        "could not run": say("could not run"),
        "timed out": say("timed out"),
        "rated": say("rated"),
    }
    return words.get(status, status)


@dataclass(frozen=True, slots=True)
class Missing:
    """Stands for an answer that was never given a value."""


class Unfit(Exception):  # noqa: N818 - it is a finding about an answer, and no error of anyone's
    """An answer that can't be compared with the model answer; the message says why.

    Attributes:
        status: the status of the verdict.
    """

    def __init__(self, message: str, status: Status = "wrong kind") -> None:
        """Keep the status beside the message."""
        super().__init__(message)
        self.status: Status = status


def not_attempted() -> Unfit:
    """Return the finding that an answer is still as the worksheet came."""
    return Unfit(say("There is no answer here yet."), "not attempted")
