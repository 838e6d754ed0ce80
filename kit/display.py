"""Charts that show everywhere: live in JupyterLab, as a described picture elsewhere, offline.

Altair writes Vega-Lite 6. JupyterLab 4.6 brings Vega-Lite 5.6.1 and Vega 5.33, so it shows nothing
of Altair's own output. Relabelled as version 5, most charts would draw, but JupyterLab passes over
what is newer, and says so at best in the console: the `time` channel is dropped, `minBandSize` is
ignored. Vega itself did not change what it draws between 5.33 and 6. So each chart is compiled
here, by a Vega-Lite as new as Altair's, to Vega, and JupyterLab draws that.

A saved output holds four forms of a chart:

- application/vnd.vega.v5+json: what JupyterLab draws, live or when a notebook is reopened;
- text/markdown: a picture with its description, what nbconvert takes for a web page; the pictures
  that it takes from other forms lose theirs. All in one block of HTML, so nothing is Markdown;
- image/png: what other viewers and a printed page take. Where there is none, JupyterLab draws one
  and adds it to the notebook, larger than this;
- text/plain: the description.
"""

import base64
import binascii
import functools
import html
import itertools
import os
import struct
import sys
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from kit.errors import KitError
from kit.texts import choose_language, say

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

PALETTE: tuple[str, ...] = (
    "#0072B2",
    "#D55E00",
    "#009E73",
    "#CC79A7",
    "#56B4E9",
    "#E69F00",
    "#000000",
)
"""The colours of Okabe and Ito without yellow, which is too faint on white: blue, vermilion, green,
purple, sky blue, orange, black. They can be told apart with any kind of colour vision."""

# Large, dark type on white. JupyterLab's dark mode sets colours of its own, so all are set here.
_INK = "#1a1a1a"
_LINE = "#595959"
_ALONE = {"continuousWidth": 600, "continuousHeight": 340}
_SHARED = {"continuousWidth": 280, "continuousHeight": 220}
_BELOW_EACH_OTHER = {"continuousWidth": 500}  # the names of the rows stand beside the labels
_LABEL = {"labelFontSize": 16, "labelColor": _INK, "labelLimit": 300}
_TITLE = {"titleFontSize": 18, "titleColor": _INK, "titleFontWeight": "normal"}
_CONFIG: dict[str, Any] = {
    "background": "white",
    "padding": 12,
    "font": "Arial, Helvetica, sans-serif",
    "view": {**_ALONE, "step": 36, "stroke": None},
    "facet": {"columns": 2},
    "concat": {"columns": 2},
    "title": {
        "fontSize": 22,
        "subtitleFontSize": 17,
        "color": _INK,
        "subtitleColor": _INK,
        "anchor": "start",
        "offset": 14,
    },
    "style": {"guide-label": {"fill": _INK}, "guide-title": {"fill": _INK}},
    "axis": {
        **_LABEL,
        **_TITLE,
        "titlePadding": 10,
        "domainColor": _LINE,
        "tickColor": _LINE,
        "gridColor": "#d9d9d9",
        "maxExtent": 340,  # else long labels run over the axis title
    },
    # Down the side, each row keeps its label; along the bottom, crowded ones make room.
    "axisX": {"labelOverlap": True, "labelSeparation": 12},
    "axisY": {"labelOverlap": False},
    "axisYQuantitative": {"labelOverlap": True},
    "legend": {**_LABEL, **_TITLE, "symbolSize": 220, "titleLimit": 320},
    "header": {**_LABEL, **_TITLE},
    "range": {
        "category": list(PALETTE),
        "ordinal": {"scheme": "blues"},
        "ramp": {"scheme": "blues"},
        "heatmap": {"scheme": "blues"},
        "diverging": {"scheme": "purpleorange"},
    },
    "mark": {"color": PALETTE[0]},
    "line": {"strokeWidth": 3},
    "rule": {"strokeWidth": 2, "color": _INK},
    "point": {"size": 110, "filled": True, "opacity": 0.85},
    "tick": {"thickness": 4},
    "text": {"fontSize": 16, "color": _INK},
}

