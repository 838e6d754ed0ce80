"""A chart is judged by what it shows, however it was written."""

from typing import Any

import altair as alt
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.marking.values import Chart, carry
from kit.questions import Question, Verdict, Wrong, chart, judge, question

TALLY = pd.DataFrame({"speaker": ["Ann", "Bo", "Cy"], "words": [3, 9, 0]})
SAID = pd.DataFrame(
    {"speaker": ["Ann", "Bo", "Bo", "Cy", "Bo"], "words": [3, 5, 3, 0, 1], "day": [1, 1, 2, 2, 3]}
)
TEXTS = {"title": "Words, by speaker", "description": "Bo has 9 words, Ann 3, Cy none."}
FALLING = alt.Y("speaker:N").sort("-x")


@question(
    chart("order", "title", "description"),
    hints=["Look at the axes.", "Which is the longest?"],
    wrong=[Wrong(lambda: bars(x="count()"), "You counted rows.", label="rows")],
    reason="Bo, Ann, Cy.",
    minutes=1,
)
def words_chart() -> alt.Chart:
    """Draw the words."""
    return bars()


@question(
    chart("order"),
    hints=["Look at the axes.", "Which comes first?"],
    wrong=[Wrong(lambda: bars(x="count()"), "You counted rows.", label="rows")],
    reason="Ann, Bo, Cy.",
    minutes=1,
)
def words_by_name() -> alt.Chart:
    """Draw the words, by name."""
    return bars(y="speaker")


def bars(
    data: pd.DataFrame = TALLY, x: alt.X | str = "words", y: alt.Y | str = FALLING, **texts: str
) -> alt.Chart:
    return alt.Chart(data, **(texts or TEXTS)).mark_bar().encode(x=x, y=y)


def verdict_on(answer: object) -> Verdict:
    assert isinstance(words_chart, Question)
    return judge(words_chart, carry(answer))


EQUIVALENT = {
    "long form": bars(
        x=alt.X(field="words", type="quantitative"),
        y=alt.Y(field="speaker", type="nominal", sort="-x"),
    ),
    "standing": alt.Chart(TALLY, **TEXTS)
    .mark_bar()
    .encode(y="words", x=alt.X("speaker").sort("-y")),
    "sums worked out by the chart": bars(SAID, x="sum(words)"),
    "sums by stacking": bars(SAID),
    "sums by a transform": bars(SAID, x="n:Q").transform_aggregate(
        n="sum(words)", groupby=["speaker"]
    ),
    "other names for the columns": bars(
        TALLY.rename(columns={"speaker": "who", "words": "how_many"}),
        x="how_many",
        y=alt.Y("who").sort("-x"),
    ),
    "sorted in the table": bars(
        TALLY.sort_values("words", ascending=False), y=alt.Y("speaker", sort=None)
    ),
    "sorted by a list": bars(y=alt.Y("speaker").sort(["Bo", "Ann", "Cy"])),
    "sorted by a field": bars(y=alt.Y("speaker").sort(field="words", op="sum", order="descending")),
    "sorted by a channel": bars(y=alt.Y("speaker").sort(encoding="x", order="descending")),
    "colored": bars().encode(color="speaker"),
    "with titles of axes and a size": bars(x=alt.X("words").title("Words")).properties(width=300),
    "with labels as a layer": alt.layer(
        bars(), bars().mark_text(align="left").encode(text="words")
    ).properties(**TEXTS),
    "title as an object": bars(
        title=alt.Title("Words", subtitle="by hand"), description=TEXTS["description"]
    ),  # type: ignore[arg-type]
    "filter that keeps all": bars().transform_filter(alt.datum.words >= 0),
    "unneeded zero": bars(x=alt.X("words").scale(zero=True)),
    "inline data": alt.Chart.from_dict(
        {
            **TEXTS,
            "data": {"values": TALLY.to_dict("records")},
            "mark": "bar",
            "encoding": {
                "x": {"field": "words", "type": "quantitative"},
                "y": {"field": "speaker", "type": "nominal", "sort": "-x"},
            },
        }
    ),
}


@pytest.mark.parametrize("answer", EQUIVALENT.values(), ids=EQUIVALENT)
def test_equivalent_charts_are_right(answer: object) -> None:
    verdict = verdict_on(answer)
    assert verdict.status == "right", verdict.message


