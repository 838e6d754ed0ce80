"""Tidy tables of reports → tables that compare them. Counts stand beside every rate.

Each function counts the rows that it is given: to look at the body only, pass
`words[words["kind"].isin(kit.compare.BODY)]`. What was counted, and what so few reports can't show,
stands in a note that travels with the table: `kit.compare.note(table)`.
"""

from kit.compare.alignment import accept, reject, sentence_pairs, tf_idf, where_sentences_stand
from kit.compare.checks import TableError
from kit.compare.collocates import collocates, log_dice, ngrams, pmi, t_score
from kit.compare.concordance import concordance, sort_concordance
from kit.compare.counts import BODY, word_counts, word_rates
from kit.compare.coverage import NO_OUTLET, coverage
from kit.compare.dispersion import dispersion, dp, dp_norm, positions
from kit.compare.keyness import (
    g2_four_cells,
    g2_two_cells,
    keyness_g2_four_cells,
    keyness_g2_two_cells,
    keyness_log_odds,
    keyness_log_ratio,
    log_odds_z,
    log_ratio,
)
from kit.compare.notes import note, with_note
from kit.compare.presence import NO_CLEAR_SPEAKER, agencies_credited, presence, speaker_shares
from kit.compare.stop_words import STOP_WORDS
from kit.compare.style import count_syllables, flesch, mattr, reading_ease, variety

__all__ = [
    "BODY",
    "NO_CLEAR_SPEAKER",
    "NO_OUTLET",
    "STOP_WORDS",
    "TableError",
    "accept",
    "agencies_credited",
    "collocates",
    "concordance",
    "count_syllables",
    "coverage",
    "dispersion",
    "dp",
    "dp_norm",
    "flesch",
    "g2_four_cells",
    "g2_two_cells",
    "keyness_g2_four_cells",
    "keyness_g2_two_cells",
    "keyness_log_odds",
    "keyness_log_ratio",
    "log_dice",
    "log_odds_z",
    "log_ratio",
    "mattr",
    "ngrams",
    "note",
    "pmi",
    "positions",
    "presence",
    "reading_ease",
    "reject",
    "sentence_pairs",
    "sort_concordance",
    "speaker_shares",
    "t_score",
    "tf_idf",
    "variety",
    "where_sentences_stand",
    "with_note",
    "word_counts",
    "word_rates",
]