# For what stands around the drawing: sliders below it, and what appears under the pointer.
_STYLE = """
.vega-embed { position: relative; display: inline-block; }
.vega-embed .vega-bind { margin: 8px 12px; font: 18px Arial, Helvetica, sans-serif; }
.vega-embed .vega-bind :is(input, select) { margin: 0 12px; font: inherit; }
.vega-embed .vega-bind input[type="range"] { width: 300px; vertical-align: middle; }
#vg-tooltip-element.vg-tooltip { background: white; color: #1a1a1a; }
#vg-tooltip-element.vg-tooltip { font: 16px Arial, Helvetica, sans-serif; }
#vg-tooltip-element.vg-tooltip table tr td.key { max-width: 240px; color: inherit; }
#vg-tooltip-element.vg-tooltip table tr td.value { max-width: 480px; white-space: normal; }
"""
_NAME = "coverage-kit"
_VEGA = "application/vnd.vega.v5+json"
_MOST_ROWS = 5000
_LONGEST_SVG = 100_000
_SIDE_BY_SIDE = {"facet", "hconcat", "concat", "repeat"}


class ChartError(KitError):
    """A chart can't be drawn; the message says why and what to do."""


def setup(language: str | os.PathLike[str] | None = None) -> None:
    """Make every chart of this notebook show offline, in the kit's theme.

    Call it once, in the first cell. It sets Altair's renderer, theme and check of the data's size,
    and has tables shown without an empty heading in their corner, which screen readers stumble on.

    Args:
        language: the language in which the kit talks from here on, or the file of a translation,
            such as "my-class/de.po"; None for what the environment variable KIT_LANGUAGE says, or
            else English. Without a translation that can be used, a warning says so.

    >>> import altair as alt
    >>> setup()
    >>> alt.renderers.active, alt.theme.active
    ('coverage-kit', 'coverage-kit')
    """
    import altair as alt

    choose_language(language)
    alt.theme.register(_NAME, enable=True)(_theme)
    alt.renderers.register(_NAME, _bundle)
    alt.renderers.enable(_NAME)
    # Under Altair's own name, so that alt.data_transformers.disable_max_rows() still works.
    alt.data_transformers.register("default", _rows)
    alt.data_transformers.enable("default")
    _show_tables()


def _show_tables() -> None:
    """Have this notebook show tables through `table_html`; outside of notebooks, do nothing."""
    import pandas as pd

    notebook = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    if notebook is not None:
        shown = notebook.display_formatter.formatters["text/html"]
        shown.for_type(pd.DataFrame, table_html)


def table_html(table: "pd.DataFrame") -> str | None:
    """Return what pandas shows of a table, with cells in place of headings that are empty.

    A heading must head something (WCAG 2.2, 1.3.1): pandas writes an empty one above the numbers of
    the rows. None where pandas shows no HTML.

    >>> import pandas as pd
    >>> html = table_html(pd.DataFrame({"word": ["<th></th>"]}))
    >>> html.count("<th></th>"), html.count("<td></td>"), html.count("&lt;th&gt;&lt;/th&gt;")
    (0, 1, 1)
    """
    # pandas has no public function that keeps to its own settings; a cell's own < is escaped there.
    shown: str | None = table._repr_html_()  # type: ignore[operator]
    return shown and shown.replace("<th></th>", "<td></td>")


def report_colors(table: "pd.DataFrame", column: str = "report") -> "alt.Scale":
    """Give each report a colour of its own, the same in every chart.

    Args:
        table: a table with one or more rows a report.
        column: the column that names the report. If it is categorical, its categories count, also
            those without a row here; so a chart of one report keeps that report's colour.

    Returns:
        A scale for `alt.Color(..., scale=...)`. After the seventh report the colours begin again.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"report": ["2016", "2013", "2016"]})
    >>> report_colors(table).to_dict()
    {'domain': ['2013', '2016'], 'range': ['#0072B2', '#D55E00']}
    """
    import altair as alt
    import pandas as pd

    values = table[column]
    if isinstance(values.dtype, pd.CategoricalDtype):
        reports = list(values.cat.categories)
    else:
        reports = sorted(values.dropna().unique())
    colors = itertools.islice(itertools.cycle(PALETTE), len(reports))
    return alt.Scale(domain=reports, range=list(colors))


