"""What the lessons say is so: their facts, their quotations, their minutes, and their form."""

import ast
import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import altair as alt
import nbformat
import pandas as pd
import pytest

import kit
from kit import Article
from kit.display import as_vega
from kit.folders import NOTEBOOKS, QUESTIONS
from kit.lessons import phrases_for, read_phrases, reworded
from kit.pairs import FIRST, FOLDERS, pair_folder, place_for, reports_of, twin_of
from kit.questions import Question, worksheets_in
from kit.questions.specs import layers, marks
from kit.tables import report_names

ALL = [path for pair in FOLDERS for path in sorted(place_for(pair, NOTEBOOKS).glob("0*.ipynb"))]
LESSONS = [path for path in ALL if not path.name.startswith("00")]
PHRASES = read_phrases(NOTEBOOKS / "practice.csv")
Reports = Sequence[Article]

OF_THE_PAGE = {"Cut here if late", "not between the marks", "made up", "paragraph", "direct"}
OF_THE_PAGE |= {"partial", "indirect", "The kit", "Keep the rows you need", "Zeros, too"}
OF_THE_PAGE |= {"not on this page", "leads", "no source named", "an accusation", "harsher"}
OF_THE_PAGE |= {"not on this page", "Build a chart without writing code"}
"""What stands between quotation marks in a lesson and is not from a report."""
ALSO_IN_PROSE = {"03": {"2", "10", "70,000"}, "05": {"2", "4", "1993"}, "09": {"1", "2", "3"}}
"""Numbers that are no facts of the reports: of code, other lessons, a publication, a rubric."""


def named(path: Path) -> str:
    return f"{pair_of(path)}-{path.stem}"


def pair_of(path: Path) -> str:
    return twin_of(path)[0]


def lesson(number: str, pair: str) -> Path:
    (path,) = place_for(pair, NOTEBOOKS).glob(f"{number}-*.ipynb")
    return path


def worded(words: str, pair: str, number: str = "") -> str:
    """Return words of a lesson as they stand in its twin."""
    return words if pair == FIRST else reworded(words, phrases_for(number, PHRASES))[0]


def pair_with(reports: Reports) -> str:
    return next(pair for pair in FOLDERS if reports_of(pair) == tuple(reports))


def in_these(words: str, reports: Reports) -> str:
    """Return words of the reports on Syria as the reports given have them."""
    return worded(words, pair_with(reports))


def cells(path: Path, kind: str = "markdown") -> dict[str, str]:
    notebook = nbformat.read(path, as_version=4)
    return {cell.id: cell.source for cell in notebook.cells if cell.cell_type == kind}


def prose(path: Path) -> str:
    """Return a lesson's text without code and addresses, on one line."""
    text = re.sub(r"`[^`]*`|<[^>]*>|\]\([^)]*\)", " ", "\n".join(cells(path).values()))
    return " ".join(text.split())


def figures(reports: Reports) -> pd.DataFrame:
    return kit.number_table(reports)


def largest(report: Article) -> pd.Series:
    found = figures([report])
    return found.loc[found["value"].idxmax()]


def mentioned(reports: Reports, kind: str) -> list[str]:
    """Return who of a kind is mentioned in the younger report."""
    pair = pair_with(reports)
    found = kit.mention_table(reports[1:], kit.load_actors(pair_folder(pair) / "actors.csv"))
    return sorted(set(found.loc[found["kind"] == kind, "actor"]))


def numbers_of(sentences: pd.DataFrame) -> str:
    return f"{sentences['sentence'].min()} to {sentences['sentence'].max()}"


def last_sentences(reports: Reports) -> str:
    sentences = kit.sentence_table(reports[:1])
    begins = in_these("The alternative is that Syria", reports)
    part = sentences.loc[sentences["text"].str.contains(begins), "sentence"]
    return f"sentences {numbers_of(sentences[sentences['sentence'] >= part.iloc[0]])} of 2013"


def paragraph_of_the_largest(reports: Reports) -> str:
    sentences = kit.sentence_table(reports[1:])
    part = sentences.loc[sentences["sentence"] == largest(reports[1])["sentence"], "part"]
    return f"{numbers_of(sentences[sentences['part'] == part.iloc[0]])} of 2016"


def broadcasters(reports: Reports) -> str:
    media = mentioned(reports, "media")
    return f"The report of 2016 names {['no', 'one', 'two', 'three'][len(media)]} broadcasters"


