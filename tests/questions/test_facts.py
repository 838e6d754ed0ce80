"""What the worksheets say about the reports is true."""

import re
from typing import Any

import pandas as pd
import pytest

import kit
from kit import Article
from kit.folders import EXERCISES
from kit.marks import quoted_spans
from kit.pairs import FOLDERS, reports_of
from kit.questions import Question, Worksheet, questions_in, worksheets_in
from kit.questions.plain import straight
from kit.words import find_words

QUESTIONS = {question.name: question for question in questions_in(EXERCISES)}
SHEETS = [sheet for pair in FOLDERS for sheet in worksheets_in(EXERCISES, pair)]


def paragraphs(report: Article) -> list[str]:
    return [part.text for part in report.parts if part.kind == "paragraph"]


def quoted_word_counts(paragraph: str) -> list[int]:
    return [
        sum(1 for _ in find_words(paragraph[start:end])) for start, end in quoted_spans(paragraph)
    ]


def mended(report: Article) -> list[str]:
    """Put back the opening mark that the page of 2013 lacks."""
    lacking = "said Kerry. The alternative"
    assert report.source.count(lacking) == 1
    return [text.replace(lacking, 'said Kerry. "The alternative') for text in paragraphs(report)]


def test_the_anatomy_of_the_first_worksheet(report_2013: Article, report_2016: Article) -> None:
    assert QUESTIONS["headline"].model() == report_2013.headline
    assert QUESTIONS["agencies"].model() == list(report_2016.agencies)
    assert [part.kind for part in report_2016.parts if "Iran" in part.text] == ["caption"]
    assert QUESTIONS["name_place"].model() == "caption"
    assert report_2013.agencies == ("AP", "AFP", "dpa", "Reuters")


def test_tuesday_is_the_day_before_the_page(report_2013: Article) -> None:
    published = report_2013.published
    assert published is not None
    assert published.strftime("%A %d") == "Wednesday 08"
    assert "agreement on Tuesday" in paragraphs(report_2013)[0]
    assert QUESTIONS["agreement_day"].model() == published.day - 1


def test_the_limit_comes_second_last(report_2013: Article) -> None:
    limit = QUESTIONS["limit"].model()
    assert paragraphs(report_2013)[-2] == limit


def test_several_sentences_of_2016_bring_in_third_parties(report_2016: Article) -> None:
    assert report_2016.standfirst is not None
    assert "bilateral talks" in report_2016.standfirst
    question = QUESTIONS["third_party"]
    texts = [straight(sentence.text) for sentence in report_2016.sentences]
    assert question.model() in texts
    assert all(straight(answer) in texts for answer in question.also)


def test_kerrys_words_and_each_wrong_count(report_2013: Article) -> None:
    body = mended(report_2013)
    kerry = [n for text in body if "Kerry also" in text or "said Kerry" in text
             for n in quoted_word_counts(text)]  # fmt: skip
    lavrov = [n for text in body if "Lavrov said" in text or "not concerned" in text
              for n in quoted_word_counts(text)]  # fmt: skip
    assert kerry == [9, 18, 7, 11]
    assert sum(kerry) == QUESTIONS["mended_count"].model()
    heading = next(part.text for part in report_2013.parts if part.kind == "subheading")
    wrong = [
        sum(kerry) - 18,
        sum(kerry) + len("said Kerry".split()),
        sum(kerry) + sum(1 for _ in find_words(heading)),
        sum(lavrov),
        kerry[0],
    ]
    assert wrong == [known.answer for known in QUESTIONS["mended_count"].wrong]


def test_the_tally_of_2016(report_2016: Article) -> None:
    counts = [n for text in paragraphs(report_2016) for n in quoted_word_counts(text)]
    assert counts == [10, 21, 22, 2, 29]
    chart = QUESTIONS["speaker_chart"].model()
    tally = dict(chart.data[["speaker", "words"]].itertuples(index=False))
    assert tally == {
        "no clear speaker": 10, "Lavrov": 21, "Kirby": 22, "Putin": 2 + 29, "Kerry": 0,
    }  # fmt: skip