def as_vega(spec: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    """Compile a chart's Vega-Lite.

    Args:
        spec: what `chart.to_dict()` returns.

    Returns:
        Vega, which any version from 5.33 on draws, and the chart's description.

    Raises:
        ChartError: if the chart can't be drawn.
    """
    description = _description(spec)
    return _compiled(_sharing_width({**spec, "description": description})), description


def live_output(spec: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an `ipywidgets.Output` needs to show a chart: live, without the pictures.

    Args:
        spec: what `chart.to_dict()` returns.

    Raises:
        ChartError: if the chart can't be drawn.
    """
    vega, description = as_vega(spec)
    data = {_VEGA: vega, "text/plain": description}
    return {"output_type": "display_data", "data": data, "metadata": _metadata({})}


def _rows(data: Any = None, max_rows: int | None = _MOST_ROWS) -> object:  # noqa: ANN401
    """Put a table's rows into the chart; if there are too many, say so in words."""
    import altair as alt

    if data is None:
        return functools.partial(_rows, max_rows=max_rows)
    try:
        return alt.default_data_transformer(data, max_rows=max_rows)  # type: ignore[arg-type]
    except alt.MaxRowsError:
        count = len(data["values"] if isinstance(data, dict) else data)
        raise ChartError(
            say(
                "This chart was given {n:,} rows; {most:,} are the most that it can hold.\n"
                "Count first, and chart the counts:"
                ' table.groupby(...).size().reset_index(name="count")\n'
                "Or draw a part of the table: table.head(1000)",
                n=count,
                most=max_rows,
            )
        ) from None


def _bundle(
    spec: dict[str, Any], embed_options: Mapping[str, Any] | None = None, **_: object
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Altair's renderer: a chart's Vega-Lite → every form that a viewer may ask for, and options.

    vega-embed's menu "…" is left out: it has no name for a screen reader, and opens web pages.
    """
    vega, description = as_vega(spec)
    bundle = {_VEGA: vega, **_pictures(vega, description), "text/plain": description}
    return bundle, _metadata(embed_options or {})


def _metadata(embed_options: Mapping[str, Any]) -> dict[str, Any]:
    ours = {"actions": False, "renderer": "svg", "defaultStyle": _STYLE}
    return {_VEGA: {"embed_options": {**ours, **embed_options}}}


def _compiled(spec: dict[str, Any]) -> dict[str, Any]:
    import vl_convert

    try:
        vega = vl_convert.vegalite_to_vega(spec)
    except ValueError as error:
        raise _not_drawn(error) from None
    _hide_brushes(vega)
    _name_marks(vega)
    # Vega-Lite drops the colours of titles, and JupyterLab's dark mode would make them white.
    colors = {"color": _INK, "subtitleColor": _INK, **vega.get("config", {}).get("title", {})}
    return {
        **vega,
        # With version 6 in it, JupyterLab's console would warn at each chart.
        "$schema": "https://vega.github.io/schema/vega/v5.json",
        "config": {**vega.get("config", {}), "title": colors},
    }


def _hide_brushes(vega: dict[str, Any]) -> None:
    """A brush is a mark to Vega; to a screen reader it would be a picture without a name."""
    for mark in vega.get("marks", ()):
        if mark.get("name", "").endswith(("_brush", "_brush_bg")):
            mark["aria"] = False
        _hide_brushes(mark)


def _name_marks(vega: dict[str, Any]) -> None:
    """Without rows, Vega leaves an empty picture, and it needs a name like any other."""
    for mark in vega.get("marks", ()):
        if mark.get("name", "").endswith("marks"):
            mark.setdefault("description", "marks")
        _name_marks(mark)


def _pictures(vega: dict[str, Any], description: str) -> dict[str, str]:
    """Draw the chart as it is before anybody touches it; no picture if it needs another file."""
    import vl_convert

    try:
        svg = vl_convert.vega_to_svg(vega, allowed_base_urls=[])
        png = vl_convert.vega_to_png(vega, allowed_base_urls=[])
    except ValueError as error:
        if "not allowed" in str(error):
            return {}
        raise _not_drawn(error) from None
    small = _base64(_packed(png))
    sharp = f"svg+xml;base64,{_base64(svg.encode())}"
    # A thousand marks and more make an SVG that is larger than all the rest of the notebook.
    source = sharp if len(sharp) < _LONGEST_SVG else f"png;base64,{small}"
    return {"text/markdown": _figure(source, description), "image/png": small}


def _not_drawn(error: ValueError) -> ChartError:
    reason = next((line for line in str(error).splitlines() if "Error:" in line), str(error))
    return ChartError(
        say(
            "This chart can't be drawn ({reason}). Check the names of its columns and parameters.",
            reason=reason.removeprefix("Error: "),
        )
    )


def _figure(picture: str, description: str) -> str:
    """The picture as one block of HTML; a blank line would end the block."""
    alt = html.escape(" ".join(description.split()))
    return f'<p><img alt="{alt}" src="data:image/{picture}"></p>'


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _packed(png: bytes) -> bytes:
    """Compress a PNG better: vl-convert is quick about it, and leaves pictures six times as big."""
    chunks = list(_chunks(png))
    pixels = zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"))
    head = [chunk for chunk in chunks if chunk[0] not in (b"IDAT", b"IEND")]
    body = [(b"IDAT", zlib.compress(pixels, 9)), (b"IEND", b"")]
    return png[:8] + b"".join(_chunk(kind, data) for kind, data in (*head, *body))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    start = 8  # the signature
    while start < len(png):
        (size,) = struct.unpack_from(">I", png, start)
        yield png[start + 4 : start + 8], png[start + 8 : start + 8 + size]
        start += size + 12


def _chunk(kind: bytes, data: bytes) -> bytes:
    return (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", binascii.crc32(kind + data))
    )


def _sharing_width(spec: dict[str, Any]) -> dict[str, Any]:
    """Make views smaller that share the width, unless the chart sets their size itself."""
    config = spec.get("config", {})
    view = config.get("view", {})
    channels = spec.get("encoding", {}).keys()
    beside = _SIDE_BY_SIDE & spec.keys() or {"column", "facet"} & channels
    smaller = _SHARED if beside else _BELOW_EACH_OTHER if "row" in channels else {}
    if not smaller or any(view.get(name) != size for name, size in _ALONE.items()):
        return spec
    return {**spec, "config": {**config, "view": {**view, **smaller}}}


def _description(spec: Mapping[str, Any]) -> str:
    """Find a description, the outermost first: Vega-Lite drops those of the charts inside."""
    given = (part["description"] for part in _specs(spec) if part.get("description"))
    return next(given, None) or _own_words(spec)


def _own_words(spec: Mapping[str, Any]) -> str:
    titles = (_text(part["title"]) for part in _specs(spec) if part.get("title"))
    views = (_view_in_words(part) for part in _specs(spec) if "mark" in part)
    unique = dict.fromkeys((*itertools.islice(titles, 1), *views))
    return ". ".join(words.rstrip(".") for words in unique if words) + "."


def _view_in_words(spec: Mapping[str, Any]) -> str:
    mark = spec["mark"]["type"] if isinstance(spec["mark"], dict) else spec["mark"]
    encoding = spec.get("encoding", {})
    named = {channel: _field(encoding[channel]) for channel in encoding if channel != "tooltip"}
    columns = ", ".join(f"{channel}: {name}" for channel, name in named.items() if name)
    called = say("{mark} chart", mark=mark.capitalize())
    return say("{chart} ({columns})", chart=called, columns=columns) if columns else called


def _field(channel: object) -> str:
    """What a channel shows, in words; nothing for a constant."""
    if not isinstance(channel, dict):
        return ""
    if channel.get("title"):
        return _text(channel["title"])
    field = channel.get("field", "")
    name = say("each column in turn") if isinstance(field, dict) else field
    aggregate = channel.get("aggregate")
    if not isinstance(aggregate, str):
        return name
    return say("{sum} of {name}", sum=aggregate, name=name) if name else aggregate


def _text(title: object) -> str:
    """A title may be a string, its lines, or an object around them."""
    if isinstance(title, dict):
        title = title.get("text", "")
    return " ".join(title) if isinstance(title, list) else str(title)


def _specs(spec: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A chart and the charts in it, outside first."""
    yield spec
    inside = [
        part for key in ("layer", "hconcat", "vconcat", "concat") for part in spec.get(key, ())
    ]
    for part in (*inside, *([spec["spec"]] if "spec" in spec else ())):
        yield from _specs(part)


def _theme() -> "alt.theme.ThemeConfig":
    return cast("alt.theme.ThemeConfig", {"config": _CONFIG})