def people_at_zero(reports: Reports) -> str:
    """The chart has a row for one of those without a quoted word; a learner adds the others."""
    said = kit.quotation_table(reports[1:])
    heard = set(said.loc[said["kind"].isin(["direct", "partial"]), "speaker_resolved"].dropna())
    absent = set(mentioned(reports, "person")) - heard - {in_these("Bashar al-Assad", reports)}
    return f"{['No', 'One'][len(absent)]} more person on your paper has a 0"


def doubtful_speakers(reports: Reports) -> str:
    said = kit.quotation_table(reports[1:])
    marked = said[said["kind"].isin(["direct", "partial"])]
    two = marked[marked["speaker_resolved"].isna() & marked["speaker"].str.contains(" and ")]
    return f"{['No', 'One'][len(two)]} quotation has *two* people before it"


def hedge_before_the_largest(reports: Reports) -> str:
    hedges = [largest(report)["hedge"] for report in reports]
    return f"{'both' if all(map(isinstance, hedges, [str, str])) else 'not both'} put a hedge"


def hedged_number(reports: Reports) -> str:
    figure = largest(reports[0])
    return f'"{figure["hedge"]} {figure["text"]}"'


def hedged_number_of_2016(reports: Reports) -> str:
    figure = largest(reports[1])
    return f'"{figure["hedge"].lower()} {figure["text"]}"'


def far_larger(reports: Reports) -> str:
    for report in reports:
        one, two = figures([report])["value"].nlargest(2)
        assert one > 1_000 * two
    return "one number of people that is far larger than all others"


def last_of_the_paragraph(reports: Reports) -> str:
    """In the paragraph with the largest number, the clause without an actor comes last."""
    sentences = kit.sentence_table(reports[1:])
    part = sentences.loc[sentences["sentence"] == largest(reports[1])["sentence"], "part"].iloc[0]
    last = sentences[sentences["part"] == part]["text"].iloc[-1]
    assert in_these("airstrikes have repeatedly hit", reports) in last
    return "Look at the last sentence of the paragraph"


def insisted(reports: Reports) -> str:
    said = kit.quotation_table(reports[:1])
    row = said[said["text"].str.contains(in_these("propping up", reports))].iloc[0]
    return f'In 2013, one man "{row["cue"]}" on something about {row["text"].split()[0]}'


def marks_missing(reports: Reports) -> str:
    warned = kit.quotation_table(reports[:1])["warning"].ne("").sum()
    return f"## {['No', 'One'][warned]} mark"


def mentions(reports: Reports) -> pd.DataFrame:
    pair = next(pair for pair in FOLDERS if reports_of(pair) == tuple(reports))
    return kit.mention_table(reports, kit.load_actors(pair_folder(pair) / "actors.csv"))


def people(reports: Reports) -> pd.DataFrame:
    found = mentions(reports)
    return found[found["kind"] == "person"]


def named_on_one_page(reports: Reports) -> str:
    pages = people(reports).groupby("actor")["article"].agg(set)
    assert pages[pages.map(len) == 1].tolist() == [{reports[1].id}]
    return "One person has a pile for one report only"


def country_outside_the_paragraphs(reports: Reports) -> str:
    found = mentions(reports)
    countries = found[found["kind"] == "country"].groupby("actor")["part_kind"].agg(list)
    outside = countries[countries.map(lambda kinds: "paragraph" not in kinds)]
    assert outside.tolist() == [["caption"]]
    return "One country is named once, and not in any paragraph"


def pair_of_ledes(reports: Reports) -> str:
    pairs = kit.compare.sentence_pairs(kit.sentence_table(reports)).head(4)
    assert len(pairs) == 4
    ledes = [report.sections[0].paragraphs[0].text for report in reports]
    assert ledes in pairs[["text", "text_there"]].to_numpy().tolist()
    return "One pair is made of the two ledes"


def denial_without_a_pair(reports: Reports) -> str:
    """The kit compares words, and those of the denial take other forms in 2016."""
    denied, stated = (in_these(word, reports) for word in ("propping", "propped"))
    pairs = kit.compare.sentence_pairs(kit.sentence_table(reports))
    here = pairs[pairs["text"].str.contains(denied)]
    assert not here["text_there"].str.contains(stated).any()
    assert stated in reports[1].source
    assert denied not in reports[1].source
    return f"*{denied}* and *{stated}* are as different"


def years_between(reports: Reports) -> str:
    early, late = (report.published for report in reports)
    assert early
    assert late
    return f"the {['no', 'one', 'two', 'three'][(late - early).days // 365]} years between"


