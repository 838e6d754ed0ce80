"""In a made-up language, in which every text stands between marks, nothing is left in English.

What is left outside the marks may only be words of reports, of tables and of learners.
"""

import json
import math
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import altair as alt
import nbformat
import pandas as pd
import pytest

import kit
from kit import Article
from kit.charts.files import save
from kit.display import as_vega
from kit.folders import EXERCISES
from kit.handouts import handout
from kit.marking.feedback import feedback_page
from kit.marking.gradebook import Row, gradebook
from kit.marking.values import carry
from kit.questions import (
    Kind,
    Question,
    chart,
    coding,
    function,
    items,
    judge,
    number,
    own_chart,
    own_counts,
    own_sentences,
    own_table,
    question,
    questions_in,
    quotation,
    sentence,
    table,
    text,
)
from kit.questions.verdicts import not_attempted
from kit.texts import choose_language, english, say
from tests.charts.examples import KINDS, draw, svg, texts
from tests.marked import BEGIN, outside, save_marked, words


@pytest.fixture(scope="session")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_marked(tmp_path_factory.mktemp("texts") / "marked.po")


@pytest.fixture
def _marked(marked: Path) -> None:
    choose_language(marked)


def inside(value: object) -> Iterable[str]:
    """Yield the texts in lists and dictionaries, however deep they lie."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from inside(part)
    elif isinstance(value, list):
        for part in value:
            yield from inside(part)


def ask(kind: Kind, model: object) -> Question:
    @question(kind, hints=["First hint.", "Second hint."], wrong=[], reason="So.", minutes=1)
    def thing() -> object:
        """What is it?"""
        return model

    return thing


TABLE = pd.DataFrame({"report": ["A", "A", "B"], "sentence": [1, 2, 1], "words": [5, 6, 7]})
BARS = alt.Chart(TABLE).mark_bar().encode(x="sum(words)", y="report")
CODED = pd.DataFrame({"sentence": [1, 2], "code": ["named", "unnamed"]})
OWN = ['Two of three pages name "the ferry" (Courier, 8 May 2013).']
COUNTED = pd.DataFrame(
    [(report, word, 1, 100, 10) for report in "AB" for word in ("fog", "rain")],
    columns=["report", "word", "count", "total", "per_1000"],
)
DESCRIBED = BARS.properties(
    title="Words in each report", description="Report A has 11 words and report B has 7."
)
ASKED: dict[str, tuple[Kind, object]] = {
    "number": (number(), 5),
    "text": (text(), "Reuters"),
    "items": (items(), ["AFP", "AP"]),
    "ordered": (items(ordered=True), ["AFP", "AP"]),
    "table": (table(["report", "sentence"], ["words"], ordered=True), TABLE),
    "function": (function("text", tries=lambda _: [("a b",), ("a",)]), len),
    "coding": (coding(["named", "unnamed"], [1, 2]), CODED),
    "chart": (chart("order", "title", "description"), BARS.properties(title="Words")),
    "sentence": (sentence(2016), 5),
    "quotation": (quotation(2016), "political rhetoric"),
    "own sentences": (own_sentences(1, "quotation", "count", "source"), OWN),
    "modest sentences": (own_sentences(1, "modest", "limit"), OWN[0].replace("name", "don't name")),
    "own table": (
        own_table(["report"], ["words"], noted=["more"]),
        TABLE.assign(report=[*"ABC"], more=1),
    ),
    "own counts": (own_counts(["word"], rate=True), COUNTED),
    "own chart": (own_chart(), DESCRIBED),
}
ANSWERS = [
    5, 4, "5", "Reuter", "x", "", "…", ..., None, True, math.nan, 10**99, object(), len,
    [], [1], ["AP"], ["AP", "AFP"], ["AP", "AP"], ["AP", "dpa"], ["AP", object()], (1,), (1, 2),
    (1, 2, 3), {"AP": 1}, {1}, TABLE, TABLE.head(0), TABLE.head(1), TABLE.iloc[::-1],
    TABLE.assign(words=1), TABLE.drop(columns="words"), pd.concat([TABLE, TABLE]), CODED,
    CODED.head(1), CODED.assign(code="none"), CODED.assign(sentence=9), pd.concat([CODED, CODED]),
    "sentence,code\n1,named", BARS, BARS.mark_tick(), BARS.encode(x="count()"), BARS | BARS,
    alt.Chart(TABLE).encode(x="words"), alt.Chart(TABLE.head(1)).mark_bar().encode(x="words:Q"),
    str, lambda _: None, lambda text: text, lambda _: 1 / 0, 999, "They will be joined",
    "political", "Syria",
    ["It rains."], OWN + OWN, ["It proves that the ferry came too late."],
    [OWN[0].replace('"', "")], [OWN[0].replace("Two of three", "Some")], [OWN[0].split(" (")[0]],
    COUNTED, COUNTED.assign(report="A"), COUNTED.assign(word="fog"), COUNTED.head(3),
    COUNTED.assign(count=None), COUNTED.assign(count=900), COUNTED.assign(per_1000=5),
    COUNTED.rename(columns={"word": "sign"}), TABLE.assign(report=[*"ABC"], more=None),
    TABLE.assign(report=[*"ABC"], words=None, more=1), TABLE.assign(more=1),
    DESCRIBED.properties(title="Words"), DESCRIBED.properties(title="This always proves it"),
    DESCRIBED.properties(description="Words"), BARS.properties(title="Words in each report"),
    DESCRIBED.properties(description="A has more words than B has here"),
]  # fmt: skip


@pytest.mark.parametrize("name", ASKED)
def test_every_kind_of_answer_says_what_is_off(name: str, marked: Path) -> None:
    asked = ask(*ASKED[name])
    before = [judge(asked, carry(answer)) for answer in [*ANSWERS, ASKED[name][1]]]
    choose_language(marked)
    said = [judge(asked, carry(answer)) for answer in [*ANSWERS, ASKED[name][1]]]
    assert [(one.status, one.points) for one in said] == [(o.status, o.points) for o in before]
    assert said[-1].status == "right"
    for one in said:
        assert words(outside(one.message)) <= {"so"}, one.message
    assert len({one.message for one in said}) > 3


def test_worksheets_are_judged_as_in_english(marked: Path) -> None:
    questions = [one for one in questions_in(EXERCISES) if one.lesson == 1]
    answers = [(one, carry(each.answer)) for one in questions for each in one.wrong]
    before = [judge(one, answer, one.stamp) for one, answer in answers if not callable(answer)]
    choose_language(marked)
    after = [judge(one, answer, one.stamp) for one, answer in answers if not callable(answer)]
    assert before
    assert [(o.status, o.mistake) for o in after] == [(o.status, o.mistake) for o in before]


@pytest.mark.usefixtures("_marked")
def test_a_question_is_the_same_one_in_every_language() -> None:
    kinds = [one.kind for one in questions_in(EXERCISES)]
    assert not any(BEGIN in kind.asks for kind in kinds)
    with english():
        assert say("Not yet") == "Not yet"
    assert say("Not yet") == "⟦Not yet⟧"


@pytest.mark.usefixtures("_marked")
def test_cards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = {"headline", "kit", "check", "reflect", "rating", "answer"}
    cards = [
        kit.check(headline="US and Russia to hold Syria talks"),
        kit.check(headline=...),
        kit.check(headline=5),
        kit.check(),
        kit.check(headlin="x"),
        kit.hint("headline"),
        kit.progress("99"),
    ]
    for card in cards:
        assert BEGIN in card.heading
        assert words(outside(card.heading)) <= names
    (hint,) = [card for card in cards if "✎" in card.icon]
    assert BEGIN in hint.paragraphs[-1]
    progress = kit.progress()
    assert all(cell.startswith(BEGIN) for cell in progress.rows[0])
    assert progress.rows[1][1] == "⟦wrong kind⟧"
    kept = json.loads((tmp_path / ".kit" / "progress.json").read_text(encoding="utf-8"))
    assert kept["questions"]["headline"]["status"] == "wrong kind"


@pytest.mark.usefixtures("_marked")
def test_feedback_is_translated_and_the_gradebook_keeps_its_words() -> None:
    row = Row("ann", "01", "headline", 1, 2, "not yet", str(not_attempted()), pair="practice")
    page = re.sub(r"(?s)<style>.*</style>|<[^>]+>", " ", feedback_page([row]))
    assert words(outside(page)) == {"headline"}
    assert '<html lang="de">' in feedback_page([row])
    assert gradebook([row]).splitlines()[1].startswith("ann,01,practice,headline,1,2,not yet,⟦")


def panels(reports: list[Article], folder: Path) -> dict[str, Any]:
    one, other = reports
    bring = kit.panels.bring(folder / "mine")
    bring.paste("Rain fell.\n\nIt stopped.")
    with pytest.raises(kit.ArticleError, match=r"⟦'12 Oct' can't be read as a day\.⟧"):
        bring.correct(date="12 Oct")
    assert bring.wrong == ["date"]
    bring.correct(date="2016-10-12")
    linked = kit.panels.linked(one)
    linked.sentences = [2, 3]
    explorer = kit.panels.quotation_explorer(reports)
    explorer.chosen = 1
    sides = kit.panels.side_by_side(one, other, folder)
    sides.words = ["both", "only"]
    actors = kit.load_actors(kit.SEEDS / "actors.csv")
    return {
        "reader": kit.panels.reader(one, ["parts", "sentences", "quotations", "reported"], actors),
        "concordance": kit.panels.concordance(reports, "talks"),
        "explorer": explorer,
        "linked": linked,
        "sides": sides,
        "coder": kit.panels.coder(reports, "framing", "Ana", folder),
        "builder": kit.panels.chart_builder(reports),
        "bring": bring,
    }


@pytest.mark.usefixtures("_marked")
def test_panels(reports: list[Article], tmp_path: Path) -> None:
    book = kit.coding.load_codebook(kit.coding.CODEBOOKS / "framing.csv")
    of_reports = [report.source for report in reports] + [
        str(name) for name in kit.part_table(reports)["report"].unique()
    ]
    known = words(*of_reports, *book.astype("str").to_numpy().ravel(), str(tmp_path), "Rain fell.")
    known |= words("It stopped. txt", *kit.quotation_table(reports).columns)
    for name, panel in panels(reports, tmp_path).items():
        if name == "bring":  # what is said of a page when it is read is not translated
            known |= words(*panel.notes)
        labels = list(inside(panel.labels))
        assert len(labels) > 3
        assert [label for label in labels if words(outside(label))] == []
        shown = panel.message if name == "builder" else panel.text
        assert BEGIN in shown
        assert words(outside(shown)) <= known, name
        if name in ("explorer", "builder"):
            choices = [
                text
                for choice, lines in panel.choices.items()
                for _, text in lines
                if choice != "table_name"  # which the code below the chart uses
            ]
            assert [text for text in choices if BEGIN not in text and text not in known] == []


@pytest.mark.usefixtures("_marked")
def test_the_page_names_its_parts(report_2013: Article) -> None:
    panel = kit.panels.reader(report_2013)
    kinds = re.findall(r'class="kit-kind">([^<]*)<', panel.page)
    assert kinds
    assert not words(*map(outside, kinds))
    reasons = re.findall(r'class="kit-reason">\(([^<]*)\)<', panel.page)
    assert len(reasons) > 3
    assert not words(*map(outside, reasons))
    assert not words(*(outside(choice["legend"]) for choice in panel.choices))
    assert not words(*map(outside, panel.notes.values()))
    assert set(kit.part_table([report_2013])["kind"]) > {"headline", "paragraph"}


@pytest.mark.parametrize("kind", KINDS)
def test_charts(kind: str, marked: Path, tmp_path: Path) -> None:
    in_english = draw(kind)
    choose_language(marked)
    chart = draw(kind)
    spec = chart.to_dict()
    values = {word for rows in spec["datasets"].values() for word in words(str(rows))}
    assert words(outside(spec["description"])) <= values
    title = spec["title"]
    assert not words(outside(title["text"]))
    assert not words(outside(" ".join(title["subtitle"])))
    vega, _ = as_vega(spec)
    assert vega["marks"]
    drawn = svg(chart)
    assert BEGIN in drawn
    assert drawn.count("<path") == svg(in_english).count("<path")
    page = save(chart, tmp_path / "chart.html").read_text(encoding="utf-8")
    assert '<html lang="de">' in page
    assert "<h2>⟦In words⟧</h2>" in page


@pytest.mark.usefixtures("_marked")
def test_a_chart_names_the_parts_of_a_page_in_the_chosen_language() -> None:
    drawn = texts(draw("anatomy_strip"))
    assert "⟦headline⟧" in drawn
    assert "headline" not in drawn


@pytest.mark.usefixtures("_marked")
def test_notes_of_tables(reports: list[Article]) -> None:
    tables = [
        kit.compare.word_rates(kit.word_table(reports), ["talks"]),
        kit.compare.speaker_shares(kit.quotation_table(reports)),
        kit.compare.sentence_pairs(kit.sentence_table(reports)),
        kit.compare.concordance(kit.part_table(reports), "talks"),
        kit.compare.coverage(kit.article_table(reports), "year"),
    ]
    for each in tables:
        assert kit.compare.note(each)
        assert not words(outside(kit.compare.note(each)))


@pytest.mark.usefixtures("_marked")
def test_a_handout(reports: list[Article], tmp_path: Path) -> None:
    title = nbformat.v4.new_markdown_cell("# 2 · Boats\n\n**The question:** Where to?", id="title")
    path = tmp_path / "02-boats.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[title]), path)
    page = handout(path, reports, links=False)
    assert '<html lang="de">' in page
    headings = re.findall(r"<title>(.*?)</title>|<h2>(.*?)</h2>|class=\"name\">(.*?)<", page)
    kits = [next(filter(None, found)) for found in headings][:-1]  # the last is the form's own
    assert len(kits) == 4
    assert not words(*map(outside, kits))
