"""The header of a file that somebody brought: read, written, broken, and mistaken for none."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit
from kit import Article, ArticleWarning, Header
from kit.sources.headers import NAMES, header_text, split_header

PAGE = """Ferry stays in port as engine fails

March 4, 2015

The last ferry to the island stayed in port on Monday because its engine had failed.

"We have bread until Thursday," said the baker, who has run the only shop for forty years.

An engine that waits

The harbor office has ordered a new engine, but nobody knows when it will come to the island.

Until then a fishing boat will carry the post and the milk, but no passengers and no cars at all.
"""
HEADER = "headline: The ferry that waited\ndate: 2015-03-05\noutlet: Lune Courier\n---\n"


def texts(article: Article, kind: str) -> list[str]:
    return [part.text for part in article.parts if part.kind == kind]


def test_what_the_header_says_counts_and_the_page_stays_as_it_is() -> None:
    article = kit.article_from_text(HEADER + PAGE)
    plain = kit.article_from_text(PAGE)
    assert (article.headline, article.published) == ("The ferry that waited", date(2015, 3, 5))
    assert (article.outlet, article.warnings) == ("Lune Courier", ())
    assert article.from_header == ("headline", "date", "outlet")
    assert (article.source, article.parts, article.sentences) == (
        PAGE,
        plain.parts,
        plain.sentences,
    )
    table = kit.article_table([article])
    assert table["from_header"].tolist() == ["headline, date, outlet"]


def test_a_line_that_says_what_the_page_shows_changes_nothing() -> None:
    plain = kit.article_from_text(PAGE)
    article = kit.article_from_text("date: 2015-03-04\n---\n" + PAGE)
    assert (article.published, article.from_header) == (plain.published, ())


def test_a_dash_empties_a_field_and_an_empty_line_leaves_it_to_the_page() -> None:
    article = kit.article_from_text("date: -\nheadline:\n---\n" + PAGE)
    assert (article.published, article.from_header) == (None, ("date",))
    assert article.headline == "Ferry stays in port as engine fails"
    assert article.warnings == ()
    assert "March 4, 2015" in texts(article, "furniture")


def test_the_right_headline_is_found_where_it_stands_on_the_page() -> None:
    page = PAGE
    article = kit.article_from_text("headline: An engine that waits\n---\n" + page)
    assert texts(article, "headline") == ["An engine that waits"]
    assert "Ferry stays in port as engine fails" in texts(article, "furniture")
    assert all(part.reason for part in article.parts if part.kind == "furniture")
    assert all(page[s.start : s.end] == s.text for s in article.sentences)


@pytest.mark.parametrize(
    "page",
    [
        "headline: a word with a history\n\nIt began in print.\n---\nThen came the web.",
        "Date: a fruit of the palm\nPalms bear it in fall.\n\n---\n",
        "Headline: how it is made",
        "Link\n---\nA word.",
        "Rain: 3 mm\n---\nWind: none",
        "---\ndate: 2015-03-05\n---\nA page.",
        "",
    ],
)
def test_a_page_that_begins_like_a_header_stays_a_page(page: str) -> None:
    header, below, notes = split_header(page)
    assert (header, below, notes) == (Header(), page, ())


@pytest.mark.parametrize(
    ("top", "says"),
    [
        ("headline: Fog\ndate 2015-03-05\n---\n", "line 2 is not like 'date: 2016-10-12'"),
        ("headline: Fog\ndate: 2015-03-05\n\n", "the line --- is missing"),
        ("headline: Fog\noutlet: X\n\ndate: 2015-03-05\n---\n", "line 3 is not like"),
    ],
)
def test_a_broken_header_is_told_and_loses_nothing(top: str, says: str) -> None:
    article = kit.article_from_text(top + PAGE)
    assert article.source == top + PAGE
    assert says in article.warnings[0]
    assert "nothing is lost" in article.warnings[0]


def test_a_line_that_can_not_be_used_is_told_and_the_others_count(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Outlet: X\neditor: Ann\ndate: 5 March\n---\n{PAGE}", encoding="utf-8")
    with pytest.warns(ArticleWarning) as caught:
        article = kit.load_article(path)
    said = "\n".join(str(one.message) for one in caught)
    assert "a.txt: The header has a line 'editor'" in said
    assert "'5 March', which can't be read. Write it like 2016-10-12" in said
    assert (article.outlet, article.published) == ("X", date(2015, 3, 4))


def test_an_editor_of_windows_does_no_harm() -> None:
    article = kit.article_from_text((HEADER + PAGE).replace("\n", "\r\n"))
    assert (article.outlet, article.source) == ("Lune Courier", PAGE.replace("\n", "\r\n"))


def test_the_command_reads_it_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    from kit.__main__ import main

    (tmp_path / "a.txt").write_text(HEADER + PAGE, encoding="utf-8")
    assert main(["read", "--json", str(tmp_path)]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["headline"], record["published"]) == ("The ferry that waited", "2015-03-05")
    assert record["source"] == PAGE


words = st.none() | st.text(max_size=30)
days = st.none() | st.dates().map(str)


@given(st.builds(Header, words, days, words, words, words, days, words, words, words), st.text())
def test_what_is_written_is_read_again(header: Header, page: str) -> None:
    again, below, notes = split_header(header_text(header) + page)
    assert (below, notes) == (page, ())
    for name in (*NAMES[:6], "origin", "rights", "note"):
        said = getattr(header, name)
        plain = " ".join(said.split()) if said is not None else None
        assert getattr(again, name) == ("" if plain == "-" else plain)


@given(
    st.lists(st.sampled_from(["headline: a", "date: x", "---", "\n", "\r\n", "-", ":", " b"])).map(
        "".join
    )
)
def test_no_character_of_the_page_is_lost(text: str) -> None:
    article = kit.article_from_text(text)
    assert text.endswith(article.source)
    inside = {at for part in article.parts for at in range(part.start, part.end)}
    assert all(letter.isspace() or at in inside for at, letter in enumerate(article.source))