def named_and_heard(reports: Reports) -> str:
    """Some are named in both reports and quoted in one; somebody in both, and quoted in none."""
    said = kit.quotation_table(reports)
    marked = said[said["kind"].isin(["direct", "partial"])]
    heard = marked.groupby("speaker_resolved")["report"].nunique()
    named = people(reports).groupby("actor")["report"].nunique()
    in_both = heard.reindex(named.index[named == 2], fill_value=0)
    assert (in_both == 1).sum() == 2
    assert in_both.index[in_both == 0].tolist() == [in_these("Bashar al-Assad", reports)]
    return "Who is named in both, and quoted in none?"


def paragraphs_of(reports: Reports) -> pd.DataFrame:
    words = kit.word_table(reports)
    return words[words["kind"] == "paragraph"]


def rates_of(reports: Reports, *words: str) -> pd.DataFrame:
    """Return the rates in the paragraphs: a row for each word, and in it the older report first."""
    return kit.compare.word_rates(paragraphs_of(reports), words)


def rate_with_its_count(reports: Reports) -> str:
    row = rates_of(reports, "talks").iloc[0]
    return f"{row['count']} of {row['total']} words, or {row['per_1000']:.0f} in a thousand"


def no_thousand_words(reports: Reports) -> str:
    assert (rates_of(reports, "talks")["total"] < 1000).all()
    return "No report has a thousand words in its paragraphs"


def keyness_of(reports: Reports) -> pd.DataFrame:
    return kit.compare.keyness_g2_four_cells(paragraphs_of(reports), report_names(reports)[0])


def top_of_the_keyness_list(reports: Reports) -> str:
    return f'why does "{keyness_of(reports)["word"].iloc[0]}" stand on top?'


def behind_with(reports: Reports) -> str:
    """In 2013, the name of a party stands behind each "with"."""
    sentences = kit.sentence_table(reports[:1])
    lines = kit.compare.concordance(sentences[sentences["kind"] == "paragraph"], "with")
    parties = (
        "President|Premier|(?:Foreign|Transport) Minister|Russia|Tavland|the regime|the clique"
    )
    parties += "|the rebels|Damascus|Oldquay|Putin|Voll|each other"
    assert lines["right"].str.match(rf"(?:{parties})\b").all()
    assert len(lines) == keyness_of(reports)["count"].iloc[0]
    return 'look at who stands behind "with" in 2013'


def two_labels_of_its_own(reports: Reports) -> str:
    """Each of two labels stands once in a sentence that nobody else says."""
    said = kit.quotation_table(reports[:1])
    for label in ("the regime of President Bashar al-Assad", "the Syrian government"):
        page = " ".join(in_these(label, reports).split())
        starts = [found.start() for found in re.finditer(re.escape(page), reports[0].source)]
        own = [at for at in starts if not ((said["start"] <= at) & (at < said["end"])).any()]
        assert len(own) == 1
    return "even where it speaks itself. Find two"


def one_hit_in_a_teaser(reports: Reports) -> str:
    """One hit makes a rate that is ten times as high as in the paragraphs."""
    words = kit.word_table(reports[1:])
    kinds = [words[words["kind"] == kind] for kind in ("standfirst", "paragraph")]
    teaser, body = (
        kit.compare.word_rates(kind, in_these("conflict", reports)).iloc[0] for kind in kinds
    )
    assert teaser["count"] == body["count"] == 1
    assert teaser["per_1000"] > 10 * body["per_1000"]
    return "How many hits made this rate? What would it be with one hit less?"


def stretch_of_keyness(reports: Reports) -> str:
    """The counts in the code that the stretch box proposes are those of the first row."""
    row = keyness_of(reports).iloc[0]
    counts = ", ".join(str(row[name]) for name in ("count", "total", "other_count", "other_total"))
    path = lesson("05", pair_with(reports))
    assert f"`kit.compare.g2_four_cells({counts})`" in cells(path)["keyness-stretch"]
    talks = rates_of(reports, "talks").iloc[0]
    code = cells(path, "code")
    assert code["divide-numbers"] == f"1000 * {talks['count']} / {talks['total']}"
    here, there = report_names(reports)
    assert f'"{here}"' in code["table-keyness"]
    assert f'`"{there}"`' in cells(path)["keyness-because"]
    return "Then change one count by one, and see how much the score moves."


def keys_for_codes(_: Reports) -> str:
    framing = kit.coding.load_codebook(kit.coding.CODEBOOKS / "framing.csv")
    assert framing["code"].tolist() == ["problem", "cause", "judgment", "remedy", "none"]
    return f"Press 1 to {len(framing)} for a code"


