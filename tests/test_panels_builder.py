import dataclasses
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit
from kit import Article
from kit.panels.builder import ChartBuilder
from kit.panels.names import words_among
from kit.panels.recipes import EACH_ROW, HOWS, MARKS, NUMBER

TABLES = ("articles", "parts", "sentences", "words", "quotations", "numbers", "mentions")
ODD = pd.DataFrame(
    {
        "a.b": [1, 2, 3],
        'it\'s [so] "odd":Q': ["x", "y", "x"],
        "count": ["one", "two", "one"],
        "text": ["x", "y" * 300, "<b>z</b>"],
        "missing": [None, None, "here"],
        "nothing": [None, None, None],
        "infinite": [1.5, float("inf"), float("nan")],
        "day": pd.to_datetime(["2016-10-12", "2016-10-13", None]),
        "yes": [True, False, True],
        "tags": [["x"], [], ["y"]],
        "span": pd.interval_range(0, 3),
        "kind": pd.Categorical(["b", "a", "b"], ["b", "a", "unused"]),
        7: ["a", "b", "c"],
        NUMBER: [1, 2, 3],
    },
    index=[5, 5, 5],
)


@pytest.fixture(autouse=True)
def _ready() -> None:
    kit.setup()


@pytest.fixture(scope="module")
def panel(reports: list[Article]) -> ChartBuilder:
    return kit.panels.chart_builder(reports, named="reports")


def choose(panel: ChartBuilder, **chosen: str) -> ChartBuilder:
    """Choose all at once, and nothing where nothing is named."""
    nothing = dict.fromkeys(["x", "y", "color", "row", "measure", "title"], "")
    with panel.hold_trait_notifications():
        for name, value in {**nothing, "how": "count", "mark": "bar", **chosen}.items():
            setattr(panel, name, value)
    return panel


def charted(code: str, **names: Any) -> dict[str, Any]:  # noqa: ANN401
    """Run code as a learner pastes it below the first cell, and return the chart's spec."""
    notebook: dict[str, Any] = {"kit": kit, **names}
    exec(code, notebook)
    spec = notebook["chart"].to_dict()
    assert isinstance(spec, dict)
    return spec


def test_at_first_there_is_a_chart(reports: list[Article]) -> None:
    panel = kit.panels.chart_builder(reports)
    assert isinstance(panel.chart, alt.Chart)
    assert panel.message == "2 counts from 2 rows."
    assert [name for name, _ in panel.choices["table_name"]] == list(TABLES)


def test_the_number_is_what_pandas_counts(panel: ChartBuilder, reports: list[Article]) -> None:
    choose(panel, table_name="quotations", x=NUMBER, y="speaker_resolved")
    counts = kit.quotation_table(reports)["speaker_resolved"].value_counts()
    assert panel.table.set_index("speaker_resolved")["count"].to_dict() == counts.to_dict()
    assert panel.table.equals(kit.charts.table(panel.chart))
    assert "John Kerry: 7." in panel.description
    assert panel.message.endswith("Left out: 3 rows without speaker_resolved.")
    assert "Left out: 3 rows" in panel.description


def test_sum_and_mean_are_those_of_pandas(panel: ChartBuilder, reports: list[Article]) -> None:
    sentences = kit.sentence_table(reports).groupby("report", observed=True)["words"]
    for how in ("sum", "mean"):
        choose(panel, table_name="sentences", x=NUMBER, y="report", how=how, measure="words")
        assert panel.table[f"{how} of words"].tolist() == getattr(sentences, how)().tolist()


def test_the_code_is_what_a_lesson_would_write(panel: ChartBuilder) -> None:
    choose(panel, table_name="quotations", x=NUMBER, y="report", title="Who quotes?")
    code, _, words = panel.code.partition("    description=(")
    assert code == (
        "import altair as alt\n"
        "\n"
        "rows = kit.quotation_table(reports)\n"
        'counts = rows.groupby(["report"], observed=True).size().reset_index(name="count")\n'
        "chart = alt.Chart(counts).mark_bar().encode(\n"
        '    x=alt.X("count:Q", scale=alt.Scale(zero=True), axis=alt.Axis(tickMinStep=1)),\n'
        '    y=alt.Y("report:N", scale=alt.Scale(domain=list(counts["report"].cat.categories))),\n'
        '    tooltip=["report:N", "count:Q"],\n'
        ")\n"
        "chart = chart.properties(\n"
        '    title="Who quotes?",\n'
    )
    assert words.endswith("    ),\n)\nchart")


