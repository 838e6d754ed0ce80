"""A learner's value → one line of text → plain values: the only thing that crosses the border.

`encode` runs where the learner's code runs, so nothing that it writes is trusted. `decode` runs
where the questions are: it builds plain built-ins and the small classes below, and nothing else.
None, bool, int, float and str are themselves in JSON; all other values are an object with one key,
which says what they are.
"""

import functools
import json
import math
import re
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd

from kit.article import Article

LONGEST_LINE = 8_000_000
_LONGEST_STUB = 100
_MOST_VALUES = 200_000
_MOST_KEYS = 10_000  # more equal hashes than this would take minutes to tell apart
_DEEPEST = 20
_LONGEST_TEXT = 1_000_000
_LARGEST_WHOLE = 10**100
_DTYPE = re.compile(
    r"u?int(8|16|32|64)|float(32|64)|U?Int(8|16|32|64)|Float(32|64)"
    r"|bool|boolean|str|string|object|category|datetime64\[(s|ms|us|ns)\]"
)


def is_stub(value: object) -> bool:
    """Tell whether a value is what a worksheet's cell holds before the learner has begun.

    It looks at exact types only, so a value made to mislead runs no code of its own here.

    >>> is_stub("..."), is_stub(["...", "..."]), is_stub(lambda report: ...), is_stub("")
    (True, True, True, False)
    """
    if type(value) in (list, tuple):
        items = list(value)  # type: ignore[call-overload]
        return 0 < len(items) < _LONGEST_STUB and all(is_stub(item) for item in items)
    if type(value) is str:
        return len(value) < _LONGEST_STUB and value.strip() in ("...", "…")
    if type(value) is types.FunctionType:
        return set(value.__code__.co_consts) - {None} == {...}
    return value is ...


class BorderError(ValueError):
    """A line is not a value that `encode` could have written."""


class CallFailed(Exception):  # noqa: N818 - read as a sentence: except CallFailed
    """A learner's function gave no value; `reason` says why, in words.

    Attributes:
        reason: what happened: "ValueError: …", "it took longer than 2 seconds".
        timed_out: whether it was stopped because it took too long.
    """

    def __init__(self, reason: str, *, timed_out: bool = False) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason, self.timed_out = reason, timed_out