def sentences_to_code(reports: Reports) -> str:
    path = lesson("06", pair_with(reports))
    sentences = len(kit.sentence_table(reports[1:]))
    assert f"coded = {sentences}  #" in cells(path, "code")["see-per-cent"]
    return f"in the place of the zero and, if need be, of the {sentences}."


def verbs_to_swap(reports: Reports) -> str:
    said = kit.quotation_table(reports[:1])
    rows = said[said["cue"].isin(["claims", "have accused"])]
    one, other = rows["sentence"]
    return f"read the sentences {one} and {other}. Each has a verb that hands over to a speaker"


def verbs_of_the_codebook(_: Reports) -> str:
    saying = kit.coding.load_codebook(kit.coding.CODEBOOKS / "saying.csv").set_index("code")
    assert "claimed, alleged, insisted, maintained" in saying.loc["distancing", "definition"]
    return "claimed, alleged, insisted, maintained"


def sentence_of_the_subheading(reports: Reports) -> str:
    sentences = kit.sentence_table(reports[:1])
    found = sentences[
        sentences["text"].str.contains(in_these("over the abyss and into chaos", reports))
    ]
    return f"the words of sentence {found['sentence'].item()} that it comes from"


def sentence_of_the_last_subheading(reports: Reports) -> str:
    sentences = kit.sentence_table(reports[1:])
    found = sentences[sentences["text"].str.contains("I am .* convinced")]
    return f"the last subheading of 2016 and sentence {found['sentence'].item()} of that report"


def two_sides_on_blame(reports: Reports) -> str:
    said = kit.quotation_table(reports[1:]).dropna(subset=["speaker_resolved"])
    blame = said[said["text"].str.contains("war crimes|storm fees|to blame for")]
    assert blame["speaker_resolved"].nunique() == 2
    return "The report of 2016 lets two sides speak about who is to blame"


def people_in(number: int, reports: Reports) -> pd.DataFrame:
    found = people(reports)
    return found[found["article"] == reports[number].id]


def where_names_stand(reports: Reports) -> str:
    kinds = set(people_in(0, reports)["part_kind"]) - {"paragraph"}
    assert kinds == {"standfirst", "caption"}
    return "Names in teaser and caption count, too"


def two_longest(reports: Reports) -> str:
    counts = people_in(0, reports).groupby("actor").size()
    assert (counts == counts.max()).sum() == 2
    return "The two longest bars are of the same length"


def one_bar_lacking(reports: Reports) -> str:
    zeros = kit.compare.presence(people(reports), "actor").query("count == 0")
    return f"{['No', 'One'][len(zeros)]} person has a place in both charts, and a bar in only one"


def a_hollow_bar(reports: Reports) -> str:
    """One man has words between marks in 2013, and in 2016 one quotation, without marks."""
    said = kit.quotation_table(reports).dropna(subset=["speaker_resolved"])
    kinds = said.groupby(["report", "speaker_resolved"])["kind"].agg(list)
    both = set.intersection(*(set(kinds[report].index) for report in said["report"].unique()))
    older, newer = said["report"].unique()
    changed = [who for who in both if kinds[newer, who] == ["indirect"]]
    assert len(changed) == 1
    assert "direct" in kinds[older, changed[0]]
    assert changed[0] in mentioned(reports, "person")
    return "One man has full bars in 2013, and in 2016 only a hollow one"


def a_bar_without_its_mark(reports: Reports) -> str:
    said = kit.quotation_table(reports[:1])
    kinds = said.loc[said["warning"].ne(""), "kind"].tolist()
    return f"{['No', 'One'][kinds.count('direct')]} full bar of 2013 begins without a quotation"


def longest_silence(reports: Reports) -> str:
    """Where nobody is quoted for longest, the report of 2016 vouches for what it says itself."""
    said = kit.quotation_table(reports[1:])
    begins, ends = said["start"].tolist()[1:], said["end"].cummax().tolist()[:-1]
    _, end, begin = max((b - e, e, b) for b, e in zip(begins, ends, strict=True))
    silent = [s.text for s in reports[1].sentences if s.start >= end and s.end <= begin]
    assert any(in_these("Moscow has propped up the regime", reports) in one for one in silent)
    return "Find the longest stretch without a bar in 2016"


