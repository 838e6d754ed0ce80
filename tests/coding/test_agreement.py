"""Agreement: Krippendorff's published values, the list of disagreements, proposed passives."""

import pandas as pd
import pytest

import kit
from kit import Article, coding
from kit.coding import agreement, alpha, alpha_in_words, disagreements
from kit.coding.agreement import ALL_CODES

FOUR = {
    "A": "123321412...",
    "B": "1233224125.3",
    "C": ".3332342251.",
    "D": "12332441251.",
}


def rated(**coders: str) -> pd.DataFrame:
    return pd.DataFrame(
        {name: [None if v == "." else v for v in row] for name, row in coders.items()}
    )


def numbers(table: pd.DataFrame) -> pd.DataFrame:
    return table.astype("float64")


def decided(*rows: tuple[str, int, str]) -> pd.DataFrame:
    """Make decisions of rows (coder, sentence, code) on an article of ten-letter sentences."""
    table = pd.DataFrame(rows, columns=["coder", "sentence", "code"])
    start = (table["sentence"].astype("int64") - 1) * 11
    return table.assign(article="rain", start=start, end=start + 10, action="code")


def by_code(decisions: pd.DataFrame) -> pd.DataFrame:
    return agreement(decisions).set_index("code")


def test_alpha_as_krippendorff_published_it() -> None:
    assert alpha(rated(Meg="0100000000", Owen="1110010010")) == pytest.approx(0.0952381, abs=5e-8)
    two = rated(Meg="aabbdcccedda", Owen="babbbccceddd")
    assert alpha(two) == pytest.approx(0.6919643, abs=5e-8)
    four = rated(**FOUR)
    assert alpha(four) == pytest.approx(0.7434211, abs=5e-8)


