import codecs
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit
from kit import Actor, Article, Codebook, CodebookError

SEED_CODEBOOK = kit.load_actors(kit.SEEDS / "actors.csv")
HEADER = "name,kind,country,role,aliases\n"
COVE = Codebook(
    (
        Actor("Ann Lee", "person", "Cove", "mayor", ("Mayor Ann Lee", "the mayor", "Lee")),
        Actor("Cove", "country"),
        Actor("Cove's Harbor Board", "body", "Cove", "", ("Harbor Board", "H.B.")),
        Actor("the rebels", "group", "", "", ("rebels", "both sides")),
        Actor("the West", "group", "", "", ("West",)),
        Actor("Bashir al-Nur", "person", "", "", ("al-Nur", "Nur")),
    )
)


def found(text: str, codebook: Codebook = COVE) -> list[tuple[str, str]]:
    article = kit.article_from_text(text)
    return [(mention.text, mention.actor) for mention in kit.mentions(article, codebook)]


def write(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


# What counts as a mention


def test_the_longest_alias_wins_and_is_one_mention() -> None:
    assert found("So Mayor Ann Lee spoke.") == [("Mayor Ann Lee", "Ann Lee")]
    assert found("Cove's Harbor Board met.") == [("Cove's Harbor Board", "Cove's Harbor Board")]
    assert found("Cove's harbor is old.") == [("Cove", "Cove")]


def test_a_longer_alias_that_does_not_fit_gives_way_to_a_shorter_one() -> None:
    assert found("They called Mayor Lee.") == [("Lee", "Ann Lee")]
    assert found("Cove's Harbor") == [("Cove", "Cove")]


def test_an_alias_cut_short_by_the_end_of_the_text_is_not_found() -> None:
    codebook = Codebook((Actor("Ann Lee of Cove", aliases=("Ann",)),))
    assert found("It was Ann Lee of", codebook) == [("Ann", "Ann Lee of Cove")]


@pytest.mark.parametrize("text", ["Lee's dog", "Lee’s dog", "a pro-Lee vote", "Lee-led", "(Lee)"])
def test_a_possessive_or_a_hyphen_does_not_hide_a_name(text: str) -> None:
    assert found(text) == [("Lee", "Ann Lee")]


@pytest.mark.parametrize("ending", ["'", "’"])
def test_a_possessive_after_s_counts_too(ending: str) -> None:
    assert found(f"rebels{ending} camp") == [("rebels", "the rebels")]


@pytest.mark.parametrize(
    "text", ["Leeds", "O'Lee", "O’Lee", "Covey", "LEE", "cove", "Lee2", "_Lee"]
)
def test_a_name_inside_another_word_or_in_other_capitals_is_not_found(text: str) -> None:
    assert found(text) == []


def test_syria_is_not_found_inside_syrian_unless_the_codebook_lists_it() -> None:
    assert found("Syria and the Syrian army", Codebook((Actor("Syria"),))) == [("Syria", "Syria")]
    listed = Codebook((Actor("Syria", aliases=("Syrian",)),))
    assert found("Syria and the Syrian army", listed) == [("Syria",) * 2, ("Syrian", "Syria")]


def test_a_name_with_a_hyphen_is_found_whole_or_by_its_last_part() -> None:
    assert found("Bashir al-Nur left, al-Nur said; Nur smiled.") == [
        ("Bashir al-Nur", "Bashir al-Nur"),
        ("al-Nur", "Bashir al-Nur"),
        ("Nur", "Bashir al-Nur"),
    ]
    assert found("al‑Nur") == [("al‑Nur", "Bashir al-Nur")]


def test_dotted_letters_are_found_but_not_in_longer_ones() -> None:
    assert found("The H.B. met the H.B.C. today.") == [("H.B.", "Cove's Harbor Board")]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\t", "  ", "\u202f"])
def test_any_white_space_is_a_space(space: str) -> None:
    assert found(f"Mayor{space}Ann{space}Lee") == [(f"Mayor{space}Ann{space}Lee", "Ann Lee")]


def test_a_name_does_not_run_on_into_another_part() -> None:
    assert found("It was Ann\nLee") == [("Lee", "Ann Lee")]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor left.",
        "Rain fell. The mayor left.",
        '"The mayor left," he said.',
        "Now: The mayor",
    ],
)
def test_a_small_alias_is_found_with_a_capital_where_a_sentence_begins(text: str) -> None:
    assert found(text) == [("The mayor", "Ann Lee")]


def test_elsewhere_a_capital_makes_another_name() -> None:
    assert found("He played The mayor, and Both sides came out in May.") == []
    assert found("Both sides and both sides") == [
        ("Both sides", "the rebels"),
        ("both sides", "the rebels"),
    ]