def test_only_four_men_are_quoted(report_2013: Article, report_2016: Article) -> None:
    quoted = [text for text in (*mended(report_2013), *paragraphs(report_2016)) if '"' in text]
    after = [re.sub(r'"[^"“”]*["”]', "", text) for text in quoted]
    named = {name for text in after for name in ("Lavrov", "Kerry", "Kirby", "Putin", "Assad")
             if name in text}  # fmt: skip
    assert named == {"Lavrov", "Kerry", "Kirby", "Putin"}
    assert QUESTIONS["local_voices"].model() == 0


def test_putins_own_words(report_2016: Article) -> None:
    own = paragraphs(report_2016)[-1]
    choices = ["blame", "responsible", "war", "radical Islam", "United States"]
    inside = [own[start:end] for start, end in quoted_spans(own)]
    assert [word for word in choices if word in inside[0]] == QUESTIONS["own_words"].model()
    section = " ".join(part.text for part in report_2016.parts[-6:])
    assert all(word in section for word in choices)


def test_assad_is_named_three_times_and_bashar_twice(
    report_2013: Article, report_2016: Article
) -> None:
    sentences = [s.text for report in (report_2013, report_2016) for s in report.sentences]
    assert sum("Assad" in text for text in sentences) == 3
    assert sum("Bashar" in text for text in sentences) == 2
    assert any("regime" in text and "Assad" not in text for text in sentences)
    assert not any("said Assad" in text or "Assad said" in text for text in sentences)


def test_the_largest_numbers_their_hedges_and_sources(reports: list[Article]) -> None:
    figures = kit.number_table(reports)
    large = figures[figures["value"] > 1000].set_index("report")
    assert large["value"].tolist() == [QUESTIONS["people_counted"].model(), 300_000]
    assert large["hedge"].tolist() == QUESTIONS["hedges"].model()
    assert large["unit"].tolist() == ["people", "civilians"]
    assert large["source"].dropna().tolist() == ["UN estimates"]
    assert large["source"].isna().sum() == 1
    assert "DW, 12 Oct 2016" in large.index[large["source"].isna()]
    assert QUESTIONS["named_sources"].model() == 0
    assert paragraphs(reports[0])[-1] == reports[0].sentences[-1].text
    assert "UN " not in " ".join(paragraphs(reports[1]))
    hours = figures[figures["value"] == 5]
    assert hours["unit"].tolist() == ["hours of talks"]


def test_the_clause_without_an_actor(report_2016: Article) -> None:
    texts = [sentence.text for sentence in report_2016.sentences]
    (at,) = [n for n, text in enumerate(texts) if "airstrikes" in text]
    told = {"with what": "airstrikes", "how often": "repeatedly", "what was hit": "hospitals"}
    clause = texts[at].split(" as ")[1]
    assert all(word in clause for word in told.values())
    assert clause.split()[0] == told["with what"]
    assert clause[: clause.index(" hit ")].split()[-1] == told["how often"]
    assert set(QUESTIONS["clause"].model()) == set(told)
    assert texts[at - 2].startswith("Moscow")
    assert "bombing" in texts[at - 2]
    named = kit.mention_table([report_2016], kit.load_actors(kit.SEEDS / "actors.csv"))
    assert at + 1 not in set(named["sentence"])


def test_last_june_is_that_of_the_year_before(report_2013: Article) -> None:
    assert report_2013.published is not None
    assert report_2013.published.month == 5
    assert "world powers last June" in " ".join(paragraphs(report_2013))
    assert QUESTIONS["accord_year"].model() == report_2013.published.year - 1
    assert "erupted in March 2011" in report_2013.sentences[-1].text


def test_two_sentences_of_2016_point_to_somebody_without_a_name(report_2016: Article) -> None:
    texts = [straight(sentence.text) for sentence in report_2016.sentences]
    question = QUESTIONS["unnamed_source"]
    found = [text for text in texts if re.search(r"\breports of\b|\bthought to\b", text)]
    assert found == [question.model(), *question.also]
    for wrong in question.wrong:
        assert all(straight(answer) in texts for answer in wrong.answers())


def test_the_small_figures(reports: list[Article]) -> None:
    small = QUESTIONS["small_figures"].model()
    assert small["text"].tolist() == ["five", "two", "second", "first", "two"]
    assert kit.number_table(reports)["value"].isna().sum() == 2


def test_the_sentences_of_2013_to_code(report_2013: Article) -> None:
    texts = [sentence.text for sentence in report_2013.sentences]
    assert texts[11].startswith("There was agreement on the need")
    assert len(texts) == 17