@dataclass(frozen=True, slots=True)
class Table:
    """A DataFrame or a Series, as plain values.

    Attributes:
        columns: the columns' names; the one name of a Series.
        index: the rows' labels.
        dtypes: the type of each column, as pandas writes it.
        rows: the values, row by row; None where a value is missing.
        index_names: the name of each level of the index, or None.
        series: whether it was a Series.
    """

    columns: tuple[object, ...]
    index: tuple[object, ...]
    dtypes: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    index_names: tuple[object, ...] = (None,)
    series: bool = False

    def frame(self) -> pd.DataFrame:
        """Build the DataFrame again; a column whose values don't fit its type holds objects.

        >>> decode(encode(pd.DataFrame({"word": ["talks"], "n": [2]}))).frame().values.tolist()
        [['talks', 2]]
        """
        cells = [
            _column([row[i] for row in self.rows], dtype) for i, dtype in enumerate(self.dtypes)
        ]
        frame = pd.concat(cells, axis=1) if cells else pd.DataFrame(index=range(len(self.rows)))
        frame.columns = pd.Index(list(self.columns))
        frame.index = _index(self.index, self.index_names)
        return frame


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, as its Vega-Lite specification."""

    spec: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """An Article, as its id and its source; `article()` takes it apart again."""

    id: str
    source: str

    def article(self) -> Article:
        """Take the report apart."""
        from kit.load import article_from_text

        return article_from_text(self.source, self.id)


@dataclass(frozen=True, slots=True)
class Function:
    """A learner's function, on the other side of the border.

    Attributes:
        call: takes plain values, DataFrames and Articles, and returns what came back, decoded;
            raises CallFailed if nothing did.
    """

    call: Callable[..., object]


@dataclass(frozen=True, slots=True)
class Unsendable:
    """Something that is no value of the kinds above.

    Attributes:
        type_name: what Python calls its type.
        reason: why it could not be sent, in words.
    """

    type_name: str
    reason: str


Keep = Callable[[Callable[..., object]], int]
Call = Callable[[int, tuple[object, ...]], object]


class _TooMuchError(Exception):
    pass


def encode(value: object, keep: Keep | None = None) -> str:
    """Write a value as one line of JSON; never raises, whatever the value does.

    Args:
        value: anything.
        keep: stores a function and returns its number; without it, functions are unsendable.

    >>> encode([1, 1.0, True, "Aleppo"])
    '{"list": [1, 1.0, true, "Aleppo"]}'
    >>> encode(object())
    '{"unsendable": ["object", "it is no text, number, list, table or chart"]}'
    """
    try:
        line = _within_limit(json.dumps(_tagged(value, _Writer(keep), 0), allow_nan=False))
    except _TooMuchError as error:
        line = json.dumps({"unsendable": [_type_name(value), str(error)]})
    except Exception as error:  # noqa: BLE001 - a learner's class may raise anything
        line = json.dumps({"unsendable": [_type_name(value), describe(error)]})
    return line


def _within_limit(line: str) -> str:
    if len(line) > LONGEST_LINE:
        raise _TooMuchError("it is too long")
    return line


class _Writer:
    """What one call of `encode` has room for."""

    def __init__(self, keep: Keep | None) -> None:
        self.keep = keep
        self.left = _MOST_VALUES

    def spend(self, values: int, most: int = _MOST_VALUES) -> None:
        self.left -= values
        if self.left < 0 or values > most:
            raise _TooMuchError("it holds too many values")


def _tagged(value: object, writer: _Writer, depth: int) -> object:
    if value is None or value is True or value is False:
        return value
    if depth > _DEEPEST:
        raise _TooMuchError(f"it is nested more than {_DEEPEST} deep")
    for kind, write in _WRITERS:
        if isinstance(value, kind):
            return write(value, writer, depth + 1)
    if value is pd.NA:
        return None
    if _is_chart(value):
        return {"chart": value.to_dict()}  # type: ignore[attr-defined]
    return _unsendable(value)


def _unsendable(value: object) -> object:
    return {"unsendable": [_type_name(value), "it is no text, number, list, table or chart"]}


def _is_chart(value: object) -> bool:
    import sys

    altair = sys.modules.get("altair")
    return altair is not None and isinstance(value, altair.TopLevelMixin)


def _type_name(value: object) -> str:
    return str(type.__dict__["__name__"].__get__(type(value)))[:100]


def _text(value: str, _writer: _Writer, _depth: int) -> object:
    if len(value) > _LONGEST_TEXT:
        raise _TooMuchError(f"it is longer than {_LONGEST_TEXT:,} characters")
    return str.__str__(value)


def _whole(value: int, _writer: _Writer, _depth: int) -> object:
    number = int.__index__(value)
    if abs(number) > _LARGEST_WHOLE:
        raise _TooMuchError("it is larger than 10 to the power of 100")
    return number


def _float(value: float, _writer: _Writer, _depth: int) -> object:
    number = float.__float__(value)
    return number if math.isfinite(number) else {"float": float.__repr__(number)}


def _items(values: Iterable[object], writer: _Writer, depth: int) -> list[object]:
    items = list(islice(values, _MOST_VALUES + 1))
    writer.spend(len(items))
    return [_tagged(item, writer, depth) for item in items]


def _list(value: Any, writer: _Writer, depth: int) -> object:
    values = list.__iter__(value) if isinstance(value, list) else iter(value)
    return {"list": _items(values, writer, depth)}


def _tuple(value: tuple[object, ...], writer: _Writer, depth: int) -> object:
    return {"tuple": _items(tuple.__iter__(value), writer, depth)}


def _set(value: Iterable[object], writer: _Writer, depth: int) -> object:
    items = _items(value, writer, depth)
    writer.spend(len(items), _MOST_KEYS)
    return {"set": sorted(items, key=json.dumps)}


def _dict(value: dict[object, object], writer: _Writer, depth: int) -> object:
    pairs = list(dict.items(value))
    writer.spend(2 * len(pairs), 2 * _MOST_KEYS)
    return {"dict": [[_tagged(part, writer, depth) for part in pair] for pair in pairs]}


def _scalar(value: Any, writer: _Writer, depth: int) -> object:
    if isinstance(value, np.datetime64):
        return _tagged(pd.Timestamp(value), writer, depth)
    if isinstance(value, np.timedelta64):
        return _tagged(pd.Timedelta(value), writer, depth)
    return _tagged(value.item(), writer, depth)


def _datetime(value: datetime, _writer: _Writer, _depth: int) -> object:
    return None if _is_missing(value) else {"datetime": datetime.isoformat(value)}


def _date(value: date, _writer: _Writer, _depth: int) -> object:
    return {"date": date.isoformat(value)}


def _time(value: time, _writer: _Writer, _depth: int) -> object:
    return {"time": time.isoformat(value)}


def _timedelta(value: timedelta, _writer: _Writer, _depth: int) -> object:
    # In seconds, a float would lose the last digits of a long time.
    return {"timedelta": [value.days, value.seconds, value.microseconds]}


def _frame(value: pd.DataFrame, writer: _Writer, depth: int) -> object:
    return {"table": _table(value, writer, depth, series=False)}


def _series(value: "pd.Series[Any]", writer: _Writer, depth: int) -> object:
    return {"table": _table(value.to_frame(value.name), writer, depth, series=True)}


def _table(frame: pd.DataFrame, writer: _Writer, depth: int, *, series: bool) -> dict[str, object]:
    writer.spend(frame.size)
    columns = [frame.iloc[:, i].astype(object).tolist() for i in range(frame.shape[1])]
    rows = zip(*columns, strict=True) if columns else ([] for _ in range(len(frame)))
    return {
        "columns": _items(frame.columns, writer, depth),
        "index": _items(frame.index, writer, depth),
        "dtypes": [str(dtype)[:100] for dtype in frame.dtypes],
        "rows": [
            [None if _is_missing(cell) else _tagged(cell, writer, depth) for cell in row]
            for row in rows
        ],
        "index_names": _items(frame.index.names, writer, depth),
        "series": series,
    }


def _is_missing(cell: object) -> bool:
    return cell is pd.NA or cell is pd.NaT or (isinstance(cell, float) and math.isnan(cell))


def _article(value: Article, writer: _Writer, depth: int) -> object:
    return {"report": [_text(value.id, writer, depth), _text(value.source, writer, depth)]}


def _function(value: Callable[..., object], writer: _Writer, _depth: int) -> object:
    return _unsendable(value) if writer.keep is None else {"function": writer.keep(value)}


_WRITERS: tuple[tuple[Any, Callable[[Any, _Writer, int], object]], ...] = (
    (str, _text),
    (int, _whole),
    (float, _float),
    (np.generic, _scalar),
    (list, _list),
    (tuple, _tuple),
    ((set, frozenset), _set),
    (dict, _dict),
    (datetime, _datetime),  # before date, which it is as well
    (date, _date),
    (time, _time),
    (timedelta, _timedelta),
    (pd.DataFrame, _frame),
    (pd.Series, _series),
    ((np.ndarray, pd.Index, pd.Categorical, range), _list),
    ((type({}.keys()), type({}.values())), _list),
    (Article, _article),
    (
        (
            types.FunctionType,
            types.BuiltinFunctionType,
            types.MethodType,
            functools.partial,
        ),
        _function,
    ),
)


def decode(text: str, call: Call | None = None) -> object:
    """Read a line back: plain built-ins, and the classes of this module.

    Args:
        text: any text at all; only what `encode` writes is accepted.
        call: calls a function by its number; without it, a function is refused.

    Raises:
        BorderError: if the line is anything else.

    >>> decode('{"tuple": [1, {"dict": [["Aleppo", 2.0]]}]}')
    (1, {'Aleppo': 2.0})
    """
    return _read_value(parse_line(text), call, 0)


def parse_line(text: str) -> Any:
    """Parse one line from a worker as JSON, without trust.

    Raises:
        BorderError: if it is too long, too deep, or no JSON.

    >>> parse_line('{"cell": 3}')
    {'cell': 3}
    """
    if len(text) > LONGEST_LINE:
        raise BorderError("the line is too long")
    try:
        return json.loads(text, parse_int=_parse_whole, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise BorderError(f"the line is no JSON: {error}") from None


def _parse_whole(digits: str) -> int:
    if len(digits) > len(str(_LARGEST_WHOLE)) + 1:
        raise BorderError("a number is too large")
    return int(digits)


def _refuse(name: str) -> object:
    raise BorderError(f"{name} is no JSON")


def _read_value(raw: Any, call: Call | None, depth: int) -> object:
    if depth > 2 * _DEEPEST:
        raise BorderError("the value is nested too deep")
    if raw is None or isinstance(raw, bool | int | float):
        return raw
    if isinstance(raw, str):
        return readable(raw)
    if not isinstance(raw, dict) or len(raw) != 1:
        raise BorderError("a value must be an object with one key")
    ((tag, payload),) = raw.items()
    if tag == "function":
        return _read_function(payload, call)
    if tag not in _READERS:
        raise BorderError("no value is of this kind")
    try:
        return _READERS[tag](payload, lambda part: _read_value(part, call, depth + 1))
    except (TypeError, ValueError, KeyError, OverflowError, RecursionError) as error:
        raise BorderError(f"the value is not whole: {error}") from None


def readable(text: str) -> str:
    r"""Replace half characters (lone surrogates), which no file or screen takes.

    >>> readable("Aleppo"), readable("\ud800")
    ('Aleppo', '�')
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _read_function(payload: object, call: Call | None) -> Function:
    if call is None or type(payload) is not int:
        raise BorderError("a function can't come here")
    number = payload

    def call_it(*arguments: object) -> object:
        return call(number, arguments)

    return Function(call_it)


