"""A Vega-Lite specification → what it draws: each mark with the values that it stands for.

Altair writes the same chart in many ways: a field in short or long form, numbers worked out by
pandas or by the chart, data inline or named, a label as a layer of its own. Two charts mean the
same if the same marks end at the same values, so that is what is worked out here.
"""

import operator
import re
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kit.texts import say

Spec = Mapping[str, Any]
Row = Mapping[str, Any]
Mark = dict[str, Any]

POSITIONS = ("x", "y")
SERIES = tuple("color fill stroke shape xOffset yOffset row column facet detail".split())
_MOST_ROWS = 5000
_MOST_CHARTS = 50
_COMPOUND = ("facet", "hconcat", "vconcat", "concat", "repeat")
_SAME_MARK = {"circle": "point", "square": "point"}


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a chart.

    Attributes:
        mark: "bar", "point", "line" and so on.
        channels: what stands on each channel, as in the specification.
        rows: the rows of its data, after filters and aggregates.
        blocked: what the kit can't follow in it; empty if there is nothing.
    """

    mark: str
    channels: Mapping[str, Spec]
    rows: Sequence[Row]
    blocked: str


class NotFollowed(ValueError):  # noqa: N818 - says what happened
    """The kit can't follow a part of a chart; the message names the part."""


def is_compound(spec: Spec) -> bool:
    """Tell whether a specification holds several charts side by side."""
    return any(name in spec for name in _COMPOUND)


def charts_in(spec: Spec, depth: int = 0) -> list[Spec]:
    """Return the charts that stand side by side in a specification; of a single chart, itself.

    >>> [chart["mark"] for chart in charts_in({"hconcat": [{"mark": "bar"}, {"mark": "tick"}]})]
    ['bar', 'tick']
    """
    name = next((name for name in _COMPOUND if name in spec), None)
    if name is None or depth > 3:  # noqa: PLR2004 - nobody puts charts together deeper
        return [spec]
    inner = [spec.get("spec")] if name in ("facet", "repeat") else _list(spec[name])
    shared = {key: spec[key] for key in ("data", "datasets") if key in spec}
    return [
        chart
        for one in inner[:_MOST_CHARTS]
        for chart in charts_in({**shared, **_mapping(one)}, depth + 1)
    ]


def layers(spec: Spec) -> list[Layer]:
    """Return the layers of a chart; a chart without layers is one.

    >>> chart = {"mark": "bar", "data": {"values": [{"n": 2}]}, "encoding": {"x": {"field": "n"}}}
    >>> [(layer.mark, layer.rows) for layer in layers(chart)]
    [('bar', [{'n': 2}])]
    """
    datasets = _mapping(spec.get("datasets"))
    return list(_layers(spec, {}, datasets, 0))


def marks(layer: Layer) -> list[Mark]:
    """Return what is drawn: for each mark, the value on each channel that carries one.

    >>> channels = {"x": {"aggregate": "sum", "field": "n"}, "y": {"field": "who"}}
    >>> rows = [{"who": "Ann", "n": 2}, {"who": "Ann", "n": 3}]
    >>> marks(Layer("bar", channels, rows, ""))
    [{'y': 'Ann', 'x': 5}]
    """
    carrying = {
        name: layer.channels[name]
        for name in (*POSITIONS, *SERIES)
        if _carries(layer.channels.get(name))
    }
    measured = {name: channel for name, channel in carrying.items() if "aggregate" in channel}
    plain = {name: channel for name, channel in carrying.items() if name not in measured}
    if not measured:
        return [{name: _value(row, of) for name, of in plain.items()} for row in layer.rows]
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in layer.rows:
        groups.setdefault(tuple(_value(row, of) for of in plain.values()), []).append(row)
    return [
        dict(zip(plain, key, strict=True))
        | {name: aggregate(of["aggregate"], of.get("field"), rows) for name, of in measured.items()}
        for key, rows in groups.items()
    ]


def aggregate(operation: object, field: object, rows: Sequence[Row]) -> Any:  # noqa: ANN401
    """Work out one aggregate of some rows.

    Raises:
        NotFollowed: if the kit doesn't know the operation.

    >>> aggregate("mean", "n", [{"n": 2}, {"n": 4}])
    3
    """
    if operation == "count":
        return len(rows)
    values = [row.get(str(field)) for row in rows]
    if operation == "distinct":
        return len({str(value) for value in values})
    numbers = [value for value in values if isinstance(value, int | float)]
    if operation == "valid":
        return sum(value is not None for value in values)
    if not isinstance(operation, str) or operation not in _OPERATIONS:
        raise NotFollowed(say("the aggregate {name!r}", name=str(operation)[:40]))
    return _OPERATIONS[operation](numbers) if numbers or operation == "sum" else None


_OPERATIONS: Mapping[str, Callable[[Sequence[Any]], Any]] = {
    "sum": sum,
    "mean": statistics.mean,
    "average": statistics.mean,
    "median": statistics.median,
    "min": min,
    "max": max,
}