OFF: dict[str, tuple[object, str]] = {
    "points": (bars().mark_point(), "draws points"),
    "the other column": (bars(SAID, x="sum(day)"), "the sum of day"),
    "counted": (bars(x="count()"), "You counted rows."),
    "a mean": (bars(SAID, x="mean(words)"), "the mean of words"),
    "a row left out": (bars(TALLY[TALLY["words"] > 0]), "one mark is missing"),
    "filtered": (bars().transform_filter("datum.words > 0"), "one mark is missing"),
    "filtered by a list": (
        bars().transform_filter(alt.FieldOneOfPredicate(field="speaker", oneOf=["Ann"])),
        "one mark is missing",
    ),
    "a row too many": (
        bars(pd.concat([TALLY, pd.DataFrame({"speaker": ["Di"], "words": [1]})])),
        "for Di doesn't belong",
    ),
    "another thing on the axis": (bars(SAID, y=alt.Y("day:O").sort("-x")), "stand for day"),
    "parted by day": (bars(SAID).encode(color="day:O"), "stand for speaker"),
    "cut axis": (bars(x=alt.X("words").scale(zero=False)), "begin at zero"),
    "cut by a domain": (bars(x=alt.X("words").scale(domain=[2, 10])), "begin at zero"),
    "cut by the lowest": (bars(x=alt.X("words").scale(domainMin=1)), "begin at zero"),
    "log": (bars(x=alt.X("words").scale(type="log")), "begin at zero"),
    "by the alphabet": (bars(y="speaker"), "another order"),
    "shortest first": (bars(y=alt.Y("speaker").sort("x")), "another order"),
    "no title": (bars(description="Bo has 9 words."), "no title"),
    "no description": (bars(title="Words"), "can't see the chart"),
    "description of one word": (bars(title="Words", description="bars"), "can't see the chart"),
    "side by side": (bars() | bars(), "several charts"),
    "calculated": (bars(x="n:Q").transform_calculate(n="datum.words * 2"), "can't follow"),
    "binned": (bars(x=alt.X("words", bin=True), y="count()"), "can't follow bins"),
    "from a file": (bars(data="words.csv", x="words:Q"), "does not hold itself"),  # type: ignore[arg-type]
    "misspelled": (bars(x="wrods"), "no column 'wrods': is it misspelled?"),
    "misspelled, with its type": (bars(x="wrods:Q"), "no column 'wrods': is it misspelled?"),
    "without a mark": (alt.Chart(TALLY), "mark_bar() is missing"),
    "without brackets": (alt.Chart(TALLY).mark_bar, "brackets missing at the end"),
    "a table's name as a word": (
        alt.Chart("tally").mark_bar().encode(x="words", y="speaker"),
        "name of the table stands between quotation marks",
    ),
    "a table on an axis": (bars(x=TALLY), "a whole table or column"),  # type: ignore[arg-type]
    "a title misspelled": (bars(tilte="Words"), "no place for 'tilte'"),
    "no chart": (TALLY, "your answer is a table"),
}


@pytest.mark.parametrize(("answer", "said"), OFF.values(), ids=OFF)
def test_what_is_off_is_said_in_words_of_charts(answer: object, said: str) -> None:
    verdict = verdict_on(answer)
    assert verdict.status in ("not yet", "wrong kind")
    assert said in verdict.message


def test_an_order_that_is_not_asked_is_named_as_such() -> None:
    assert isinstance(words_by_name, Question)
    assert judge(words_by_name, carry(bars(y="speaker"))).status == "right"
    assert "no .sort(…) here" in judge(words_by_name, carry(bars())).message
    assert "Longest first" in verdict_on(bars(y="speaker")).message


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.sampled_from(
        ["bar", "x", "-x", "quantitative", "words", "sum", "count", "datum.words > 1", "median"]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(
            ["data", "values", "encoding", "x", "y", "mark", "type", "field", "aggregate", "sort",
             "scale", "domain", "layer", "transform", "filter", "groupby", "op", "as", "title",
             "description", "datasets", "name", "zero", "oneOf", "color", "gt"]
        ),
        inner, max_size=5,
    ),
    max_leaves=25,
)  # fmt: skip


@given(spec=st.dictionaries(st.sampled_from(["data", "mark", "encoding", "layer", "transform",
       "datasets", "title", "description"]), JSON, max_size=8))  # fmt: skip
@settings(max_examples=400, deadline=None)
def test_no_specification_stops_the_check_or_earns_points(spec: dict[str, Any]) -> None:
    verdict = judge(words_chart, Chart(spec))
    assert verdict.status in ("not yet", "wrong kind"), verdict