Read = Callable[[Any], object]


def _several(payload: Any, read: Read) -> Iterator[object]:
    if not isinstance(payload, list):
        raise BorderError("a list is missing")
    return map(read, payload)


def _read_set(payload: Any, read: Read) -> set[object]:
    if len(payload) > _MOST_KEYS:
        raise BorderError("the set is too large")
    return set(_several(payload, read))


def _read_dict(payload: Any, read: Read) -> dict[object, object]:
    if len(payload) > _MOST_KEYS:
        raise BorderError("the dict is too large")
    return {read(key): read(value) for key, value in payload}


def _read_table(payload: Any, read: Read) -> Table:
    table = Table(
        columns=tuple(_several(payload["columns"], read)),
        index=tuple(_several(payload["index"], read)),
        dtypes=tuple(map(_plain_text, payload["dtypes"])),
        rows=tuple(tuple(_several(row, read)) for row in payload["rows"]),
        index_names=tuple(_several(payload["index_names"], read)),
        series=payload["series"] is True,
    )
    width = len(table.columns)
    if len(table.dtypes) != width or any(len(row) != width for row in table.rows):
        raise BorderError("the columns of the table differ in length")
    if len(table.index) != len(table.rows):
        raise BorderError("the table has more or fewer labels than rows")
    return table


