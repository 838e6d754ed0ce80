"""The practice pair holds, with its own words and numbers, what the two reports on Syria hold."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable

import pytest

import kit
from kit import Article
from kit.compare import BODY
from kit.marks import quoted_spans
from kit.quoting import quotations
from kit.words import find_words

PEOPLE = ("Askholt", "Lark", "Harbin", "Voll", "Fenn")


@pytest.fixture(scope="module")
def pair() -> list[Article]:
    return kit.load_articles(kit.PRACTICE)


@pytest.fixture(scope="module")
def in_2013(pair: list[Article]) -> Article:
    return pair[0]


@pytest.fixture(scope="module")
def in_2016(pair: list[Article]) -> Article:
    return pair[1]


def paragraphs(report: Article) -> list[str]:
    return [part.text for part in report.parts if part.kind == "paragraph"]


def subheadings(report: Article) -> list[str]:
    return [part.text for part in report.parts if part.kind == "subheading"]


def body(report: Article) -> str:
    return "\n".join(paragraphs(report))


def sentence(report: Article, number: int) -> str:
    return report.sentences[number - 1].text


def numbered(report: Article, words: str) -> list[int]:
    return [at for at, one in enumerate(report.sentences, start=1) if words in one.text]


def quoted(texts: Iterable[str]) -> str:
    """Return all that stands between marks, one stretch a line."""
    return "\n".join(text[start:end] for text in texts for start, end in quoted_spans(text))


def counts(text: str) -> list[int]:
    return [sum(1 for _ in find_words(text[a:b])) for a, b in quoted_spans(text)]


def mended(report: Article) -> list[str]:
    lacking = "said Lark. The danger"
    assert report.source.count(lacking) == 1
    return [text.replace(lacking, 'said Lark. "The danger') for text in paragraphs(report)]


def words_between_marks(report: Article) -> Counter[str | None]:
    found: Counter[str | None] = Counter()
    headings = [part for part in report.parts if part.kind == "subheading"]
    for one in quotations(report):
        if one.kind != "indirect" and not any(h.start <= one.start < h.end for h in headings):
            found[one.speaker_resolved] += sum(1 for _ in find_words(one.text))
    return found


# --- the pages -------------------------------------------------------------------------------


def test_every_page_and_every_file_says_that_it_is_invented(pair: list[Article]) -> None:
    assert len(pair) == 2
    for report in pair:
        assert report.path is not None
        assert "invented" in report.path.name
        [note] = [part for part in report.parts if "This report is invented" in part.text]
        assert (note.kind, note.reason) == ("furniture", "note that the report is invented")
        assert not report.warnings


def test_the_pages_are_built_like_those_of_the_seeds(
    pair: list[Article], reports: list[Article]
) -> None:
    for invented, seed in zip(pair, reports, strict=True):
        kinds = [part.kind for part in invented.parts if "is invented" not in part.text]
        assert kinds == [part.kind for part in seed.parts]
        places = [one.part - 1 for one in invented.sentences]  # one part more above them
        assert places == [one.part for one in seed.sentences]


def test_the_readme_names_every_report_and_its_address(pair: list[Article]) -> None:
    readme = (kit.PRACTICE / "README.md").read_text(encoding="utf-8")
    for report in pair:
        assert report.path is not None
        assert report.path.name in readme
        assert f"| {report.headline} |" in readme
        assert str(report.url) in readme
        assert str(report.url).startswith("https://lakeshore.example/")
    assert "licence of\nthe code" in readme


def test_no_words_of_the_seeds_reports_are_taken_over(
    pair: list[Article], reports: list[Article]
) -> None:
    """Short turns that a question rests on may be the same, but never six words in a row."""
    for invented, seed in zip(pair, reports, strict=True):
        assert not runs(body(invented), 6) & runs(body(seed), 6)


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = [match[0].lower() for match in re.finditer(r"[\w'-]+", text)]
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def test_nothing_in_it_is_sad_or_warlike(pair: list[Article]) -> None:
    banned = "war killed dead died bomb army soldier weapon attack shelling hospital ill sick rebel"
    for report in pair:
        text = report.source.lower()
        assert not [word for word in banned.split() if re.search(rf"\b{word}", text)]


# --- the twelve discoveries ------------------------------------------------------------------


def test_1_denied_then_stated(in_2013: Article, in_2016: Article) -> None:
    denied, stated = sentence(in_2013, 10), sentence(in_2016, 13)
    assert "Askholt maintained that" in denied
    assert "insisted that Grenholt was not bankrolling the island's leader" in denied
    assert stated.startswith("Grenholt has bankrolled the clique of Sorrel Mayor Aldo Fenn")
    before, after = (kit.quotation_table([report]) for report in (in_2013, in_2016))
    assert before[before["sentence"] == 10]["cue"].tolist() == ["maintained", "insisted"]
    assert after[after["sentence"] == 13].empty  # nobody is named as saying it


def test_2_not_the_same_talks(in_2013: Article, in_2016: Article) -> None:
    assert in_2013.headline == "LC and Tavland seek Sorrel ferry talks"
    assert in_2016.headline == "LC and Tavland to hold Sorrel ferry talks"
    assert "to urge the rival camps in the Sorrel ferry dispute to sit down" in sentence(in_2013, 3)
    assert sentence(in_2016, 3).startswith("The Lake Cantons and Tavland are to resume talks")
    ends = ("shelved bilateral", "walked out of the ferry talks", "fell through in July")
    assert [numbered(in_2016, words) for words in ends] == [[10], [11], [16]]


def test_3_a_report_against_itself(in_2016: Article) -> None:
    assert "bilateral talks with the LC" in sentence(in_2016, 1)
    thirds = ("joined by other major lake ports", "called for Wendle", "a multilateral way out")
    assert [numbered(in_2016, words) for words in thirds] == [[5], [7], [9]]
    assert "small circle" in sentence(in_2016, 6)
    assert "first meeting of the two neighbors" in sentence(in_2016, 10)


def test_4_one_mark_decides(in_2013: Article) -> None:
    """With the mark put back Lark leads; without it Askholt would."""
    lark = [n for text in mended(in_2013) if "said Lark" in text or "Lark said there" in text
            for n in counts(text)]  # fmt: skip
    askholt = [n for text in mended(in_2013) if "Askholt said" in text or "not moved" in text
               for n in counts(text)]  # fmt: skip
    assert lark == [10, 19, 6, 12]
    assert askholt == [21, 19]
    assert sum(lark) - 19 < sum(askholt) < sum(lark)
    assert words_between_marks(in_2013) == {"Owen Lark": 47, "Ruben Askholt": 40}
    broken = next(text for text in paragraphs(in_2013) if "said Lark" in text)
    assert (broken.count('"'), broken.count("”")) == (2, 1)
    warnings = [one.warning for one in quotations(in_2013) if one.warning]
    assert warnings == ['The opening quotation mark is missing before "The danger is that".']


def test_5_headings_tighten(in_2013: Article, in_2016: Article) -> None:
    assert subheadings(in_2013) == ["'Off the map and out of mind'"]
    assert "closer to the edge, if not off the map and out of mind" in sentence(in_2013, 14)
    assert subheadings(in_2016)[-1] == "Voll: South Shore to blame for Sorrel"
    own = quoted(paragraphs(in_2016)[-2:])
    choices = ["blame", "responsible", "storm", "summer bookings", "Lake Cantons"]
    assert all(word in "\n".join(paragraphs(in_2016)[-2:]) for word in choices)
    assert [word for word in choices if word in own] == ["responsible", "Lake Cantons"]


def test_6_two_numbers(pair: list[Article]) -> None:
    figures = kit.number_table(pair)
    large = figures[figures["value"] > 1000]
    rows = large[["text", "value", "unit", "hedge", "source"]].fillna("").to_numpy().tolist()
    assert rows == [
        ["60,000", 60_000, "visitors", "more than", "Lake League estimates"],
        ["250,000", 250_000, "travelers", "Some", ""],
    ]
    assert figures[figures["value"] < 1000]["value"].max() == 6
    texts = [
        report.sentences[number - 1].text for report, number in zip(pair, (17, 14), strict=True)
    ]
    assert texts[0].endswith("kept away from Sorrel since the dispute broke out in April 2011.")
    assert texts[1].endswith("stuck on waiting lists in the town.")


def test_the_other_numbers_stand_where_those_of_the_seeds_stand(
    pair: list[Article], reports: list[Article]
) -> None:
    columns = ["kind", "hedge", "part_kind", "sentence"]
    ours, theirs = (kit.number_table(two)[columns] for two in (pair, reports))
    assert ours.fillna("").to_numpy().tolist() == theirs.fillna("").to_numpy().tolist()


def test_7_an_action_without_an_actor(in_2016: Article) -> None:
    clause = sentence(in_2016, 15)
    assert clause.endswith("last-minute cancellations have repeatedly hit the market boats.")
    assert not any(name in clause for name in ("Grenholt", "Tavland", "Halmouth", "LC"))
    assert "ordered\xa0a sweeping round of cancellations" in sentence(in_2016, 13)
    assert "reports of Grenholt's continued cancellation" in sentence(in_2016, 11)


def test_8_read_before_you_count(in_2013: Article, in_2016: Article) -> None:
    assert len(re.findall(r"\bclique\b", body(in_2013))) == 2
    assert numbered(in_2013, "the clique of Mayor Aldo Fenn") == [5]
    assert numbered(in_2013, "Grenholt claims Halmouth") == numbered(in_2013, "clique voted") == [6]
    assert numbered(in_2013, "the Sorrel council") == [9, 16]
    assert "have accused" in sentence(in_2013, 7)
    assert numbered(in_2016, "clique") == [13]


def test_9_dispute_impasse_storm(in_2013: Article, in_2016: Article) -> None:
    before, after = body(in_2013).lower(), body(in_2016).lower()
    assert not re.search(r"\b(?:storm|impasse)\b", before)
    assert len(re.findall(r"\bdispute\b", before)) == 2
    inside = quoted(paragraphs(in_2016))
    assert after.count("impasse") == inside.count("impasse") == 2
    assert re.findall(r"\w+ storm \w+|\w+ storm\b", after) == [
        "great storm", "slipping storm fees", "the storm over",
    ]  # fmt: skip
    assert "storm" not in inside
    assert after.count("dispute") == 1


def test_10_the_caption(in_2013: Article, in_2016: Article) -> None:
    assert in_2016.caption == "Brückengespräche mit Dalmora in Pinewater"
    assert [part.kind for part in in_2016.parts if "Dalmora" in part.text] == ["caption"]
    assert "Dalmora" not in in_2013.source
    assert in_2013.caption is not None
    assert "Askholt (R) and L.C. Chief Secretary" in in_2013.caption
    assert "L.C." not in body(in_2013)
    assert "Pinewater plan" in body(in_2013)


def test_11_the_limit_comes_late(in_2013: Article) -> None:
    assert "reached agreement on Tuesday" in paragraphs(in_2013)[0]
    limit = paragraphs(in_2013)[-2]
    assert "has yet to be taken up in earnest by either the boycotters and the Sorrel" in limit
    assert "60,000" in paragraphs(in_2013)[-1]
    assert numbered(in_2013, "both sides made light of their differences") == [8]


def test_12_named_not_heard(pair: list[Article], in_2016: Article) -> None:
    assert words_between_marks(in_2016) == {
        "Anders Voll": 33, "Ned Harbin": 23, "Ruben Askholt": 19, None: 9,
    }  # fmt: skip
    assert all(name in body(in_2016) for name in PEOPLE)
    everybody = {name for report in pair for name in words_between_marks(report)}
    assert everybody == {"Owen Lark", "Ruben Askholt", "Ned Harbin", "Anders Voll", None}
    for report in pair:
        assert not re.search(r"\b(?:she|her|woman|women|spokeswoman)\b", report.source.lower())


def test_two_men_agree_and_nobody_is_shown_saying_it(in_2016: Article) -> None:
    assert sentence(in_2016, 4).startswith(
        "Tavish Transport Minister Ruben Askholt and LC Chief Secretary Owen Lark\xa0agreed"
    )
    assert counts(sentence(in_2016, 4)) == [9]


# --- more ------------------------------------------------------------------------------------


def test_days_are_told_from_the_day_of_the_page(in_2013: Article, in_2016: Article) -> None:
    assert in_2013.published == dt.date(2013, 6, 12)
    assert in_2016.published == dt.date(2016, 9, 7)
    assert [f"{report.published:%A}" for report in (in_2013, in_2016)] == ["Wednesday"] * 2
    assert "on Tuesday" in sentence(in_2013, 3)
    assert "signed by the lake towns last October" in sentence(in_2013, 12)
    assert "on Saturday" in sentence(in_2016, 3)


def test_who_quoted_him_is_not_said(in_2016: Article) -> None:
    assert "Askholt was quoted as saying late on Wednesday" in sentence(in_2016, 6)
    assert "On Radio Merle, the Tavish transport minister" in sentence(in_2016, 7)


def test_two_words_for_the_same_people(in_2013: Article) -> None:
    assert numbered(in_2013, "passenger groups") == [9]
    assert "passenger groups" in quoted(paragraphs(in_2013))
    assert numbered(in_2013, "the boycotters") == [6, 16]


def test_a_kicker_in_2016_only(in_2013: Article, in_2016: Article) -> None:
    assert (in_2013.kicker, in_2016.kicker) == (None, "Waterways")


def test_agencies_and_the_lost_comma(in_2013: Article, in_2016: Article) -> None:
    assert in_2013.agencies == ("LKN", "TWP", "Seepost", "Tidewire")
    assert in_2016.source.endswith("(TWP LKN)")
    assert in_2016.agencies == ("TWP", "LKN")
    assert (in_2013.byline, in_2016.byline) == ("gh/ow", "tk,le/ow")


def test_the_word_on_top_of_the_list_says_nothing(pair: list[Article]) -> None:
    words = kit.word_table(pair)
    words = words[words["kind"].isin(BODY)]
    keyness = kit.compare.keyness_g2_four_cells(words, words["report"].cat.categories[0])
    assert keyness["word"].iloc[0] == "with"
    assert keyness[["count", "other_count"]].iloc[0].tolist() == [7, 1]
    talks = kit.compare.word_rates(words, ["talks"])
    assert talks["count"].tolist() == [3, 5]


def test_the_passive_places_are_those_of_the_seeds(
    pair: list[Article], reports: list[Article]
) -> None:
    ours, theirs = (
        kit.coding.propose_passives(kit.sentence_table(two))[["sentence", "by"]].to_numpy().tolist()
        for two in (pair, reports)
    )
    assert ours == theirs


def test_the_kit_misses_the_same_pair_of_sentences(
    pair: list[Article], reports: list[Article]
) -> None:
    """It knows words, not meanings: denied in 2013 and stated in 2016 is no pair to it."""
    for two in (pair, reports):
        proposed = kit.compare.sentence_pairs(kit.sentence_table(two))
        places = list(zip(proposed["sentence"], proposed["sentence_there"], strict=True))
        assert {(3, 3), (2, 4), (5, 13)} <= set(places)
        assert (10, 13) not in places


def test_every_quotation_has_the_kind_and_the_place_of_its_counterpart(
    pair: list[Article], reports: list[Article]
) -> None:
    columns = ["kind", "part_kind", "sentence"]
    ours, theirs = (kit.quotation_table(two)[columns] for two in (pair, reports))
    assert ours.fillna(0).to_numpy().tolist() == theirs.fillna(0).to_numpy().tolist()


# --- the codebook ----------------------------------------------------------------------------


def test_the_codebook_names_every_actor(pair: list[Article]) -> None:
    codebook = kit.load_actors(kit.PRACTICE / "actors.csv")
    found = kit.mention_table(pair, codebook)
    assert set(found["actor"]) == {actor.name for actor in codebook.actors}
    fenn = found[found["actor"] == "Aldo Fenn"]
    assert fenn["text"].tolist() == [
        "Mayor Aldo Fenn", "Fenn", "the island's leader", "Sorrel Mayor Aldo Fenn",
    ]  # fmt: skip
    assert found[found["actor"] == "Dalmora"]["part_kind"].tolist() == ["caption"]
    office = found[found["text"] == "the Tavish transport minister"]
    assert office["actor"].tolist() == ["Ruben Askholt"]


def test_the_codebook_has_the_kinds_of_the_seeds_codebook() -> None:
    ours, theirs = (
        Counter(actor.kind for actor in kit.load_actors(folder / "actors.csv").actors)
        for folder in (kit.PRACTICE, kit.SEEDS)
    )
    assert set(ours) == set(theirs)
    assert ours.total() == theirs.total()
    assert ours["person"] == theirs["person"] == len(PEOPLE)