def test_the_sentences_to_code_are_those_that_the_question_names(report_2016: Article) -> None:
    texts = [sentence.text for sentence in report_2016.sentences]
    assert texts[9].startswith("This will be the first meeting")
    assert texts[15].endswith("collapsed in September.")


def mentioned(report: Article) -> pd.DataFrame:
    return kit.mention_table([report], kit.load_actors(kit.SEEDS / "actors.csv"))


def test_who_is_to_negotiate_in_each_lede(report_2013: Article, report_2016: Article) -> None:
    first, second = paragraphs(report_2013)[0], paragraphs(report_2016)[0]
    model = QUESTIONS["negotiators"].model()
    assert f"to encourage {model} to find a negotiated solution" in first
    assert second.startswith("The United States and Russia are to resume talks")
    other = next(text for text in paragraphs(report_2013) if "Lavrov said" in text)
    assert "both the Syria government and opposition groups" in other


def test_three_sentences_of_2016_tell_of_an_end(report_2016: Article) -> None:
    question = QUESTIONS["ended_before"]
    texts = [straight(sentence.text) for sentence in report_2016.sentences]
    ends = [text for text in texts if re.search(r"froze|pulled the plug|collapsed", text)]
    assert sorted(ends) == sorted([question.model(), *question.also])
    for wrong in question.wrong:
        assert all(straight(answer) in texts for answer in wrong.answers())


def test_who_is_only_in_the_paragraphs_of_2016(report_2013: Article, report_2016: Article) -> None:
    choices = ["Kerry", "Kirby", "Putin", "Iran", "Turkey"]
    inside, other = " ".join(paragraphs(report_2016)), report_2013.source
    only = [name for name in choices if name in inside and name not in other]
    assert only == QUESTIONS["only_2016"].model()
    assert "Putin" in report_2013.sentences[3].text


def test_who_is_named_on_both_pages_and_quoted_on_one(reports: list[Article]) -> None:
    named = [set(found.loc[found["kind"] == "person", "actor"])
             for found in map(mentioned, reports)]  # fmt: skip
    said = kit.quotation_table(reports)
    marked = said[said["kind"].isin(["direct", "partial"])].dropna(subset="speaker_resolved")
    quoted = [set(marked.loc[marked["article"] == report.id, "speaker_resolved"])
              for report in reports]  # fmt: skip
    both = named[0] & named[1]
    assert sorted(name.split()[-1] for name in both & (quoted[0] ^ quoted[1])) == ["Kerry", "Putin"]
    assert QUESTIONS["heard_on_one"].model() == ["Kerry", "Putin"]
    assert {"Sergei Lavrov"} == both & quoted[0] & quoted[1]
    assert {"Bashar al-Assad"} == both - quoted[0] - quoted[1]
    assert "John Kirby" not in named[0]
    words = marked.groupby(["report", "speaker_resolved"], observed=True)["words"].sum()
    assert words["DW, 8 May 2013"].idxmax() == "John Kerry"
    assert words["DW, 12 Oct 2016"].idxmax() == "Vladimir Putin"


def test_the_reports_own_label(report_2013: Article, report_2016: Article) -> None:
    body = " ".join(paragraphs(report_2013))
    hits = [s.text for s in report_2013.sentences if "regime" in s.text]
    own = [text for text in hits if not text.startswith("Moscow claims")]
    assert body.count("regime") == len(hits) == 2
    assert len(own) == QUESTIONS["own_label"].model()
    assert "close links with the regime" in own[0]
    assert "the Syrian government" in body
    assert report_2016.source.count("regime") + len(hits) == 3


def test_the_tables_of_groups(reports: list[Article]) -> None:
    counts = QUESTIONS["country_counts"].model()
    assert counts["count"].tolist() == [7, 3, 5, 5, 1, 4]
    syrian = mentioned(reports[0]).query("kind == 'person' and country == 'Syria'")
    assert set(syrian["actor"]) == {"Bashar al-Assad"}
    reported = QUESTIONS["reported_counts"].model()
    said = kit.quotation_table(reports)
    indirect = said[said["kind"] == "indirect"]
    assert reported["count"].sum() == indirect["speaker_resolved"].notna().sum() < len(indirect)
    assert {"Washington", "Russia's Foreign Ministry"} <= set(reported["speaker_resolved"])