def named_in_full_at_first(reports: Reports) -> str:
    offices = "minister|secretary|president|premier|mayor|counterpart|spokesman"
    for number, report in enumerate(reports):
        found = people_in(number, reports).query("part_kind != 'subheading'")
        for _, first in found.sort_values("start").groupby("actor").head(1).iterrows():
            assert first["actor"] in first["text"]
            assert re.search(offices, report.source[first["start"] - 40 : first["end"]].lower())
    return "leaving headings aside, each gives a person the full name and the office where it"


def hedge_and_source(reports: Reports) -> str:
    """Only the report of 2013 names a source for its largest number; both hedge theirs."""
    figure, later = map(largest, reports)
    assert isinstance(later["hedge"], str)
    assert not isinstance(later["source"], str)
    said = f"According to {figure['source']}, {figure['hedge']} {figure['text']} {figure['unit']}"
    return f'its hedge and its source, in one sentence: "{said} have been '


def mark_lost_in_2013(reports: Reports) -> str:
    assert [kit.quotation_table([one])["warning"].ne("").sum() for one in reports] == [1, 0]
    return "the page of 2013 has lost a quotation mark"


FACTS: list[tuple[str, Callable[[Reports], str]]] = [
    ("02", broadcasters),
    ("02", people_at_zero),
    ("02", doubtful_speakers),
    ("02", insisted),
    ("02", marks_missing),
    ("03", last_sentences),
    ("03", paragraph_of_the_largest),
    ("03", hedge_before_the_largest),
    ("03", hedged_number),
    ("03", hedged_number_of_2016),
    ("03", far_larger),
    ("03", last_of_the_paragraph),
    ("04", named_on_one_page),
    ("04", country_outside_the_paragraphs),
    ("04", pair_of_ledes),
    ("04", denial_without_a_pair),
    ("04", years_between),
    ("04", named_and_heard),
    ("05", rate_with_its_count),
    ("05", no_thousand_words),
    ("05", top_of_the_keyness_list),
    ("05", behind_with),
    ("05", two_labels_of_its_own),
    ("05", one_hit_in_a_teaser),
    ("05", stretch_of_keyness),
    ("06", keys_for_codes),
    ("06", sentences_to_code),
    ("06", verbs_to_swap),
    ("06", verbs_of_the_codebook),
    ("06", sentence_of_the_subheading),
    ("06", sentence_of_the_last_subheading),
    ("06", two_sides_on_blame),
    ("07", where_names_stand),
    ("07", two_longest),
    ("07", one_bar_lacking),
    ("07", a_hollow_bar),
    ("07", a_bar_without_its_mark),
    ("07", longest_silence),
    ("07", named_in_full_at_first),
    ("08", hedge_and_source),
    ("08", mark_lost_in_2013),
]


@pytest.mark.parametrize("pair", FOLDERS)
@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact[0]}-{fact[1].__name__}")
def test_a_fact_in_the_prose_is_worked_out_from_the_reports(
    fact: tuple[str, Callable[[Reports], str]], pair: str
) -> None:
    number, worked_out = fact
    assert worked_out(reports_of(pair)) in prose(lesson(number, pair))


@pytest.mark.parametrize("path", ALL, ids=named)
def test_no_number_in_the_prose_is_left_unchecked(path: Path) -> None:
    text = re.sub(r"\*\*Time:\*\*[^#*]*|\(\d+ minutes[^)]*\)", " ", prose(path))
    for number, worked_out in FACTS:
        if path.name.startswith(number):
            text = text.replace(worked_out(reports_of(pair_of(path))), " ")
    text = re.sub(r"([Ll]esson|[Ww]orksheet) \d|(^|[ :.?]) ?\d\. |# \d ·", " ", text)
    also = {worded(number, pair_of(path)) for number in ALSO_IN_PROSE.get(path.name[:2], ())}
    assert set(re.findall(r"\d[\d,]*\d|\d", text)) <= {"2013", "2016", "0", *also}


@pytest.mark.parametrize("path", ALL, ids=named)
def test_what_a_lesson_quotes_stands_in_a_report(path: Path) -> None:
    reports = reports_of(pair_of(path))
    pages = " ".join(" ".join(report.source.split()) for report in reports).lower()
    for quoted in re.findall(r'"([^"]+)"', prose(path)):
        inner = quoted.rstrip(".,?").lower()
        assert inner in pages or quoted in OF_THE_PAGE, quoted


def minutes(path: Path) -> list[tuple[str, int, bool]]:
    """Return the cell, the minutes and whether all work together, for each part of a lesson."""
    heading = re.compile(r"^## .*\((\d+) minutes(.*)\)$", re.MULTILINE)
    return [
        (name, int(found[1]), "together" in found[2])
        for name, text in cells(path).items()
        for found in heading.finditer(text)
    ]


