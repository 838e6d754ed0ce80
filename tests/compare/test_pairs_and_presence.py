"""Presence, speakers, agencies, pairs of sentences, and the note that travels."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

import kit
from kit import Article, compare
from kit.compare import NO_CLEAR_SPEAKER, TableError, note

Maker = Callable[..., pd.DataFrame]
EARLY, LATE = "DW, 8 May 2013", "DW, 12 Oct 2016"


def mentions(*rows: tuple[str, str], reports: tuple[str, ...]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["report", "actor"])
    return table.astype({"report": pd.CategoricalDtype(list(reports)), "actor": "str"})


def quotations(*rows: tuple[str, str, str | None, int]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["report", "kind", "speaker_resolved", "words"])
    return table.astype({"report": pd.CategoricalDtype([EARLY, LATE])})


def test_presence_has_a_row_for_every_actor_in_every_report() -> None:
    table = mentions(
        ("a", "Lee"), ("a", "Lee"), ("b", "Lee"), ("b", "Roe"), reports=("a", "b", "c")
    )
    found = compare.presence(table, "actor", also=["Moe", "Lee"])
    counts = found.groupby("actor")["count"].agg(list).to_dict()
    assert counts == {"Lee": [2, 1, 0], "Roe": [0, 1, 0], "Moe": [0, 0, 0]}
    where = found.drop_duplicates("actor").set_index("actor")["where"]
    assert where.to_dict() == {"Lee": "in 2 of 3", "Roe": "only b", "Moe": "in none"}
    assert found["actor"].drop_duplicates().tolist() == ["Lee", "Roe", "Moe"]
    assert list(found["report"].cat.categories) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("reports", "expected"), [(1, "only r0"), (2, "in both"), (20, "in all 20")]
)
def test_presence_in_any_number_of_reports(reports: int, expected: str) -> None:
    names = tuple(f"r{n}" for n in range(reports))
    found = compare.presence(mentions(*((name, "Lee") for name in names), reports=names), "actor")
    assert set(found["where"]) == {expected}
    assert len(found) == reports


def test_no_mention_at_all_makes_an_empty_table_or_rows_of_zero() -> None:
    table = mentions(reports=("a", "b"))
    assert compare.presence(table, "actor").empty
    assert compare.presence(table, "actor", also=["Lee"])["count"].tolist() == [0, 0]


def test_presence_works_on_a_column_of_categories() -> None:
    table = mentions(("a", "Lee"), reports=("a", "b")).astype(
        {"actor": pd.CategoricalDtype(["Roe", "Lee"])}
    )
    counts = compare.presence(table, "actor").set_index(["actor", "report"])["count"]
    assert counts.to_dict() == {("Lee", "a"): 1, ("Lee", "b"): 0, ("Roe", "a"): 0, ("Roe", "b"): 0}


def test_who_is_named_in_the_seeds(reports: list[Article]) -> None:
    codebook = kit.load_actors(kit.SEEDS / "actors.csv")
    found = compare.presence(kit.mention_table(reports, codebook), "actor")
    where = found.drop_duplicates("actor").set_index("actor")["where"]
    assert where["Bashar al-Assad"] == where["Sergei Lavrov"] == "in both"
    assert where["John Kirby"] == f"only {LATE}"
    assert found.groupby("actor").size().unique().tolist() == [2]


def test_absent_is_not_withheld() -> None:
    table = compare.presence(mentions(("a", "Lee"), reports=("a", "b")), "actor")
    assert "It does not mean that somebody left it out" in note(table)


def test_the_agencies_of_the_seeds(reports: list[Article]) -> None:
    table = compare.agencies_credited(kit.article_table(reports), also=["TASS"])
    credited = table[table["credited"]].groupby("report", observed=True)["agency"].agg(set)
    assert credited.tolist() == [{"AP", "AFP", "dpa", "Reuters"}, {"Reuters", "AFP"}]
    where = table.drop_duplicates("agency").set_index("agency")["where"]
    assert where.to_dict() == {
        "AFP": "in both",
        "Reuters": "in both",
        "AP": f"only {EARLY}",
        "dpa": f"only {EARLY}",
        "TASS": "in none",
    }


def test_a_report_that_credits_no_agency_is_there_all_the_same() -> None:
    table = pd.DataFrame({"report": ["a", "b"], "agencies": ["AFP", ""]})
    table = table.astype({"report": "category"})
    assert compare.agencies_credited(table)["credited"].tolist() == [True, False]


def test_speakers_share_the_quoted_words() -> None:
    table = quotations(
        (LATE, "direct", "Putin", 31),
        (LATE, "partial", "Lavrov", 21),
        (LATE, "partial", None, 10),
        (LATE, "indirect", "Kerry", 12),
        (EARLY, "direct", "Kerry", 45),
    )
    shares = compare.speaker_shares(table, also=["Assad", "Kerry"])
    late = shares[shares["report"] == LATE].set_index("speaker")
    assert late["words"].to_dict() == {
        "Kerry": 0,
        "Putin": 31,
        "Lavrov": 21,
        "Assad": 0,
        NO_CLEAR_SPEAKER: 10,
    }
    assert set(late["total"]) == {62}
    assert late.loc["Putin", "per_cent"] == pytest.approx(50)
    assert shares.groupby("report", observed=True)["per_cent"].sum().tolist() == [100, 100]
    assert late.loc["Putin", "quotations"] == 1
    with_reported = compare.speaker_shares(table, kinds=["direct", "partial", "indirect"])
    assert with_reported["words"].sum() == table["words"].sum()


def test_a_report_that_quotes_nobody_has_counts_and_no_shares() -> None:
    shares = compare.speaker_shares(quotations((EARLY, "direct", "Kerry", 45)))
    late = shares[shares["report"] == LATE]
    assert late[["quotations", "words", "total"]].to_numpy().tolist() == [[0, 0, 0]]
    assert late["per_cent"].isna().all()
    assert compare.speaker_shares(quotations()).empty
    assert "not therefore favored" in note(shares)


def test_tf_idf_as_scikit_learn_publishes_it() -> None:
    counts = [[3, 0, 1], [2, 0, 0], [3, 0, 0], [4, 0, 0], [3, 2, 0], [3, 0, 2]]
    weights = compare.tf_idf(counts)
    assert weights[0] == pytest.approx([0.851513, 0, 0.524333], abs=5e-7)
    assert np.linalg.norm(weights, axis=1) == pytest.approx(np.ones(6))
    assert compare.tf_idf([[0, 0], [1, 0]])[0].tolist() == [0, 0]


def test_the_sentences_on_assad_are_a_candidate(sentences: pd.DataFrame) -> None:
    pairs = compare.sentence_pairs(sentences)
    shared = pairs.set_index(["sentence", "sentence_there"])["shared"]
    assert shared.loc[5, 13] == "al-assad, bashar, president, regime"
    assert pairs["score"].is_monotonic_decreasing
    assert pairs["score"].between(0.15, 1).all()
    assert pairs["accepted"].isna().all()
    assert pairs["pair"].tolist() == list(range(1, len(pairs) + 1))


def test_pairs_are_the_same_from_the_other_side(sentences: pd.DataFrame) -> None:
    forth = compare.sentence_pairs(sentences, EARLY, LATE)
    back = compare.sentence_pairs(sentences, LATE, EARLY)
    assert {*zip(forth["sentence"], forth["sentence_there"], strict=True)} == {
        *zip(back["sentence_there"], back["sentence"], strict=True)
    }
    assert sorted(forth["score"]) == pytest.approx(sorted(back["score"]))


def test_every_pair_can_be_found_on_its_page(
    sentences: pd.DataFrame, reports: list[Article]
) -> None:
    sources = {report.id: report.source for report in reports}
    for row in compare.sentence_pairs(sentences).to_dict("records"):
        for end in ("", "_there"):
            page = sources[row[f"article{end}"]]
            assert page[row[f"start{end}"] : row[f"end{end}"]] == row[f"text{end}"]


def test_the_learner_decides(sentences: pd.DataFrame) -> None:
    pairs = compare.sentence_pairs(sentences)
    decided = compare.reject(compare.accept(pairs, 1, 3), 2)
    assert decided["accepted"].iloc[:3].tolist() == [True, False, True]
    assert pairs["accepted"].isna().all()
    assert note(decided) == note(pairs)
    with pytest.raises(TableError, match=f"go from 1 to {len(pairs)}"):
        compare.accept(pairs, 99)


def test_in_both_only_here_only_there(sentences: pd.DataFrame) -> None:
    pairs = compare.sentence_pairs(sentences)
    first = compare.where_sentences_stand(sentences, pairs)
    assert "in both" not in set(first["where"])
    rejected = compare.reject(pairs, *pairs["pair"])
    second = compare.where_sentences_stand(sentences, rejected)
    assert (second["where"] == "only " + second["report"].astype("str")).all()
    accepted = compare.accept(rejected, 1)
    third = compare.where_sentences_stand(sentences, accepted)
    both = third[third["where"] == "in both"]
    assert both["text"].tolist() == [accepted["text"][0], accepted["text_there"][0]]
    assert len(third) == len(sentences)


def test_no_word_of_dropping_or_keeping(sentences: pd.DataFrame) -> None:
    table = compare.where_sentences_stand(sentences, compare.sentence_pairs(sentences))
    said = " ".join([note(table), *table["where"].unique()]).lower()
    for word in ("dropped", "kept", "removed", "added", "omitted"):
        assert word not in said


def test_pairs_need_two_reports() -> None:
    three = [kit.article_from_text("The ferry sank.", name) for name in "abc"]
    table = kit.sentence_table(three)
    with pytest.raises(TableError, match="this table holds 3"):
        compare.sentence_pairs(table)
    assert compare.sentence_pairs(table, "c", "a")["article_there"].tolist() == ["a"]
    with pytest.raises(TableError, match="this table holds 1"):
        compare.sentence_pairs(kit.sentence_table(three[:1]))
    with pytest.raises(TableError, match="no report called 'ferry'"):
        compare.sentence_pairs(table, "a", "ferry")


def test_stories_without_a_word_in_common_have_no_pairs() -> None:
    two = [kit.article_from_text(text, text) for text in ("The ferry sank.", "It rains.")]
    table = kit.sentence_table(two)
    pairs = compare.sentence_pairs(table, at_least=0)
    assert pairs.empty
    where = compare.where_sentences_stand(table, pairs)["where"].tolist()
    assert where == ["only The ferry sank.", "only It rains."]


STEPS = {
    "filtering": lambda table: table[table["count"] > 1],
    "query": lambda table: table.query("count > 1"),
    "head": lambda table: table.head(3),
    "sorting": lambda table: table.sort_values("count"),
    "a new column": lambda table: table.assign(half=table["count"] / 2),
    "fewer columns": lambda table: table[["word", "count"]],
    "merging": lambda table: table.merge(table[["word"]].drop_duplicates(), on="word"),
    "pivot_table": lambda table: table.pivot_table("count", "word", "report", observed=True),
    "melting": lambda table: table.melt("word", ["count", "total"]),
    "copying": lambda table: table.copy(),
}


@pytest.mark.parametrize("step", STEPS)
def test_the_note_travels_with_the_table(step: str, words: pd.DataFrame) -> None:
    table = compare.word_counts(words)
    assert note(STEPS[step](table)) == note(table) != ""


def test_where_the_note_is_lost_it_is_empty_and_can_be_put_back(words: pd.DataFrame) -> None:
    table = compare.word_counts(words)
    lost = [
        table.groupby("word").size().reset_index(name="reports"),
        table["word"].value_counts().reset_index(),
        pd.concat([table, pd.DataFrame({"word": ["peace"]})]),
    ]
    for new in lost:
        assert note(new) == ""
        assert note(compare.with_note(new, note(table))) == note(table)


def test_the_note_says_what_was_counted(words: pd.DataFrame) -> None:
    said = note(compare.word_counts(words))
    assert "Counted: words in these parts of the page: paragraph, subheading." in said
    assert f"{EARLY}: 373 words. {LATE}: 376 words." in said
    assert "nor a trend, nor a cause" in said


def test_twenty_reports_need_no_warning_of_two(word_table: Maker) -> None:
    table = compare.word_counts(word_table(**{f"r{n}": "War and peace." for n in range(20)}))
    assert "20 reports: 60 words." in note(table)
    assert "can't show" not in note(table)