def in_practice(name: str) -> Any:  # noqa: ANN401 - each kind of question has its own
    found = {question.name: question for question in questions_in(EXERCISES, "practice")}
    return found[name].model()


def test_the_practice_pair_has_the_same_numbers_to_find() -> None:
    early, late = reports_of("practice")
    figures = kit.number_table([early, late])
    large = figures[figures["value"] > 1000]
    assert large["value"].tolist() == [in_practice("people_counted"), 250_000]
    assert large["hedge"].tolist() == in_practice("hedges")
    assert large["unit"].tolist() == ["visitors", "travelers"]
    assert large["source"].dropna().tolist() == ["Lake League estimates"]
    assert early.published is not None
    assert early.published.month == 6
    assert "lake towns last October" in early.source
    assert in_practice("accord_year") == early.published.year - 1
    assert early.sentences[11].text.startswith("There was agreement, too")
    assert len(early.sentences) == 17
    (at,) = [n for n, one in enumerate(late.sentences) if "last-minute" in one.text]
    assert "cancellations" in late.sentences[at - 2].text


def test_the_practice_pair_has_the_same_differences_to_find() -> None:
    early, late = reports_of("practice")
    assert f"to urge {in_practice('negotiators')}" in paragraphs(early)[0]
    ends = [one.text for one in late.sentences
            if re.search("shelved|walked out|fell through", one.text)]  # fmt: skip
    assert len(ends) == 3
    assert in_practice("ended_before") in ends
    inside = " ".join(paragraphs(late))
    choices = ["Lark", "Harbin", "Voll", "Dalmora", "Wendle"]
    only = [name for name in choices if name in inside and name not in early.source]
    assert only == in_practice("only_2016")
    said = kit.quotation_table([early, late])
    marked = said[said["kind"].isin(["direct", "partial"])].dropna(subset="speaker_resolved")
    heard = marked.groupby("speaker_resolved")["article"].agg(set)
    on_one = [name for name in heard.index[heard.map(len) == 1] if name in early.source]
    assert sorted(name.split()[-1] for name in on_one) == in_practice("heard_on_one")
    hits = [one.text for one in early.sentences if "clique" in one.text]
    own = [text for text in hits if not text.startswith("Grenholt claims")]
    assert (len(hits), len(own)) == (2, in_practice("own_label"))


def hits(report: Article, word: str) -> list[str]:
    """Return a word's hits in the paragraphs, each with what stands around it."""
    parts = kit.part_table([report])
    lines = kit.compare.concordance(parts[parts["kind"] == "paragraph"], word)
    return (lines["left"] + " [" + lines["hit"] + "] " + lines["right"]).tolist()


def test_which_words_stand_in_both(report_2013: Article, report_2016: Article) -> None:
    asked = ["conflict", "crisis", "war", "talks", "regime"]
    both = [word for word in asked if hits(report_2013, word) and hits(report_2016, word)]
    assert QUESTIONS["in_both"].model() == both
    assert all(hits(report_2016, word) for word in asked)


def test_what_war_names(report_2016: Article) -> None:
    found = hits(report_2016, "war")
    assert len(found) == 3
    assert sum("[war] crimes" in line for line in found) == 1
    assert sum("Cold [War]" in line for line in found) == 1
    assert sum("[war] in Syria" in line for line in found) == QUESTIONS["names_the_matter"].model()


def test_who_says_regime_and_who_says_crisis(report_2013: Article, report_2016: Article) -> None:
    own = QUESTIONS["label_in_own_voice"].model()
    regime = [s.text for s in report_2013.sentences if "regime" in s.text]
    assert [straight(text) for text in regime if "claims" not in text] == [own]
    assert len(regime) == 2
    said = kit.quotation_table([report_2013])
    assert not said["text"].map(straight).str.contains("regime of President").any()
    crisis = [text for text in paragraphs(report_2016) if "crisis" in text]
    quoted = [text[a:b] for text in crisis for a, b in quoted_spans(text) if "crisis" in text[a:b]]
    assert len(quoted) == len(hits(report_2016, "crisis")) == 2
    question = QUESTIONS["handed_over"]
    for answer in (question.model(), *question.also):
        assert any(answer in text for text in quoted)


