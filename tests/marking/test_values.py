import json
import math
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Never

import altair as alt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit
from kit.marking.values import (
    BorderError,
    CallFailed,
    Chart,
    Function,
    Report,
    Table,
    Unsendable,
    carry,
    decode,
    encode,
    rebuild,
)

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**100), 10**100)
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_categories=["Cs"]))
    | st.dates()
    | st.datetimes()
    | st.timedeltas()
)
KEYS = st.integers() | st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(KEYS, inner, max_size=4)
        | st.sets(KEYS, max_size=4)
    ),
    max_leaves=12,
)
RAW = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                "list tuple set dict table chart date datetime time timedelta float report"
                " unsendable function columns index dtypes rows".split()
            )
            | st.text(),
            inner,
            max_size=3,
        )
    ),
    max_leaves=15,
)


def kinds(value: object) -> object:
    """Return the types of a value and all that it holds, so that 1, 1.0 and True stay apart."""
    if isinstance(value, dict):
        return dict, [(kinds(key), kinds(part)) for key, part in value.items()]
    if isinstance(value, list | tuple):
        return type(value), [kinds(part) for part in value]
    return type(value)


@given(VALUES)
def test_a_plain_value_arrives_as_it_was_sent(value: object) -> None:
    arrived = carry(value)
    assert arrived == value
    assert kinds(arrived) == kinds(value)


@given(RAW)
def test_any_json_is_a_value_or_refused(raw: object) -> None:
    with suppress(BorderError):
        decode(json.dumps(raw))


@given(st.text())
def test_any_text_is_a_value_or_refused(text: str) -> None:
    with suppress(BorderError):
        decode(text)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[1]",
        "{}",
        "NaN",
        "1" * 5000,
        "[" * 100_000,
        '{"list": 1}',
        '{"list": [[]]}',
        '{"set": [{"list": []}]}',
        '{"dict": [[{"list": []}, 1]]}',
        '{"dict": [[1]]}',
        '{"dict": [1]}',
        '{"float": "1"}',
        '{"date": "yesterday"}',
        '{"timedelta": 1e300}',
        '{"timedelta": {"a": 1}}',
        '{"function": 0}',
        '{"object": "os.system"}',
        '{"py/reduce": []}',
        '{"list": [], "tuple": []}',
        '{"table": {}}',
        '{"table": {"columns": ["a"], "index": [], "dtypes": [], "rows": [], "index_names": []}}',
        '{"chart": []}',
        '{"unsendable": ["a"]}',
    ],
)
def test_a_line_that_encode_cannot_have_written_is_refused(line: str) -> None:
    with pytest.raises(BorderError):
        decode(line)


def test_a_line_too_long_is_refused_before_it_is_read() -> None:
    with pytest.raises(BorderError, match="too long"):
        decode('"' + "x" * 9_000_000 + '"')


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (math.nan, "nan"),
        (math.inf, "inf"),
        (-math.inf, "-inf"),
    ],
)
def test_floats_that_json_lacks_arrive(value: float, expected: str) -> None:
    assert repr(carry(value)) == expected


def test_numpy_and_pandas_scalars_arrive_as_python_has_them() -> None:
    given_ = (
        np.int64(3),
        np.float32(0.5),
        np.array([True])[0],
        np.str_("a"),
        pd.Timestamp("2013-05-08"),
    )
    assert carry(given_) == (3, 0.5, True, "a", datetime(2013, 5, 8))  # noqa: DTZ001
    assert carry((np.datetime64("2013-05-08"), np.timedelta64(1, "h"))) == (
        datetime(2013, 5, 8),  # noqa: DTZ001
        timedelta(hours=1),
    )
    assert carry((pd.NaT, pd.NA, time(9), date(2013, 5, 8))) == (
        None,
        None,
        time(9),
        date(2013, 5, 8),
    )


def test_what_is_like_a_list_arrives_as_a_list() -> None:
    given_ = [np.array([1, 2]), pd.Index(["a"]), range(2), {"a": 1}.keys(), {"a": 1}.values()]
    assert carry(given_) == [[1, 2], ["a"], [0, 1], ["a"], [1]]


