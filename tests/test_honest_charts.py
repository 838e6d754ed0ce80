"""Lesson 8, on both pairs: each chart misleads as the lesson says, and each repair mends it."""

import ast
import re
from pathlib import Path
from typing import Any

import altair as alt
import pytest

import kit
from kit import Article
from kit.folders import NOTEBOOKS
from kit.handouts.lesson import read_notebook, text_of
from kit.marking.values import carry
from kit.marks import quoted_spans
from kit.pairs import FOLDERS, place_for, reports_of
from kit.questions import Question, Wrong, chart, judge, question
from kit.questions.specs import layers, marks
from tests.test_lessons import cells

LESSON = "08-honest-charts.ipynb"
STEPS = [
    (r"domain=\[18, 34\]", "domain=[0, 34]"),
    (r"alt\.Chart\(most", "alt.Chart(tally"),
    (r'y="speaker",', 'y=alt.Y("speaker").sort("-x"),'),
    (r'title="[^"]*"', 'title="Words between the marks, 2016"'),
    (r'2016"\)', '2016", description="Who has most words, and who has none.")'),
]
"""What the lesson asks a learner to change, one thing at a time."""

Boxes = dict[str, str]
Reports = list[Article]


@pytest.fixture(params=FOLDERS, autouse=True)
def pair(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def path(pair: str) -> Path:
    return place_for(pair, NOTEBOOKS) / LESSON


@pytest.fixture
def reports(pair: str) -> Reports:
    return list(reports_of(pair))


@pytest.fixture
def boxes(path: Path) -> Boxes:
    return cells(path, "code")


def run(*sources: str) -> Any:  # noqa: ANN401 - whatever the last box shows
    """Run boxes one after the other, and return what the last line of the last one is."""
    names: dict[str, Any] = {}
    value = None
    for source in sources:
        tree = ast.parse(source)
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, "cell", "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
    return value


def show(boxes: Boxes, name: str, *changes: tuple[str, str]) -> Any:  # noqa: ANN401 - as above
    """Run a box after those that make its tables, with these changes in it."""
    source = boxes[name]
    for old, new in changes:
        assert old in source
        source = source.replace(old, new)
    order = list(boxes)
    before = [one for one in order[: order.index(name)] if one.startswith(("setup", "table"))]
    return run(*(boxes[one] for one in before), source)


def drawn(picture: alt.Chart, number: str = "x", name: str = "y") -> dict[Any, Any]:
    (layer,) = layers(picture.to_dict())
    return {mark[name]: mark[number] for mark in marks(layer)}


def listed_words(reports: Reports) -> dict[str, int]:
    said = kit.quotation_table(reports[1:])
    body = said[(said["part_kind"] == "paragraph") & (said["kind"] != "indirect")]
    return dict(body.groupby("speaker_resolved")["words"].sum().items())


def test_the_first_chart_cuts_its_bars_and_leaves_people_out(
    boxes: Boxes, reports: Reports
) -> None:
    words = listed_words(reports)
    bars = drawn(show(boxes, "judge-chart"))
    assert bars == words
    lengths = [number - 18 for number in bars.values()]
    assert max(lengths) / min(lengths) > 2 * max(words.values()) / min(words.values())
    assert max(words.values()) < 34
    table = show(boxes, "see-table").set_index("speaker")["words"]
    assert sorted(table)[:2] == [0, 0]
    assert boxes["edit-code"] == boxes["judge-chart"]


def mended_question(path: Path, boxes: Boxes) -> Question:
    """Make a question of the way to mend the chart that the lesson shows."""
    (shown,) = re.findall(r"```python\n(.*?)```", cells(path)["edit-see"], re.DOTALL)

    @question(
        chart("order", "title", "description"),
        hints=["Change one thing.", "Run it."],
        wrong=[Wrong(lambda: show(boxes, "edit-code"), "This is the code as it was.")],
        reason="Mended.",
        minutes=1,
    )
    def mended() -> object:
        """Mend the chart."""
        return show({**boxes, "edit-see": shown}, "edit-see")

    return mended


def test_five_changes_one_at_a_time_mend_it(path: Path, boxes: Boxes) -> None:
    asked = mended_question(path, boxes)
    source = boxes["edit-code"]
    for old, new in STEPS:
        answer = show({**boxes, "edit-code": source}, "edit-code")
        assert judge(asked, carry(answer)).status == "not yet"
        source, times = re.subn(old, new, source)
        assert times == 1
    answer = show({**boxes, "edit-code": source}, "edit-code")
    assert judge(asked, carry(answer)).message == "Mended."
    steps = re.findall(r"^\d\. ", cells(path)["edit"], re.MULTILINE)
    assert len(steps) == len(STEPS)


def test_a_misspelled_column_is_named_in_the_last_line(boxes: Boxes) -> None:
    broken = show(boxes, "broken-column")
    with pytest.raises(ValueError, match='"wrods"') as raised:
        broken.to_dict()
    assert "misspelled" in str(raised.value).splitlines()[-1]
    assert drawn(show(boxes, "broken-column", ("wrods", "words")))


def test_an_empty_filter_draws_nothing_and_says_nothing(boxes: Boxes) -> None:
    assert drawn(show(boxes, "broken-filter")) == {}
    assert drawn(show(boxes, "broken-filter", ('"Direct"', '"direct"')))
    assert show(boxes, "broken-filter").data.empty


def test_the_line_from_the_message_lacks_one_mark(path: Path, boxes: Boxes) -> None:
    (line,) = re.findall(r"```python\n(.*?)```", cells(path)["broken-3"], re.DOTALL)
    with pytest.raises(SyntaxError, match="unterminated string"):
        compile(line, "cell", "exec")
    sent = {**boxes, "broken-yours": line}
    assert drawn(show(sent, "broken-yours", ("marks, 2016)", 'marks, 2016")')))


def test_one_mark_changes_who_leads(boxes: Boxes, pair: str) -> None:
    page, mended = (drawn(show(boxes, name)) for name in ("mark-page", "mark-mended"))
    counts = {"syria": ([27, 42], [45, 42]), "practice": ([28, 40], [47, 40])}
    name, other = sorted(page)
    assert ([page[name], page[other]], [mended[name], mended[other]]) == counts[pair]
    one, two = (boxes[name].splitlines() for name in ("mark-page", "mark-mended"))
    differ = [a for a, b in zip(one, two, strict=True) if a != b and "title" not in a]
    assert differ == ['counted = paragraphs[paragraphs["warning"] == ""]']


def test_the_two_numbers_share_an_axis_and_nothing_else(
    boxes: Boxes, path: Path, reports: Reports
) -> None:
    table = kit.number_table(reports)
    large = table[table["value"] > 1000]
    assert drawn(show(boxes, "numbers-chart")) == dict(
        zip(large["report"], large["value"], strict=True)
    )
    assert large["unit"].nunique() == len(large) == 2
    assert large["hedge"].notna().all()
    assert large["source"].notna().tolist() == [True, False]
    assert "It is here **to be mended**" in cells(path)["numbers"]
    drawing = [name for name, code in boxes.items() if 'x="value"' in code]
    assert drawing == ["numbers-chart"]  # nowhere else are the two drawn
    assert "alt." not in boxes["numbers-said"]


def test_three_hits_of_one_year_name_three_things(
    boxes: Boxes, reports: Reports, pair: str
) -> None:
    word, label = {"syria": ("war", "regime"), "practice": ("storm", "clique")}[pair]
    assert drawn(show(boxes, "read-chart")) == {kit.article_table(reports)["report"].iloc[1]: 3}
    hits = kit.panels.concordance(reports, word).table
    around = [f"{row.left} {row.right}" for row in hits.itertuples()]
    assert sum("to blame for the" in words for words in around) == 1
    assert drawn(show(boxes, "read-turn-code")) == {"?": 3}
    three = ("read-turn-code", ('["?", "?", "?"]', '["a", "b", "b"]'), (f'"{word}"', f'"{label}"'))
    assert drawn(show(boxes, *three)) == {"a": 1, "b": 2}
    assert {f'"{word}"' in boxes[box] for box in ("read-chart", "read-hits")} == {True}


def test_two_hits_of_the_label_are_the_reports_own(reports: Reports, pair: str) -> None:
    label = {"syria": "regime", "practice": "clique"}[pair]
    hits = kit.panels.concordance(reports, label).table
    said = kit.quotation_table(reports)
    claimed = [
        ((said["start"] <= hit.start) & (hit.start < said["end"]) & (said["report"] == hit.report))
        .any()
        for hit in hits.itertuples()
    ]  # fmt: skip
    assert sorted(claimed) == [False, False, True]


def test_count_and_rate_tell_two_stories(boxes: Boxes) -> None:
    counts, rates = (drawn(show(boxes, name)) for name in ("rate-count", "rate-rate"))
    assert counts["standfirst"] < counts["paragraph"]
    assert rates["standfirst"] > 2 * rates["paragraph"]
    assert counts["standfirst"] <= 2
    labels = list(drawn(show(boxes, "rate-turn-code")))
    assert all(re.fullmatch(r"(paragraph|standfirst): \d+ of \d+", one) for one in labels)


def test_the_line_that_falls_has_one_hit_less(boxes: Boxes, reports: Reports) -> None:
    line = show(boxes, "line-chart")
    assert layers(line.to_dict())[0].mark == "line"
    rates = line.data
    _, label, other = dict.fromkeys(rates["word"])
    counts = rates.groupby("word")["count"].agg(list)
    assert counts[label] == [2, 1]
    assert counts[other] == [0, 2]
    assert rates["report"].nunique() == 2
    paragraphs = [part.text for part in reports[1].parts if part.kind == "paragraph"]
    marked = " ".join(text[a:b] for text in paragraphs for a, b in quoted_spans(text))
    assert marked.count(other) == 2  # whose words: those of people who are quoted


def test_the_line_becomes_bars_with_their_names(boxes: Boxes) -> None:
    bars = show(
        boxes,
        "line-chart",
        ("mark_line()", "mark_bar()"),
        ('color="word",', 'column="word",'),
        ('"per_1000"', '"count"'),
    )
    (layer,) = layers(bars.to_dict())
    assert (layer.mark, "color" in layer.channels) == ("bar", False)
    assert len(marks(layer)) == 6
    assert bars.to_dict()["encoding"]["x"]["sort"] is None  # in time, as in the table


def test_every_chart_is_drawn(boxes: Boxes) -> None:
    kit.setup()
    for name, code in boxes.items():
        if "alt.Chart(" in code and name != "broken-column":
            assert show(boxes, name)._repr_mimebundle_()


def test_the_checklist_fits_on_half_a_page(path: Path) -> None:
    text = cells(path)["checklist"]
    rows = re.findall(r"^\| \*\*(.*?):\*\*", text, re.MULTILINE)
    named = "Counts Zero,Same thing,Read Order Title Source Limits Everybody".replace(" ", ",")
    assert ",".join(rows).replace(" ", ",") == named
    assert len(text.split()) < 220
    assert "A checklist for honest charts" in text_of(read_notebook(path))  # and on the handout