def test_the_rates_of_the_fifth_worksheet(report_2016: Article) -> None:
    words = kit.word_table([report_2016])
    for kind, count, total in (("standfirst", 2, 36), ("paragraph", 4, 366)):
        row = kit.compare.word_rates(words[words["kind"] == kind], "talks").iloc[0]
        assert (row["count"], row["total"]) == (count, total)
    prompts = [" ".join(task.prompt.split()) for sheet in SHEETS for task in sheet.tasks]
    assert any("stands 2 times, and the teaser has 36 words" in prompt for prompt in prompts)
    assert any("4 times in 366 words: about 11 in a thousand" in prompt for prompt in prompts)
    teaser, body = 2 / 36, 4 / 366
    assert QUESTIONS["teaser_rate"].model() == pytest.approx(1000 * teaser)
    assert (round(1000 * body), round(teaser / body)) == (11, 5)


def test_with_whom(report_2013: Article, report_2016: Article) -> None:
    party = "President Vladimir|Foreign Minister|Russia|the regime|the rebels|Damascus|Putin"
    found = hits(report_2013, "with")
    assert all(re.search(rf"\[with\] ({party})\b", line) for line in found)
    assert len(found) == QUESTIONS["with_whom"].model()
    assert len(hits(report_2016, "with")) == 1
    lines = kit.panels.concordance([report_2013, report_2016], "with").table
    assert len(lines) == 9


def test_the_four_words_of_2016(reports: list[Article]) -> None:
    four = QUESTIONS["first_four"].model()
    assert four["count"].tolist() == [3, 3, 3, 2]
    assert four["other_count"].tolist() == [0, 0, 0, 0]
    assert set(four["word"]) == {"russian", "war", "wednesday", "aleppo"}
    words = kit.word_table(reports)
    paragraph = words[words["kind"] == "paragraph"]
    every = kit.compare.keyness_g2_four_cells(paragraph, "DW, 12 Oct 2016")
    assert every["word"].iloc[0] in kit.compare.STOP_WORDS
    rates = QUESTIONS["label_rates"].model()
    assert rates["count"].tolist() == [2, 1, 0, 2, 0, 3]


def test_whom_the_last_section_accuses(report_2016: Article) -> None:
    accusation, answer = paragraphs(report_2016)[-3:-1]
    assert f"have accused {QUESTIONS['accused'].model()}" in accusation
    assert "Western governments" in accusation
    assert "Putin" in answer
    assert "the West was to blame" in answer
    assert not any("Assad" in text for text in paragraphs(report_2016)[-3:])


def test_what_the_subheading_leaves_out(report_2013: Article) -> None:
    asked = ["over", "not", "into", "closer", "if"]
    heading = next(part.text for part in report_2013.parts if part.kind == "subheading")
    passage = "closer to an abyss, if not over the abyss and into chaos"
    assert passage in report_2013.source
    words = {match[0].lower() for match in find_words(heading)}
    gone = [word for word in asked if word not in words]
    assert sorted(gone) == sorted(QUESTIONS["left_out"].model())
    assert all(word in passage for word in asked)


def test_whom_the_five_verbs_name(report_2016: Article) -> None:
    doers = {
        "froze": "Washington froze",
        "pulled": "The US pulled the plug",
        "unleashed": "Moscow has propped up the regime of Syrian President Bashar al-Assad and"
        " unleashed",
        "hit": "airstrikes have repeatedly hit",
        "collapsed": "deal brokered between Washington and Moscow collapsed",
    }
    assert all(words in report_2016.source for words in doers.values())
    nobody = [verb for verb, words in doers.items() if words[0].islower()]
    assert nobody == QUESTIONS["no_doer"].model()
    bombing, airstrikes = (
        number
        for number, sentence in enumerate(report_2016.sentences)
        if re.search("bombing|airstrikes", sentence.text)
    )
    assert airstrikes - bombing == 2  # the model answer says: two sentences earlier


def test_the_verbs_that_the_codebook_calls_distancing(report_2013: Article) -> None:
    saying = kit.coding.load_codebook(kit.coding.CODEBOOKS / "saying.csv").set_index("code")
    listed = "claimed, alleged, insisted, maintained"
    assert listed in saying.loc["distancing", "definition"]
    assert listed in " ".join(QUESTIONS["distancing_verbs"].prompt.split())
    found = re.findall(r"\b(?:claim|alleg|insist|maintain)(?:e?s|e?d)?\b", report_2013.source)
    assert sorted(found) == sorted(QUESTIONS["distancing_verbs"].model())
    said = kit.quotation_table([report_2013])
    speakers = said[said["cue"].isin(found)]["speaker_resolved"]
    assert set(speakers) == {"Moscow", "Sergei Lavrov"}
    assert "accuses" in saying.loc["reporting an act", "definition"]