@pytest.mark.parametrize("path", ALL, ids=named)
def test_the_minutes_of_the_parts_make_up_the_minutes_stated(path: Path) -> None:
    parts = minutes(path)
    together = sum(time for _, time, is_together in parts if is_together)
    total = sum(time for _, time, _ in parts)
    split = f"{total} minutes: {total - together} alone or in pairs, {together} together."
    assert f"**Time:** {split}" in prose(path)
    listed = (NOTEBOOKS / "lessons.md").read_text(encoding="utf-8")
    assert re.search(rf"\]\({re.escape(path.name)}\) \|[^|]*\| {total} \|", listed)


@pytest.mark.parametrize("path", LESSONS, ids=named)
def test_who_is_late_can_cut_at_the_minutes_stated(path: Path) -> None:
    order = list(cells(path))
    cut = next(name for name, text in cells(path).items() if "*Cut here if late" in text)
    left_out = order[order.index(cut) + 1 : order.index("key")]
    kept = sum(time for name, time, _ in minutes(path) if name not in left_out)
    assert left_out
    assert f'Stop at "Cut here if late": {kept} minutes.' in prose(path)


@pytest.mark.parametrize("path", LESSONS, ids=named)
def test_a_lesson_has_all_its_parts_in_their_order(path: Path) -> None:
    order = list(cells(path))
    parts = ["title", "aims", "words", "paper", "judge", "see", "cut", "key", "talk"]
    found = ["closer-2" if part == "cut" and part not in order else part for part in parts]
    for before, after in pairwise(found):
        assert order.index(before) < order.index(after)
    text = prose(path)
    for words in ("The question of this lesson", "When you have finished", "At home", "do well"):
        assert words in text
    for words in ("UNESCO", "News Literacy Project", "Your turn", "Where to go next"):
        assert words in text


@pytest.mark.parametrize("path", ALL, ids=named)
def test_every_lesson_begins_with_the_same_cell(path: Path) -> None:
    code = cells(path, "code")
    assert next(iter(code)) == "setup"
    assert code["setup"] == cells(lesson("01", pair_of(path)), "code")["setup"]


def test_each_lesson_leads_to_the_next() -> None:
    for pair in FOLDERS:
        for here, there in pairwise(path for path in ALL if pair_of(path) == pair):
            assert f"]({there.name})" in list(cells(here).values())[-1]


@pytest.mark.parametrize("path", ALL, ids=named)
def test_links_lead_to_what_is_there(path: Path) -> None:
    links = re.findall(r"\]\(([^)]+)\)", "\n".join(cells(path).values()))
    assert all((path.parent / link).is_file() for link in links)


def test_only_the_errors_on_purpose_are_errors() -> None:
    tagged = [
        (named(path), cell.id)
        for path in ALL
        for cell in nbformat.read(path, as_version=4).cells
        if "raises-exception" in cell.metadata.get("tags", [])
    ]
    meant = [("00-start", "error-on-purpose"), ("08-honest-charts", "broken-column")]
    assert tagged == [(f"{pair}-{name}", cell) for pair in FOLDERS for name, cell in meant]


def test_the_typing_traps_bring_the_errors_that_lesson_0_names() -> None:
    for code in ("print(“Hello”)", "print('Russia's')", 'print("Hello)', 'print("Hello"'):
        with pytest.raises(SyntaxError):
            compile(code, "cell", "exec")
    assert compile('print("Russia\'s")', "cell", "exec")
    assert eval("70,000") == (70, 0)


@pytest.mark.parametrize("path", LESSONS, ids=named)
def test_no_lesson_makes_two_stories_into_one_that_was_edited(path: Path) -> None:
    assert not re.search(r"\b(dropped|carried over|left out of)\b", prose(path))


def said_of(code: str) -> str:
    """Run a line of lesson 7 after its first chart, show what it makes, and return the message."""
    boxes, names = cells(lesson("07", FIRST), "code"), dict[str, object]()
    for name in ("setup", "table-counts", "chart-first"):
        run(boxes[name], names)
    with pytest.raises(Exception) as caught:  # noqa: PT011 - any, and its words are what counts
        eval(code, names).to_dict()
    kind = "SyntaxError" if caught.type is SyntaxError else ""
    return f"{kind} {caught.value}".strip().splitlines()[0]