def test_an_alias_with_a_capital_inside_begins_a_sentence_too() -> None:
    assert found("The West waits. And the West waits.") == [
        ("The West", "the West"),
        ("the West", "the West"),
    ]


def test_a_mention_knows_the_alias_as_the_codebook_spells_it() -> None:
    (mention,) = kit.mentions(kit.article_from_text("The  mayor left."), COVE)
    assert (mention.alias, mention.text) == ("the mayor", "The  mayor")


def test_only_the_articles_own_words_are_searched() -> None:
    page = (
        "1. Skip to Lee\nLee wins\n\nMay 8, 2013\n\nLee won.\n\nhttps://p.dw.com/p/Lee\nLee waves\n"
        "Image: Lee\n\nLee spoke.\n\nab/lee (Lee, dpa)"
    )
    article = kit.article_from_text(page)
    starts = [mention.start for mention in kit.mentions(article, COVE)]
    kinds = [next(p.kind for p in article.parts if p.start <= s < p.end) for s in starts]
    assert kinds == ["headline", "standfirst", "caption", "paragraph"]


# The two reports


def test_every_mention_of_2013_is_found(report_2013: Article) -> None:
    counts = Counter(mention.actor for mention in kit.mentions(report_2013, SEED_CODEBOOK))
    assert counts == {
        "John Kerry": 5,
        "Sergei Lavrov": 5,
        "Vladimir Putin": 2,
        "Bashar al-Assad": 3,
        "Russia": 6,
        "Russia's government": 3,
        "Moscow (the city)": 1,
        "United States": 3,
        "US government": 2,
        "Syria": 6,
        "Syria's government": 3,
        "Syria's opposition": 3,
        "Syria's people": 1,
        "sides in the Syria conflict": 1,
        "the two powers": 2,
        "the West": 1,
        "world powers": 1,
        "United Nations": 1,
        "UN Security Council": 1,
    }


def test_every_mention_of_2016_is_found(report_2016: Article) -> None:
    counts = Counter(mention.actor for mention in kit.mentions(report_2016, SEED_CODEBOOK))
    assert counts == {
        "John Kerry": 3,
        "John Kirby": 1,
        "Sergei Lavrov": 3,
        "Vladimir Putin": 2,
        "Bashar al-Assad": 1,
        "Russia": 3,
        "Russia's government": 4,
        "Russia's Foreign Ministry": 2,
        "United States": 7,
        "US government": 3,
        "Syria": 7,
        "Syria's people": 1,
        "the two powers": 1,
        "the West": 5,
        "regional powers": 1,
        "international representatives": 1,
        "UN General Assembly": 1,
        "CNN": 1,
        "TF1": 1,
        **dict.fromkeys("Britain France Iran Qatar Switzerland Turkey".split(), 1),
        "Saudi Arabia": 1,
    }


def test_titles_roles_and_names_in_the_reports_go_to_the_person(reports: list[Article]) -> None:
    texts = {
        (mention.text, mention.actor)
        for report in reports
        for mention in kit.mentions(report, SEED_CODEBOOK)
    }
    assert {
        ("US Secretary of State John Kerry", "John Kerry"),
        ("U.S. Secretary of State John Kerry", "John Kerry"),
        ("the Russian foreign minister", "Sergei Lavrov"),
        ("the Syrian leader", "Bashar al-Assad"),
        ("Russian President Vladimir Putin", "Vladimir Putin"),
        ("Russia's Foreign Ministry", "Russia's Foreign Ministry"),
        ("Visiting Moscow", "Moscow (the city)"),
        ("The two powers", "the two powers"),
    } <= texts


def test_the_seeds_are_still_two_reports_and_the_codebook_explains_itself() -> None:
    assert len(kit.load_articles(kit.SEEDS)) == 2
    lines = (kit.SEEDS / "actors.csv").read_text(encoding="ascii").splitlines()
    assert lines[0] == "name,kind,country,role,aliases,note"
    # Without a comma or semicolon in a cell, a spreadsheet of any country leaves each row whole.
    assert all(line.count(",") == 5 and ";" not in line and '"' not in line for line in lines)


def test_every_actor_of_the_seeds_codebook_is_in_the_reports(reports: list[Article]) -> None:
    seen = {m.actor for report in reports for m in kit.mentions(report, SEED_CODEBOOK)}
    assert seen == {actor.name for actor in SEED_CODEBOOK.actors}


# Reading a codebook


ROWS = "Ann Lée,person,Cove,mayor,the mayor; Lée\n,,,,\n\nCove,country,Cove,,\n"
SEMICOLONS = (
    "name;kind;country;role;aliases\r\n"
    'Ann Lée;person;Cove;mayor;"the mayor; Lée"\r\n;;;;\r\nCove;country;Cove;;\r\n'
)
TABS = SEMICOLONS.replace('"the mayor; Lée"', "the mayor | Lée").replace(";", "\t")