@pytest.mark.parametrize(
    ("level", "published"), [("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_alpha_at_the_other_levels(level: str, published: float) -> None:
    assert alpha(numbers(rated(**FOUR)), level) == pytest.approx(published, abs=5e-4)  # type: ignore[arg-type]


def test_the_coders_order_and_the_units_order_do_not_matter() -> None:
    four = rated(**FOUR)
    assert alpha(four[list("DBAC")]) == pytest.approx(alpha(four))
    assert alpha(four.iloc[::-1]) == pytest.approx(alpha(four))


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (rated(A="aaa", B="aaa"), "undefined: no variation"),
        (rated(A="aab", B="aa."), "undefined: no variation"),
        (rated(A="ab.", B="..a"), "undefined: no sentence was coded by two coders"),
        (rated(A="abc"), "undefined: no sentence was coded by two coders"),
        (rated(A="", B=""), "undefined: no sentence was coded by two coders"),
        (rated(A="ab", B="ab"), "1.00"),
    ],
)
def test_undefined_is_said_in_words(table: pd.DataFrame, words: str) -> None:
    assert alpha_in_words(table) == words
    assert pd.isna(alpha(table)) == words.startswith("undefined")


def test_a_lone_disagreement_shows_beside_its_counts() -> None:
    rows = [(coder, n, "none") for coder in ("Ana", "Ben") for n in range(1, 10)]
    found = by_code(decided(*rows, ("Ana", 10, "none"), ("Ben", 10, "cause"))).loc[ALL_CODES]
    assert found[["coders", "units", "agreed"]].tolist() == [2, 10, 9]
    assert found["per_cent"] == 90
    assert found["alpha"] == pytest.approx(0)


def test_the_note_sends_the_reader_to_the_disagreements_first() -> None:
    table = agreement(decided(("Ana", 1, "none"), ("Ben", 1, "cause")))
    assert "read the list of disagreements first" in kit.compare.note(table)


def test_each_code_is_also_looked_at_by_itself() -> None:
    table = by_code(
        decided(
            ("Ana", 1, "cause"),
            ("Ana", 1, "problem"),
            ("Ben", 1, "problem"),
            ("Ana", 2, "none"),
            ("Ben", 2, "none"),
            ("Ana", 3, "cause"),
        )
    )
    assert table["units"].tolist() == [2, 2, 2, 2]
    assert table["agreed"].to_dict() == {ALL_CODES: 1, "cause": 1, "none": 2, "problem": 2}
    assert table.loc["problem", "says"] == "1.00"


def test_withdrawn_codes_do_not_count() -> None:
    rows = decided(("Ana", 1, "cause"), ("Ben", 1, "cause"), ("Ana", 1, "cause"))
    rows.loc[2, "action"] = "undo"
    assert by_code(rows).loc[ALL_CODES, "units"] == 0
    assert by_code(rows).loc[ALL_CODES, "says"] == "undefined: no sentence was coded by two coders"


@pytest.mark.parametrize("coders", [0, 1, 2, 20])
def test_any_number_of_coders(coders: int) -> None:
    rows = [(f"c{k}", n, "ab"[n % 2]) for k in range(coders) for n in range(1, 5)]
    found = by_code(decided(*rows)).loc[ALL_CODES]
    assert found["coders"] == coders
    assert found["units"] == (4 if coders > 1 else 0)
    assert (found["says"] == "1.00") == (coders > 1)


def test_one_of_three_who_differs_makes_a_disagreement() -> None:
    rows = decided(("Ana", 1, "x"), ("Ben", 1, "x"), ("Cem", 1, "y"))
    assert by_code(rows).loc[ALL_CODES, ["units", "agreed"]].tolist() == [1, 0]


def test_disagreements_come_with_their_sentences() -> None:
    article = kit.article_from_text("Rain fell. It is wet. We stay.", "rain")
    sentences = kit.sentence_table([article])
    decisions = decided(
        ("Ana", 1, "cause"),
        ("Ben", 1, "none"),
        ("Ana", 2, "none"),
        ("Ben", 2, "none"),
        ("text", 1, "none"),
        ("Ana", 9, "cause"),
        ("Ben", 9, "none"),
    )
    found = disagreements(decisions, sentences)
    assert found["sentence"].tolist() == [1, 9]
    assert found["text"].iloc[0] == "Rain fell."
    assert pd.isna(found["text"].iloc[1])
    assert found[["coded by Ana", "coded by Ben", "coded by text"]].iloc[0].tolist() == [
        "cause",
        "none",
        "none",
    ]
    assert disagreements(decided(), sentences).empty


def test_decisions_from_files_can_be_compared(tmp_path: object, reports: list[Article]) -> None:
    sentences = kit.sentence_table(reports)
    files = []
    for coder, picked in (("Ana", ["cause", "none"]), ("Ben", ["cause", "problem"])):
        file = coding.decisions_file(str(tmp_path), "framing", coder)
        for number, code in enumerate(picked):
            coding.save_decision(file, coder, sentences.iloc[number], code)
        files.append(file)
    decisions = coding.load_decisions(*files)
    assert by_code(decisions).loc[ALL_CODES, ["units", "agreed"]].tolist() == [2, 1]
    assert disagreements(decisions, sentences)["text"].tolist() == [sentences["text"].iloc[1]]


def test_passives_of_the_seeds_are_proposed(reports: list[Article]) -> None:
    proposed = coding.propose_passives(kit.sentence_table(reports))
    sources = {report.id: report.source for report in reports}
    for row in proposed.to_dict("records"):
        assert sources[row["article"]][row["start"] : row["end"]] == row["candidate"]
    late = proposed[proposed["report"] == "DW, 12 Oct 2016"]["candidate"].tolist()
    assert {"be joined by", "was quoted", "was planned", "be trapped"} <= set(late)
    assert "am deeply convinced" in late
    assert not any("hit" in words for words in late)


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("The town was not hit.", ["was not hit"]),
        ("The plan is being quietly dropped by all.", ["is being quietly dropped by"]),
        ("He got hurt.", ["got hurt"]),
        ("They have bombed the town.", []),
        ("It is red indeed.", []),
        ("The wedding was nice.", []),
    ],
)
def test_the_rule_for_passives(text: str, candidates: list[str]) -> None:
    table = kit.sentence_table([kit.article_from_text(text)])
    assert coding.propose_passives(table)["candidate"].tolist() == candidates


def test_precision_is_counted_over_what_the_learner_has_judged() -> None:
    text = "It was hit. He was tired. It was shut by us. We were late and it was made."
    sentences = kit.sentence_table([kit.article_from_text(text, "rain")])
    proposed = coding.propose_passives(sentences)
    decisions = decided(
        ("Ana", 1, "doer left out"),
        ("Ana", 2, "none"),
        ("Ana", 3, "acted upon"),
        ("Ben", 2, "none"),
        ("Cem", 99, "acts"),
    )
    table = coding.precision_of_proposals(proposed, decisions).set_index("coder")
    assert table["proposed"].tolist() == [4, 4, 4]
    assert table["judged"].to_dict() == {"Ana": 3, "Ben": 1, "Cem": 0}
    assert table["confirmed"].to_dict() == {"Ana": 2, "Ben": 0, "Cem": 0}
    assert table["precision"].iloc[:2].tolist() == pytest.approx([2 / 3, 0])
    assert pd.isna(table.loc["Cem", "precision"])
