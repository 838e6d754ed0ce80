"""Learners' codes → agreement: codebooks, coders' decisions in files of their own, and alpha."""

from kit.coding.agreement import agreement, alpha, alpha_in_words, disagreements, ratings
from kit.coding.codebooks import CODEBOOKS, load_codebook
from kit.coding.decisions import (
    decisions_file,
    load_all_decisions,
    load_decisions,
    save_decision,
    standing,
    undo_last,
    withdraw,
)
from kit.coding.files import CodingError
from kit.coding.passives import precision_of_proposals, propose_passives

__all__ = [
    "CODEBOOKS",
    "CodingError",
    "agreement",
    "alpha",
    "alpha_in_words",
    "decisions_file",
    "disagreements",
    "load_all_decisions",
    "load_codebook",
    "load_decisions",
    "precision_of_proposals",
    "propose_passives",
    "ratings",
    "save_decision",
    "standing",
    "undo_last",
    "withdraw",
]