@given(data=st.data())
def test_whatever_is_chosen_gives_a_chart_and_its_code_or_says_why_not(
    panel: ChartBuilder, reports: list[Article], data: st.DataObject
) -> None:
    table = data.draw(st.sampled_from(TABLES))
    panel.table_name = table
    choose(panel, how=EACH_ROW)
    columns = [NUMBER, "no such column", *(value for value, _ in panel.choices["x"])]
    names = ("x", "y", "color", "row", "measure")
    chosen = {name: data.draw(st.sampled_from(columns), name) for name in names}
    how = data.draw(st.sampled_from([*HOWS, "median"]))
    choose(panel, **chosen, how=how, mark=data.draw(st.sampled_from([*MARKS, "pie"])))
    assert panel.message
    if panel.chart is None:
        assert (panel.code, panel.rows, panel.drawing.outputs) == ("", "", ())
        assert panel.message[-1] in ".)"
    else:
        assert charted(panel.code, reports=reports) == panel.chart.to_dict()
        assert panel.chart.to_dict()["description"] == panel.description != ""
        assert len(panel.drawing.outputs) == 1
        assert len(panel.table) <= 5000


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("how", [EACH_ROW, "mean"])
def test_odd_columns_are_drawn_or_refused_in_words(mark: str, how: str) -> None:
    panel = kit.panels.chart_builder({"odd": ODD})
    offered = [value for value, _ in panel.choices["x"] if value not in ("", NUMBER)]
    assert not {"tags", "span", 7} & set(offered)
    other = NUMBER if how != EACH_ROW and mark not in ("heat map", "text") else "count"
    for name in offered:
        choose(panel, x=name, y=other, how=how, measure="a.b", mark=mark, color="kind")
        choose(panel, x=other, y=name, how=how, measure="a.b", mark=mark)
        assert "can't be drawn (" not in panel.message
        if panel.chart is not None:
            assert charted(panel.code, odd=ODD) == panel.chart.to_dict()


def test_a_column_with_a_dot_is_not_taken_for_a_path() -> None:
    table = pd.DataFrame({"a.b": ["x", "y", "x"]})
    panel = choose(kit.panels.chart_builder({"mine": table}), x=NUMBER, y="a.b")
    assert panel.chart is not None
    assert panel.chart.to_dict()["encoding"]["y"]["field"] == "a\\.b"
    assert panel.table["a.b"].tolist() == ["x", "y"]


def test_bars_begin_at_zero_and_stand_side_by_side(panel: ChartBuilder) -> None:
    choose(panel, table_name="quotations", x="kind", y=NUMBER, color="report")
    assert panel.chart is not None
    encoding = panel.chart.to_dict()["encoding"]
    assert encoding["y"]["scale"]["zero"] is True
    assert encoding["xOffset"]["field"] == encoding["color"]["field"] == "report"


def test_types_come_from_the_columns(panel: ChartBuilder) -> None:
    choose(panel, table_name="articles", x="published", y="words", how=EACH_ROW, mark="point")
    assert panel.chart is not None
    encoding = panel.chart.to_dict()["encoding"]
    assert (encoding["x"]["type"], encoding["y"]["type"]) == ("temporal", "quantitative")
    choose(panel, x="outlet", y="words", how=EACH_ROW, mark="point", color="report")
    encoding = panel.chart.to_dict()["encoding"]
    assert (encoding["x"]["type"], encoding["shape"]["field"]) == ("nominal", "report")


def test_a_report_without_a_row_keeps_its_place_and_the_reports_their_order() -> None:
    articles = [
        kit.article_from_text(text, name)
        for name, text in [("z", 'Ann Lee said: "We wait."'), ("b", "Rain fell.")]
    ]
    panel = choose(
        kit.panels.chart_builder(articles), table_name="quotations", x=NUMBER, y="report"
    )
    assert panel.chart is not None
    assert panel.chart.to_dict()["encoding"]["y"]["scale"]["domain"] == ["z", "b"]


@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        ({}, "Choose a column for x or for y."),
        ({"x": NUMBER}, "Choose a column for y"),
        ({"x": "report", "y": "kind"}, "The count has no place yet"),
        ({"x": "words", "y": "words", "how": EACH_ROW, "mark": "line"}, "words is on x and on y"),
        ({"x": NUMBER, "y": "report", "how": EACH_ROW}, "is a count, a sum or a mean"),
        ({"x": NUMBER, "y": "report", "how": "mean"}, "of which column to take the mean"),
        ({"x": "words", "y": "report", "how": EACH_ROW}, "Several rows have the same report"),
        ({"x": "report", "y": NUMBER, "mark": "line"}, "report holds names"),
        ({"x": "report", "y": "kind", "how": EACH_ROW, "mark": "tick"}, "needs a number"),
        ({"x": NUMBER, "y": "kind", "mark": "heat map"}, "stands in the cells"),
        ({"x": "report", "y": NUMBER, "color": "start"}, "Colors tell names apart"),
        ({"x": "report", "y": NUMBER, "color": "text"}, "7 colors are the most"),
        ({"x": "start", "y": NUMBER, "mark": "tick", "color": "kind"}, "color alone"),
        ({"x": "report", "y": NUMBER, "mark": "pie"}, "There is no mark 'pie' here"),
        ({"x": "x; y", "y": NUMBER}, "There is no column to draw 'x; y' here"),
    ],
)
def test_what_can_not_be_drawn_says_why(
    panel: ChartBuilder, chosen: dict[str, str], says: str
) -> None:
    panel.table_name = "quotations"
    choose(panel, **chosen)
    assert says in panel.message
    assert (panel.chart, panel.code, panel.text) == (None, "", panel.message)
    assert panel.table.empty