def test_a_table_arrives_with_its_types_and_labels() -> None:
    words = kit.word_table(kit.load_articles(kit.SEEDS))
    counted = words.groupby(["report", "kind"], observed=True).size()
    assert rebuild(carry(pd.DataFrame())).shape == (0, 0)
    for frame in (words, words.set_index("position"), words.head(0)):
        table = carry(frame)
        assert isinstance(table, Table)
        pd.testing.assert_frame_equal(
            table.frame(), frame, check_index_type=False, check_categorical=False
        )
    back = rebuild(carry(counted))
    assert isinstance(back, pd.Series)
    assert back.to_dict() == counted.to_dict()


def test_missing_values_of_a_table_arrive_as_none() -> None:
    frame = pd.DataFrame(
        {"a": [1.5, None], "b": ["x", None], "c": pd.array([1, None], dtype="Int64")}
    )
    table = carry(frame)
    assert isinstance(table, Table)
    assert table.rows == ((1.5, "x", 1), (None, None, None))
    pd.testing.assert_frame_equal(table.frame(), frame)


def test_two_columns_of_one_name_arrive() -> None:
    frame = pd.DataFrame([[1, "a"]], columns=["x", "x"])
    pd.testing.assert_frame_equal(rebuild(carry(frame)), frame)


def test_a_type_of_column_that_nobody_knows_becomes_objects() -> None:
    frame = Table(("a",), (0,), ("V1000000000",), (("x",),)).frame()
    assert frame["a"].dtype == object


def test_a_chart_arrives_as_its_specification() -> None:
    chart = carry(alt.Chart(pd.DataFrame({"n": [2]})).mark_bar().encode(x="n:Q"))
    assert isinstance(chart, Chart)
    assert chart.spec["mark"] == {"type": "bar"}
    assert chart.spec["encoding"]["x"]["field"] == "n"


def test_an_article_arrives_as_its_source_and_is_taken_apart_again() -> None:
    article = kit.article_from_text("Rain fell. It stopped.", "ferry")
    report = carry(article)
    assert report == Report("ferry", "Rain fell. It stopped.")
    assert rebuild([report]) == [article]


def test_a_function_is_called_across_the_border() -> None:
    def count(article: kit.Article, table: pd.DataFrame) -> tuple[int, int]:
        return len(article.sentences), len(table)

    function = carry(count)
    assert isinstance(function, Function)
    article = kit.article_from_text("Rain fell. It stopped.")
    assert function.call(article, pd.DataFrame({"a": [1]})) == (2, 1)
    with pytest.raises(CallFailed, match="TypeError"):
        function.call()


class Same(int):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = int.__hash__


class Raises(list[int]):
    def __iter__(self) -> Never:
        raise ZeroDivisionError

    def __reduce__(self) -> Never:
        raise ZeroDivisionError


class Odd(type):
    @property
    def __name__(cls) -> str:
        raise ZeroDivisionError


class Nameless(metaclass=Odd):
    pass


def test_a_subclass_arrives_without_its_tricks() -> None:
    assert type(carry(Same(3))) is int
    assert carry(Raises([1])) == [1]


def endless() -> list[object]:
    value: list[object] = []
    value.append(value)
    return value


@pytest.mark.parametrize(
    "value",
    [
        object(),
        Nameless(),
        int,
        (n for n in ()),
        1j,
        b"bytes",
        ...,
        endless(),
        "x" * 2_000_000,
        10**101,
        list(range(300_000)),
        dict.fromkeys(range(20_000)),
        set(range(20_000)),
        alt.Chart(),
        pd.DataFrame({"a": range(300_000)}),
    ],
    ids=lambda value: type(value).__qualname__,
)
def test_what_cannot_be_sent_says_why(value: object) -> None:
    arrived = carry(value)
    assert isinstance(arrived, Unsendable)
    assert arrived.reason
    assert "\n" not in encode(value)


def test_half_characters_are_replaced() -> None:
    assert carry({"\ud800": ["\udfff"]}) == {"�": ["�"]}
    assert encode("\ud800").isascii()