@pytest.mark.parametrize(
    "data",
    [
        (HEADER + ROWS).encode(),
        codecs.BOM_UTF8 + (HEADER + ROWS).encode(),
        (HEADER + ROWS).encode("cp1252"),
        SEMICOLONS.encode("cp1252"),
        codecs.BOM_UTF8 + f"sep=;\r\n{SEMICOLONS}".encode(),
        codecs.BOM_UTF16_LE + TABS.encode("utf-16-le"),
        (HEADER + ROWS).replace("\n", "\r").encode(),
        (HEADER.upper() + ROWS).replace("; ", " | ").encode(),
    ],
)
def test_a_codebook_is_read_as_any_spreadsheet_saves_it(tmp_path: Path, data: bytes) -> None:
    codebook = kit.load_actors(write(tmp_path / "actors.csv", data))
    assert codebook.actors == (
        Actor("Ann Lée", "person", "Cove", "mayor", ("the mayor", "Lée")),
        Actor("Cove", "country", "Cove"),
    )


def test_other_columns_and_another_order_are_fine(tmp_path: Path) -> None:
    text = "note,aliases,name,kind,country,role\nargue!,Lee,Ann Lee,person\n"
    (actor,) = kit.load_actors(write(tmp_path / "a.csv", text)).actors
    assert actor == Actor("Ann Lee", "person", aliases=("Lee",))


def test_an_alias_may_stand_twice_in_one_row(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", HEADER + "Lee,person,,,Lee; Lee; ;\n")
    assert found("Lee", kit.load_actors(path)) == [("Lee", "Lee")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name,kind,country\nLee,,\n", r"row 1: .*no column role and no column aliases"),
        ("", r"names no actor"),
        (HEADER, r"names no actor\. Add a row"),
        (HEADER + "Lee,person,,,\n,person,,,Kim\n", r"row 3: the name is empty.*delete the row"),
        (HEADER + "Lee,,,,\n\nKim,,,,Lee\n", r"row 4: 'Lee' is an alias of Kim, but row 2.* Lee\."),
        (HEADER + "A1,,,,L’X\nB1,,,,L'X\n", r"row 3: \"L'X\" is an alias of B1, but row 2"),
        (HEADER + "Lee,,,,Kim, Ann\n", r"row 2: 6 cells.*has 5.*quotation marks"),
        (HEADER + 'Lee,,,"mayor,Lee\nKim,,,,Kim\n', r"row 2: .*several lines.*quotation mark"),
        (HEADER + "Lee,,,,Lee; -\n", r"row 2: '-' has no letter"),
        (HEADER + f"Lee,,,,{'x' * 140_000}\n", r"row 2: the row can't be read.*save it as CSV"),
        ("PK\x03\x04\x00", r"not plain text"),
    ],
)
def test_a_bad_codebook_is_told_with_file_row_and_fix(tmp_path: Path, text: str, says: str) -> None:
    path = write(tmp_path / "ours.csv", text)
    with pytest.raises(CodebookError, match=says) as error:
        kit.load_actors(path)
    assert str(path) in str(error.value)
    assert error.value._render_traceback_() == [str(error.value)]


def test_a_missing_codebook_and_a_folder_are_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"There is no file .*none\.csv"):
        kit.load_actors(tmp_path / "none.csv")
    with pytest.raises(CodebookError, match="is a folder"):
        kit.load_actors(tmp_path)


# Any text


@given(st.text() | st.text("Le ANn'’.-mayortheWs\n", max_size=60))
def test_positions_are_true_and_mentions_never_overlap(text: str) -> None:
    article = kit.article_from_text(text)
    end = 0
    for mention in kit.mentions(article, COVE):
        assert mention.start >= end
        end = mention.end
        assert article.source[mention.start : end] == mention.text
        assert COVE.aliases[mention.alias.replace("’", "'")][0] == mention.actor


@given(st.lists(st.text(min_size=1), min_size=1))
def test_any_names_make_a_codebook_or_an_error_in_words(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    path = tmp_path_factory.mktemp("names") / "a.csv"
    path.write_text(HEADER + ",,,,\n".join(names), encoding="utf-8", errors="replace")
    with suppress(CodebookError):
        assert kit.load_actors(path).actors


def test_a_long_text_and_a_large_codebook_come_to_an_end() -> None:
    actors = tuple(
        Actor(f"the long name {i}", aliases=(f"N{i} X", f"the N{i}")) for i in range(500)
    )
    text = "the long name 7 and the N8 but the name " * 20_000
    assert len(found(text, Codebook(actors))) == 40_000