def test_two_points_make_no_line() -> None:
    table = pd.DataFrame({"year": [2013, 2016], "words": [376, 420]})
    panel = kit.panels.chart_builder({"lengths": table})
    choose(panel, x="year", y="words", how=EACH_ROW, mark="line")
    assert "would look like a trend" in panel.message
    panel.mark = "point"
    assert panel.chart is not None


def test_more_rows_than_a_chart_can_hold_are_counted_first() -> None:
    table = pd.DataFrame({"n": range(6000), "who": [f"name {n % 90}" for n in range(6000)]})
    panel = kit.panels.chart_builder({"many": table})
    choose(panel, x="n", y="who", how=EACH_ROW, mark="tick")
    assert "6,000 rows; 5,000 are the most" in panel.message
    choose(panel, x=NUMBER, y="who")
    assert len(panel.table) == 40
    assert panel.message.endswith("who has 90 values; the 40 most frequent are drawn.")
    choose(panel, x="n", y=NUMBER, mark="point")
    assert "would have 6,000 marks" in panel.message


def test_another_table_keeps_what_it_can(panel: ChartBuilder) -> None:
    choose(panel, table_name="quotations", x=NUMBER, y="speaker_resolved", color="kind")
    panel.table_name = "sentences"
    assert (panel.x, panel.y, panel.color) == (NUMBER, "report", "kind")
    assert panel.chart is not None
    panel.table_name = "no such table"
    assert panel.message.startswith("There is no table 'no such table'. Choose from: articles")
    panel.table_name = "sentences"
    assert panel.chart is not None


def test_tables_of_ones_own_are_called_by_their_names() -> None:
    shares = pd.DataFrame({"speaker": ["Ann", "Bob"], "words": [30, 20]})
    panel = kit.panels.chart_builder({"counts": shares, "other": shares.head(0)})
    choose(panel, x="words", y="speaker", how=EACH_ROW)
    assert "rows = counts[" in panel.code
    choose(panel, x=NUMBER, y="speaker")
    assert "counts_2 = counts.groupby(" in panel.code
    assert charted(panel.code, counts=shares) == panel.chart.to_dict()
    panel.table_name = "other"
    assert panel.message == "This table has no rows. Choose another one."


def test_the_note_of_a_table_is_told_in_the_description(reports: list[Article]) -> None:
    words = kit.word_table(reports)
    rates = kit.compare.word_rates(words, ["talks", "war"])
    panel = choose(kit.panels.chart_builder({"rates": rates}), x="word", y=NUMBER)
    assert panel.description.endswith(kit.compare.note(rates))


@pytest.mark.parametrize("given", [[], {}, {"empty": pd.DataFrame()}])
def test_nothing_to_draw_is_said(given: Any) -> None:  # noqa: ANN401
    panel = kit.panels.chart_builder(given)
    assert (panel.chart, panel.code) == (None, "")
    assert panel.message.startswith(("There is no table.", "This table has no rows."))


@pytest.mark.parametrize("count", [1, 20])
def test_one_report_and_twenty_with_long_names(report_2016: Article, count: int) -> None:
    many = [dataclasses.replace(report_2016, id=f"{n} " + "x" * 300) for n in range(count)]
    panel = kit.panels.chart_builder(many)
    for table in TABLES:
        choose(panel, table_name=table, x=NUMBER, y="article")
        assert len(panel.table) == count


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"my table": ODD}, "can't be called 'my table'"),
        ({"class": ODD}, "can't be called 'class'"),
        ({"alt": ODD}, "can't be called 'alt'"),
        ({"mine": [1, 2]}, "is no table but a list"),
    ],
)
def test_tables_that_code_can_not_name_are_refused(given: Any, says: str) -> None:  # noqa: ANN401
    with pytest.raises(kit.ChartError, match=says):
        kit.panels.chart_builder(given)


def test_a_codebook_of_ones_own_stands_in_the_code(reports: list[Article], tmp_path: Path) -> None:
    with pytest.raises(kit.CodebookError):
        kit.panels.chart_builder(reports, codebook="no such file.csv")
    mine = tmp_path / "mine.csv"
    mine.write_bytes((kit.SEEDS / "actors.csv").read_bytes())
    panel = kit.panels.chart_builder(reports, named="reports", codebook=mine)
    choose(panel, table_name="mentions", x=NUMBER, y="actor")
    assert f"kit.load_actors({str(mine)!r})" in panel.code


