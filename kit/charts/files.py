"""A chart → its table, and its files."""

import html
import json
import os
import warnings
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import altair as alt
import pandas as pd

from kit.display import ChartError, as_vega
from kit.rights import RightsWarning, table_warning
from kit.save import numbered
from kit.texts import language, say

_INSIDE = ("layer", "hconcat", "vconcat", "concat")
_PRINTED = 2  # pixels for each pixel on the screen, so that a print is sharp
_STYLE = """
body { font: 18px Arial, Helvetica, sans-serif; color: #1a1a1a; background: white; margin: 24px; }
table { border-collapse: collapse; margin-top: 12px; }
th, td { border: 1px solid #595959; padding: 4px 10px; text-align: left; vertical-align: top; }
"""


def table(chart: alt.TopLevelMixin) -> pd.DataFrame:
    """Return the table that a chart was made from.

    Args:
        chart: any chart; of one put together from several, the first table counts.

    Raises:
        ChartError: if the chart holds no table.

    >>> bars = alt.Chart(pd.DataFrame({"words": [3]})).mark_bar()
    >>> table(alt.layer(bars, bars))["words"].tolist()
    [3]
    """
    for part in _parts(chart):
        data = getattr(part, "data", None)
        if isinstance(data, pd.DataFrame):
            return data
    raise ChartError(
        say(
            "This chart holds no table: it was made from a file or an address."
            " Read that with pandas, and give the table to the chart."
        )
    )


def save(chart: alt.TopLevelMixin, path: str | os.PathLike[str]) -> Path:
    """Save a chart as a picture or a web page; nothing that is there already is overwritten.

    Args:
        chart: any chart.
        path: where to; the ending of the name chooses the form. ".png" is a picture for documents
            and slides, ".svg" one that stays sharp at any size, ".html" a page that works without
            the internet: the live chart, and its description and table below it.

    Returns:
        Where the chart was saved. If a file of that name is there and holds something else, the
        chart gets a number, as in "talks (2).png". If it holds the very same, it is left alone.

    Raises:
        ChartError: if the ending is another one, the folder is missing, or the chart can't be drawn
            or written. What was there before is then left as it is.

    Warns:
        RightsWarning: if a web page would hold, in its table, whole texts that are somebody else's.

    >>> import tempfile
    >>> bars = alt.Chart(pd.DataFrame({"words": [3]})).mark_bar().encode(x="words")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     first, again = save(bars, f"{folder}/a.svg"), save(bars, f"{folder}/a.svg")
    ...     other = save(bars.mark_tick(), f"{folder}/a.svg")
    >>> first == again, other.name
    (True, 'a (2).svg')
    """
    target = Path(path)
    forms = {".png": _png, ".svg": _svg, ".html": _page}
    form = forms.get(target.suffix.lower())
    if form is None:
        raise ChartError(
            say(
                "The name {name} does not say in which form to save the chart."
                " End it in .png, .svg or .html.",
                name=target.name,
            )
        )
    if said := _texts_in(chart) if form is _page else "":
        warnings.warn(f"{target.name}: {said}", RightsWarning, stacklevel=2)
    try:
        return _write(target, form(chart))
    except ChartError:
        raise
    except ValueError:
        raise ChartError(
            say(
                "This chart can't be drawn on its own: it needs another file or an address."
                " Read that with pandas, and give the table to the chart."
            )
        ) from None
    except OSError as error:
        raise ChartError(
            say(
                "{path} can't be written ({reason}). Check that the folder is there"
                " and that you may write into it; or choose another one.",
                path=target,
                reason=error.strerror,
            )
        ) from None


def _texts_in(chart: alt.TopLevelMixin) -> str:
    """A picture shows no whole texts; a web page has the chart's table in it."""
    try:
        return table_warning(table(chart))
    except ChartError:
        return ""


def _parts(chart: object) -> Iterator[object]:
    """A chart and the charts in it, outside first."""
    yield chart
    held = (getattr(chart, name, None) for name in _INSIDE)
    inside = chain.from_iterable(charts for charts in held if isinstance(charts, list))
    for part in chain(inside, filter(_is_chart, [getattr(chart, "spec", None)])):
        yield from _parts(part)


def _is_chart(value: object) -> bool:
    return isinstance(value, alt.TopLevelMixin)


def _png(chart: alt.TopLevelMixin) -> bytes:
    import vl_convert

    vega, _ = as_vega(chart.to_dict())
    return vl_convert.vega_to_png(vega, scale=_PRINTED, allowed_base_urls=[])


def _svg(chart: alt.TopLevelMixin) -> bytes:
    import vl_convert

    vega, description = as_vega(chart.to_dict())
    drawing = vl_convert.vega_to_svg(vega, allowed_base_urls=[])
    named = f' role="img" aria-label="{html.escape(" ".join(description.split()))}"'
    return drawing.replace("<svg", f"<svg{named}", 1).encode()


def _page(chart: alt.TopLevelMixin) -> bytes:
    import vl_convert

    vega, description = as_vega(chart.to_dict())
    # "</script>" in a report's words would end the script.
    drawing = json.dumps(vega).replace("</", "<\\/")
    title = html.escape(description.partition(". ")[0].rstrip("."))
    in_words = html.escape(say("In words"))
    return f"""<!DOCTYPE html>
<html lang="{language()}">
<meta charset="utf-8">
<title>{title}</title>
<style>{_STYLE}</style>
<main>
<h1>{title}</h1>
<div id="chart"></div>
<h2>{in_words}</h2>
<p>{html.escape(description)}</p>
{_table_as_html(chart)}
</main>
<script>{vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")}</script>
<script>vegaEmbed("#chart", {drawing}, {{actions: false, renderer: "svg"}});</script>
</html>
""".encode()


def _table_as_html(chart: alt.TopLevelMixin) -> str:
    try:
        rows = table(chart)
    except ChartError:
        return ""
    heading = html.escape(say("The table"))
    return f"<h2>{heading}</h2>\n{rows.to_html(index=False, border=0, na_rep='')}"


def _write(target: Path, data: bytes) -> Path:
    free = next(path for path in numbered(target) if not path.exists() or path.read_bytes() == data)
    if not free.exists():
        unfinished = free.with_name(f".{free.name}.{os.getpid()}.part")
        try:
            unfinished.write_bytes(data)
            unfinished.replace(free)
        finally:
            unfinished.unlink(missing_ok=True)
    return free