CHART = 'alt.Chart(counts).mark_bar().encode(x="count", y="actor")'
TRAPS = [
    ("alt.", "atl.", "name 'atl' is not defined"),
    ('"count"', "count", "name 'count' is not defined"),
    ('"count"', '"cuont"', "Unable to determine data type for the field"),
    ("mark_bar()", "mark_bar", "'function' object has no attribute 'encode'"),
    ('",', '"', "SyntaxError"),
    ('"count"', "“count”", "SyntaxError"),
]


@pytest.mark.parametrize(("old", "new", "message"), TRAPS, ids=[trap[1] for trap in TRAPS])
def test_a_slip_in_a_chart_brings_the_message_that_lesson_7_names(
    old: str, new: str, message: str
) -> None:
    path = lesson("07", FIRST)
    assert CHART in cells(path, "code")["chart-first"]
    assert said_of(CHART.replace(old, new)).startswith(message)
    assert f"`{message.replace('atl', 'alt')}`" in cells(path)["traps"]


def model_answers(pair: str) -> list[str]:
    """Return the answers of the worksheets that are a text of several words."""
    tasks = [task for worksheet in worksheets_in(QUESTIONS, pair) for task in worksheet.tasks]
    answers = [task.model() for task in tasks if isinstance(task, Question)]
    return [answer for answer in answers if isinstance(answer, str) and " " in answer.strip()]


@pytest.mark.parametrize("path", ALL, ids=named)
def test_no_lesson_gives_away_a_model_answer_of_a_worksheet(path: Path) -> None:
    beginnings = [" ".join(answer.split()[:4]) for answer in model_answers(pair_of(path))]
    assert len(beginnings) > 4
    assert [words for words in beginnings if words.lower() in prose(path).lower()] == []


TURNS = [
    ("00", "error-on-purpose", ".headlin)", ".headline)", "US and Russia to hold Syria talks"),
    ("00", "print-hello", "I can run a box.", "So can I.", "So can I."),
    ("02", "table-turn-code", '"direct"', '"partial"', "creating the conditions"),
    ("02", "table-turn-code", '"direct"', '"indirect"', "meeting was planned"),
    (
        "02",
        "table-turn-code",
        '"kind"] == "direct"',
        '"speaker_resolved"] == "John Kirby"',
        "multilateral",
    ),
    ("02", "table-turn-code", '"direct"', '"Direct"', "Empty DataFrame"),
    ("02", "chart-bars", 'Assad"]', 'Assad", "John Kerry"]', "Bashar al-Assad 0, John Kerry 0"),
    ("03", "compare-hedge", "69_000", "71_000", "True"),
    ("03", "comma-turn", "70_000", "70,000", "0, 0)"),
    ("03", "table-turn-code", "> 1", "< 10", "first"),
    ("03", "table-turn-code", "> 1", "== 2", "2.0"),
    ("04", "table-group-two", '"actor"', '"country"', "Syria"),
    ("04", "table-group-two", '"actor"', '"part_kind"', "caption"),
    ("04", "chart-presence", "(people,", "(mentions,", "Which actor occurs in which report. Syria"),
    ("05", "text-regime", '"regime"', '"crisis"', "2 lines."),
    ("05", "table-counts", '"talks"', '"conflict"', "    1"),
    ("05", "divide-numbers", "1000 * ", "2000 * ", "16."),
    ("05", "divide-rates", "1000 * counts", "counts", "0.008"),
    ("05", "keyness-turn", "DW, 8 May 2013", "DW, 12 Oct 2016", "wednesday"),
    ("05", "where-chart", '"with"', '"regime"', "regime: DW, 8 May 2013 2 hits"),
    ("06", "see-per-cent", "agreed = 0 ", "agreed = 19 ", "100.0"),
    ("06", "see-stretch-code", "", 'kit.coding.agreement(codes)[["code", "says"]]', "undefined"),
    ("07", "chart-first", 'x="count", y="actor"', 'x="actor", y="count"', "Bar chart (x: actor"),
    ("07", "chart-first", "mark_bar", "mark_point", "Point chart (x: count, y: actor)"),
    ("07", "chart-first", "mark_bar", "mark_tick", "Tick chart (x: count, y: actor)"),
    ("07", "chart-zeros", "mark_bar", "mark_point", "Point chart (row: report, x: count"),
    ("07", "chart-order", 'description="..."', 'description="Four bars."', "Four bars."),
    ("09", "table-load", "kit.pair_folder(pair)", "kit.PRACTICE", "LC and Tavland to hold"),
    ("09", "table-keep", '"talks"', '"conflict"', "3 hits"),
    ("09", "table-kinds", '"kind"', '"part_kind"', "paragraph"),
]