FIRST_BOX = """import kit
kit.setup()
pair = {pair!r}
reports = kit.open_pair(pair)
report_2013, report_2016 = reports"""


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return the variables of a notebook that the panels take for theirs."""
    variables: dict[str, Any] = {}
    monkeypatch.setattr("kit.panels.builder.variables_in_notebook", lambda: dict(variables))
    return variables


@pytest.mark.parametrize("pair", ["syria", "practice"])
@pytest.mark.parametrize("reports", ["reports", "[report_2013, report_2016]"])
def test_pasted_code_runs_below_the_first_box_of_a_lesson(
    notebook: dict[str, Any], pair: str, reports: str
) -> None:
    exec(FIRST_BOX.format(pair=pair), notebook)
    panel = eval(f"kit.panels.chart_builder({reports})", notebook)
    for table in TABLES:
        panel.table_name = table
        assert f"({reports}" in panel.code
        assert charted(panel.code, **notebook) == panel.chart.to_dict()
    assert 'kit.pair_folder(pair) / "actors.csv"' in panel.code
    choose(panel, table_name="mentions", x=NUMBER, y="actor")
    people = kit.load_actors(kit.pair_folder(pair) / "actors.csv").actors
    assert {*panel.table["actor"]} <= {actor.name for actor in people}
    assert len(panel.table) > 5


@pytest.mark.parametrize("mark", ["bar", "heat map"])
def test_pasted_code_gives_no_name_of_the_notebook_another_meaning(
    notebook: dict[str, Any], mark: str
) -> None:
    exec(FIRST_BOX.format(pair="practice"), notebook)
    own = "rows counts counts_2 chart often cells shade figures".split()
    notebook |= dict.fromkeys(own, "mine")
    panel = choose(eval("kit.panels.chart_builder(reports)", notebook), table_name="words")
    choose(panel, x="report" if mark == "heat map" else NUMBER, y="word", mark=mark)
    assert panel.chart is not None
    before = dict(notebook)
    exec(panel.code, notebook)
    assert {name: notebook[name] for name in before} == before
    assert notebook["chart_2"].to_dict() == panel.chart.to_dict()


def test_own_tables_leave_the_notebooks_names_alone_too(notebook: dict[str, Any]) -> None:
    notebook |= {"chart": "mine", "figures": pd.DataFrame({"who": ["Ann", "Bob"]})}
    panel = kit.panels.chart_builder({"figures": notebook["figures"]})
    exec(panel.code, notebook)
    assert notebook["chart"] == "mine"
    assert notebook["chart_2"].to_dict() == panel.chart.to_dict()


def test_a_table_of_many_reports_is_announced_while_it_is_made() -> None:
    many = [kit.article_from_text("Rain fell. It stopped.", f"report {n}") for n in range(60)]
    panel = kit.panels.chart_builder(many)
    said: list[str] = []
    panel.observe(lambda change: said.append(change.new), "message")
    panel.table_name = "words"
    assert said[0] == "Making the table words of 60 reports …"
    assert said[-1].startswith("40 counts from 240 rows.")
    said.clear()
    panel.table_name = "articles"
    panel.table_name = "words"
    assert not any("Making" in words for words in said)


def test_the_codebook_of_the_practice_pair_is_named_for_any_computer() -> None:
    pair = kit.open_pair("practice")
    folder = kit.pair_folder("practice")
    panel = kit.panels.chart_builder(pair, named="reports", codebook=folder / "actors.csv")
    choose(panel, table_name="mentions", x=NUMBER, y="actor")
    assert 'kit.load_actors(kit.pair_folder("practice") / "actors.csv")' in panel.code
    assert charted(panel.code, reports=pair)["title"] == "Count of mentions, by actor"


def test_markup_and_quotes_stay_text() -> None:
    title = '"); raise SystemExit #\n</pre><script>'
    table = pd.DataFrame({'<i>"who': ["<b>Ann</b>", "B\\ob"]})
    panel = choose(kit.panels.chart_builder({"mine": table}), x=NUMBER, y='<i>"who', title=title)
    assert charted(panel.code, mine=table)["title"] == title
    assert "<b>" not in panel.rows
    assert "<i>" not in panel.rows


def test_code_calls_reports_as_the_notebook_does() -> None:
    one, two = kit.article_from_text("Rain fell.", "a"), kit.article_from_text("It stopped.", "b")
    both = [one, two]
    assert words_among({"mine": both, "one": one, "two": two}, both, both) == "mine"
    assert words_among({"one": one, "two": two, "_2": two}, both, both) == "[one, two]"
    assert words_among({"one": one}, both, both) == "reports"