def _plain_text(raw: Any) -> str:
    if not isinstance(raw, str):
        raise BorderError("a text is missing")
    return readable(raw)


def _read_chart(payload: Any, _read: Read) -> Chart:
    if not isinstance(payload, dict):
        raise BorderError("a chart must be an object")
    return Chart({readable(key): _plain_json(part, 0) for key, part in payload.items()})


def _plain_json(raw: Any, depth: int) -> Any:
    if depth > 3 * _DEEPEST:
        raise BorderError("the chart is nested too deep")
    if isinstance(raw, dict):
        return {readable(key): _plain_json(part, depth + 1) for key, part in raw.items()}
    if isinstance(raw, list):
        return [_plain_json(part, depth + 1) for part in raw]
    return readable(raw) if isinstance(raw, str) else raw


def _read_unsendable(payload: Any, _read: Read) -> Unsendable:
    type_name, reason = map(_plain_text, payload)
    return Unsendable(type_name[:100], reason[:300])


def _read_timedelta(payload: Any, _read: Read) -> timedelta:
    days, seconds, microseconds = payload
    return timedelta(days, seconds, microseconds)


def _read_report(payload: Any, _read: Read) -> Report:
    report_id, source = map(_plain_text, payload)
    return Report(report_id, source)


_READERS: Mapping[str, Callable[[Any, Read], object]] = {
    "float": lambda payload, _read: {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}[payload],
    "list": lambda payload, read: list(_several(payload, read)),
    "tuple": lambda payload, read: tuple(_several(payload, read)),
    "set": _read_set,
    "dict": _read_dict,
    "date": lambda payload, _read: date.fromisoformat(_plain_text(payload)),
    "datetime": lambda payload, _read: datetime.fromisoformat(_plain_text(payload)),
    "time": lambda payload, _read: time.fromisoformat(_plain_text(payload)),
    "timedelta": _read_timedelta,
    "table": _read_table,
    "chart": _read_chart,
    "report": _read_report,
    "unsendable": _read_unsendable,
}