@pytest.mark.parametrize("pair", FOLDERS)
@pytest.mark.parametrize("turn", TURNS, ids=lambda turn: f"{turn[0]}-{turn[1]}-{turn[3]}")
def test_what_a_learner_is_asked_to_change_can_be_changed(
    turn: tuple[str, str, str, str, str], pair: str, capsys: pytest.CaptureFixture[str]
) -> None:
    number, changed, *words = turn
    old, new, shown = (worded(one, pair, number) for one in words)
    boxes, names = cells(lesson(number, pair), "code"), dict[str, object]()
    assert old in boxes[changed]
    for name, source in boxes.items():
        if name == changed:
            break
        if name.startswith(("setup", "table", "chart-first")):
            run(source, names)
    assert shown in run(boxes[changed].replace(old, new), names) + capsys.readouterr().out


@pytest.mark.parametrize("pair", FOLDERS)
def test_the_project_stops_after_each_45_minutes(pair: str) -> None:
    order = list(cells(lesson("09", pair)))
    begins = [order.index(f"sitting-{number}") for number in (1, 2, 3, 4)]
    for begin, end in pairwise([*begins, len(order)]):
        times = [time for name, time, _ in minutes(lesson("09", pair)) if name in order[begin:end]]
        assert sum(times) == 45
        assert cells(lesson("09", pair))[order[begin]].endswith("(45 minutes)")
    assert [order[begin - 1] for begin in begins[1:]] == ["stop-1", "stop-2", "cut"]


OWN = {
    "whole": "date: 2015-03-04\noutlet: Lune Courier\n---\n" + "The boat is late. " * 20,
    "quoting": 'outlet: Bay Post\n---\n"No talks today," said Ann Lee. The boat is late.',
    "undated": "Das Boot kommt nicht. Niemand weiß warum, und alle warten auf die Ministerin.",
    "headline only": "headline: No boat today\ndate: 2015-03-04\n---\nNo boat today",
}


@pytest.mark.parametrize("pair", FOLDERS)
@pytest.mark.parametrize("chosen", [["undated"], ["headline only"], ["whole", "undated"], [*OWN]])
@pytest.mark.filterwarnings("ignore::kit.errors.ArticleWarning")
def test_the_project_runs_on_whatever_a_learner_brings(
    chosen: list[str], pair: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = lesson("09", pair)
    here = tmp_path / path.parent.relative_to(NOTEBOOKS.parent)
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
    boxes, names = cells(path, "code"), dict[str, object]()
    folder = here / re.findall(r'mine = "(.*?)"', boxes["bring-panel"])[0]
    assert folder.resolve() == place_for(pair, tmp_path / "exercises") / "my-articles"
    folder.mkdir(parents=True)
    for name in chosen:
        (folder / f"{name}.txt").write_text(OWN[name], encoding="utf-8")
    boxes["table-load"] = boxes["table-load"].replace("kit.pair_folder(pair)", "mine")
    shown = {name: run(source, names) for name, source in boxes.items() if source}
    assert all(f"{name}.txt" in shown["table-report"] for name in chosen)
    assert len(shown["table-group"].splitlines()) == 1 + len(chosen)


def lengths(code: str, names: dict[str, object]) -> list[float]:
    """Return how long the bars of a chart are, or where its points stand, the shortest first."""
    (layer,) = layers(eval(code, names).to_dict())
    return sorted(mark["x"] for mark in marks(layer))


@pytest.mark.parametrize("pair", FOLDERS)
def test_no_row_no_bar_and_a_zero_that_only_points_can_show(pair: str) -> None:
    boxes, names = cells(lesson("07", pair), "code"), dict[str, object]()
    for name, source in boxes.items():
        if name.startswith(("setup", "table", "chart-first")):
            run(source, names)
    both, zeros = boxes["table-both"].splitlines()[-1], boxes["chart-zeros"]
    assert [0, *lengths(both, names)] == lengths(zeros, names)
    assert set(lengths(zeros.replace('"count"', '"count()"'), names)) == {1}


def run(source: str, names: dict[str, object]) -> str:
    """Run a cell, and return its last value as a learner sees it."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)
    if not isinstance(last, ast.Expr):
        return ""
    value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
    if isinstance(value, pd.DataFrame | pd.Series):
        return value.to_string()
    if isinstance(value, alt.TopLevelMixin):
        return as_vega(value.to_dict())[1]
    return str(getattr(value, "description", value))
