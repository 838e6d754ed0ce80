"""A table → a chart. Nothing is computed here; restyle what comes back as any `alt.Chart`."""

import altair as alt
import pandas as pd