def rebuild(value: object) -> object:
    """Turn tables into DataFrames (or Series) and reports into Articles, however deep they lie.

    >>> rebuild(decode(encode((1, pd.Series(["talks"], name="word")))))[1].tolist()
    ['talks']
    """
    if isinstance(value, Table):
        return value.frame().iloc[:, 0] if value.series else value.frame()
    if isinstance(value, Report):
        return value.article()
    if isinstance(value, list | tuple | set):
        return type(value)(map(rebuild, value))
    if isinstance(value, dict):
        return {rebuild(key): rebuild(part) for key, part in value.items()}
    return value


def carry(value: object) -> object:
    """Take a value over the border and back within one process, as a notebook's check does.

    A function comes back as a Function that calls the original here, with no limit of time.

    >>> carry(lambda n: n + 1).call(2)
    3
    """
    kept: list[Callable[..., object]] = []

    def keep(function: Callable[..., object]) -> int:
        kept.append(function)
        return len(kept) - 1

    def call(number: int, arguments: tuple[object, ...]) -> object:
        try:
            result = kept[number](*received(encode(arguments)))
        except Exception as error:  # noqa: BLE001 - the learner's function may raise anything
            raise CallFailed(describe(error)) from None
        return decode(encode(result))

    return decode(encode(value, keep), call)


def received(line: str) -> tuple[Any, ...]:
    """Return the arguments of a call as the learner's function gets them."""
    arguments = rebuild(decode(line))
    if not isinstance(arguments, tuple):
        raise BorderError("the arguments must be a tuple")
    return arguments


def describe(error: BaseException) -> str:
    """Say what went wrong in a learner's code as Python would, on one line.

    >>> describe(NameError("name 'artikle' is not defined"))
    "NameError: name 'artikle' is not defined"
    """
    try:
        words = " ".join(str(error).split())[:300]
    except Exception:  # noqa: BLE001 - a learner's exception may fail to describe itself
        words = ""
    return f"{_type_name(error)}: {words}" if words else _type_name(error)


def _column(cells: list[object], dtype: str) -> "pd.Series[Any]":
    try:
        return pd.Series(cells, dtype=dtype if _DTYPE.fullmatch(dtype) else "object")
    except (TypeError, ValueError, OverflowError):
        return pd.Series(cells, dtype="object")


def _index(labels: tuple[object, ...], names: tuple[object, ...]) -> "pd.Index[Any]":
    tuples = [label for label in labels if isinstance(label, tuple)]
    if len(names) > 1 and len(tuples) == len(labels):
        return pd.MultiIndex.from_tuples(tuples, names=list(names))
    return pd.Index(list(labels), name=names[0] if len(names) == 1 else None)