def test_the_sentences_to_code_for_framing(report_2013: Article) -> None:
    texts = [sentence.text for sentence in report_2013.sentences]
    assert texts[11].startswith("There was agreement on the need")
    assert len(texts) == 17
    assert "has not been adopted" in texts[15]
    framing = kit.coding.load_codebook(kit.coding.CODEBOOKS / "framing.csv")
    assert all(code in QUESTIONS["frame_codes"].kind.asks for code in framing["code"])


def test_the_coders_of_the_sixth_worksheet() -> None:
    same = QUESTIONS["same_codes"].model()
    assert same["sentence"].tolist() == [1, 3, 4, 5, 6, 8]
    assert QUESTIONS["per_cent_agreed"].model() == 100 * len(same) / 8 == 75
    assert QUESTIONS["chance_agreement"].model() == pytest.approx(-1 / 18)


@pytest.mark.parametrize("worksheet", SHEETS, ids=lambda sheet: f"{sheet.pair}-{sheet.name}")
def test_what_is_quoted_in_a_worksheet_stands_in_a_report(worksheet: Worksheet) -> None:
    pages = [straight(report.source) for report in reports_of(worksheet.pair)]
    for task in worksheet.tasks:
        words = [task.prompt, *task.hints]
        if isinstance(task, Question):
            words += [task.reason, *(wrong.message for wrong in task.wrong)]
        for text in words:
            prose = re.sub(r"```.*?```|`[^`]*`|alt\.[^ ]*.*|\[.*\]", "", text, flags=re.DOTALL)
            for quoted in re.findall(r'"([^"\n]+ [^"\n]+ [^"\n]+)"', straight(prose)):
                assert any(quoted in page for page in pages), quoted


def test_the_kits_own_view_of_who_speaks_agrees(reports: list[Article]) -> None:
    quoted = kit.quotation_table(reports)
    quoted = quoted[quoted["kind"] != "indirect"]
    words = quoted.groupby(["report", "speaker_resolved"], observed=True)["words"].sum()
    heading = 6  # 'Over the abyss and into chaos' stands outside the body
    kerry = words["DW, 8 May 2013", "John Kerry"] - heading
    assert kerry == QUESTIONS["mended_count"].model()
    in_2016 = words["DW, 12 Oct 2016"]
    tally = QUESTIONS["speaker_chart"].model().data.set_index("speaker")["words"]
    assert in_2016["Vladimir Putin"] == tally["Putin"]
    assert in_2016["John Kirby"] == tally["Kirby"]
    assert in_2016["Sergei Lavrov"] == tally["Lavrov"]
    assert "John Kerry" not in in_2016
    assert quoted["speaker_resolved"].nunique() == 4


@pytest.mark.parametrize("pair", FOLDERS)
def test_the_model_project_says_what_is_so(pair: str) -> None:
    asked = {question.name: question for question in questions_in(EXERCISES, pair)}
    reports = reports_of(pair)
    said = kit.quotation_table(reports)
    marked = said[(said["part_kind"] == "paragraph") & (said["kind"] != "indirect")]
    groups = marked.groupby("report", observed=True)
    words = kit.word_table(reports)
    talks = words[(words["kind"] == "paragraph") & (words["word"] == "talks")]
    spoken = dict(enumerate(["", "one", "two", "three", "four"]))
    counts = [
        [str(n) for n in groups.size()],
        [spoken[n] for n in groups["speaker_resolved"].nunique()],
        [str(n) for n in talks.groupby("report", observed=True).size()],
    ]
    for claim, numbers in zip(asked["my_claims"].model(), counts, strict=True):
        outside = re.sub(r"\([^)]*\)", "", claim.lower())
        assert re.findall(r"\d+|two|three(?= in)", outside) == numbers, claim
    description = asked["my_chart"].model().description
    assert re.findall(r"(\d) times", description) == counts[2]
    assert reports[0].url in asked["my_quotation"].model()[0]
    for sentence in asked["my_quotation"].answers():
        quoted = re.findall(r'["“](.*?)["”]', sentence[0])
        assert quoted[0].lower() in reports[0].source