def _layers(spec: Spec, outer: Spec, datasets: Mapping[str, Any], depth: int) -> Iterator[Layer]:
    whole = {
        "data": spec.get("data", outer.get("data")),
        "encoding": {**_mapping(outer.get("encoding")), **_mapping(spec.get("encoding"))},
        "transform": [*_list(outer.get("transform")), *_list(spec.get("transform"))],
    }
    inner = spec.get("layer")
    if isinstance(inner, list) and depth < 5:  # noqa: PLR2004 - nobody layers deeper
        for one in inner[:50]:
            yield from _layers(_mapping(one), whole, datasets, depth + 1)
        return
    mark = spec.get("mark")
    name = str(mark.get("type") if isinstance(mark, dict) else mark)
    channels = {str(key): _mapping(value) for key, value in whole["encoding"].items()}
    try:
        rows = _transformed(_data(whole["data"], datasets), whole["transform"])
        yield Layer(_SAME_MARK.get(name, name), channels, rows, _blocked(channels))
    except NotFollowed as part:
        yield Layer(_SAME_MARK.get(name, name), channels, [], str(part))


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _data(data: object, datasets: Mapping[str, Any]) -> list[Row]:
    source = _mapping(data)
    values = source.get("values", datasets.get(str(source.get("name"))))
    if not isinstance(values, list):
        raise NotFollowed(say("data that the chart does not hold itself"))
    if len(values) > _MOST_ROWS:
        raise NotFollowed(say("data of more than {most:,} rows", most=_MOST_ROWS))
    return [value if isinstance(value, dict) else {"data": value} for value in values]


def _carries(channel: Spec | None) -> bool:
    return channel is not None and ("field" in channel or "aggregate" in channel)


def _value(row: Row, channel: Spec) -> Any:  # noqa: ANN401 - whatever the data hold
    value = row.get(str(channel.get("field")))
    return value if isinstance(value, str | int | float | None) else str(value)[:100]


def _blocked(channels: Mapping[str, Spec]) -> str:
    for channel in channels.values():
        for part, words in (("bin", "bins"), ("timeUnit", say("time units")), ("impute", "impute")):
            if channel.get(part):
                return words
        if isinstance(channel.get("field"), dict):
            return say("repeated fields")
    return ""


def _transformed(rows: list[Row], transforms: Sequence[Any]) -> list[Row]:
    for transform in map(_mapping, transforms):
        if "filter" in transform:
            keep = _filter(transform["filter"])
            rows = [row for row in rows if keep(row)]
        elif "aggregate" in transform:
            rows = _aggregated(rows, transform)
        else:
            raise NotFollowed(say("the transform {name!r}", name=next(iter(transform), "?")[:40]))
    return rows


def _aggregated(rows: list[Row], transform: Spec) -> list[Row]:
    by = [str(field) for field in _list(transform.get("groupby"))]
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(str(row.get(field)) for field in by), []).append(row)
    steps = [_mapping(step) for step in _list(transform["aggregate"])]
    return [
        {field: group[0].get(field) for field in by}
        | {str(s.get("as")): aggregate(s.get("op"), s.get("field"), group) for s in steps}
        for group in groups.values()
    ]


_COMPARISON = re.compile(
    r"\(*\s*datum(?:\.(\w+)|\[\s*['\"]([^'\"]+)['\"]\s*\])\s*(===?|!==?|>=|<=|>|<)"
    r"\s*(-?\d+(?:\.\d+)?|'[^']*'|\"[^\"]*\")\s*\)*"
)
_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "===": operator.eq,
    "equal": operator.eq,
    "!=": operator.ne,
    "!==": operator.ne,
    ">": operator.gt,
    "gt": operator.gt,
    ">=": operator.ge,
    "gte": operator.ge,
    "<": operator.lt,
    "lt": operator.lt,
    "<=": operator.le,
    "lte": operator.le,
}


def _filter(condition: object) -> Callable[[Row], bool]:
    if isinstance(condition, str) and (match := _COMPARISON.fullmatch(condition.strip())):
        dotted, bracketed, sign, raw = match.groups()
        value = raw[1:-1] if raw[0] in "'\"" else float(raw)
        return _comparing(dotted or bracketed, _COMPARE[sign], value)
    predicate = _mapping(condition)
    field = str(predicate.get("field"))
    if isinstance(predicate.get("oneOf"), list):
        chosen = predicate["oneOf"]
        return lambda row: row.get(field) in chosen
    for name, compare in _COMPARE.items():
        if name in predicate:
            return _comparing(field, compare, predicate[name])
    raise NotFollowed(say("this filter"))


def _comparing(
    field: str, compare: Callable[[Any, Any], bool], value: object
) -> Callable[[Row], bool]:
    def keep(row: Row) -> bool:
        try:
            return bool(compare(row.get(field), value))
        except TypeError:
            return False

    return keep
