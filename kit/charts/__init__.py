"""A table → a chart. Nothing is counted here; restyle what comes back as any `alt.Chart`.

Each chart has a title that says what it shows, a subtitle with its counting rule and its reports, a
description in words made from its data, and its table at hand: `kit.charts.table(chart)`. A report
has the same color in every chart, and never the color alone.
"""

from kit.charts.agreement import agreement_grid
from kit.charts.coverage import coverage_timeline
from kit.charts.dates import date_timeline
from kit.charts.files import save, table
from kit.charts.presence import presence_matrix, speaker_bars
from kit.charts.reading import anatomy_strip, five_w_strip, quotation_track
from kit.charts.words import dispersion_barcode, keyness_bars, rate_dumbbell

__all__ = [
    "agreement_grid",
    "anatomy_strip",
    "coverage_timeline",
    "date_timeline",
    "dispersion_barcode",
    "five_w_strip",
    "keyness_bars",
    "presence_matrix",
    "quotation_track",
    "rate_dumbbell",
    "save",
    "speaker_bars",
    "table",
]
