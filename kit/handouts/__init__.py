"""Handouts: a lesson on paper, for a class or a learner without a computer."""

from kit.handouts.lesson import HandoutError, lesson_named
from kit.handouts.make import handout, write_handout

__all__ = ["HandoutError", "handout", "lesson_named", "write_handout"]
