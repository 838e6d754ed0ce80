"""Articles brought, corrected, saved and loaded again."""

import os
import re
import tempfile
import warnings
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit
from kit import Article, ArticleError, Header
from kit.bring import articles_in, file_name, pasted_article, restated, same_page, save_article
from kit.sources.headers import header_of

DATA = Path(__file__).parent / "data"
PAGE = """Ferry stays in port as engine fails

The last ferry to the island stayed in port on Monday because its engine had failed.

"We have bread until Thursday," said the baker, who has run the only shop for forty years.

An engine that waits

The harbor office has ordered a new engine, but nobody knows when it will come to the island.

Until then a fishing boat will carry the post and the milk, but no passengers and no cars at all.
"""
WEB_PAGE = b"""<!DOCTYPE html><html><head><title>Ferry stays in port | Lune Courier</title>
<meta property="og:site_name" content="Lune Courier">
<meta property="article:published_time" content="2015-03-04T08:00:00+01:00">
<script>document.title = "changed"</script></head><body><article><h1>Ferry stays in port</h1>
<p>The last ferry to the island stayed in port on Monday because its engine had failed.</p>
<p>Islanders were told of it by loudspeaker at six in the morning, before the ferry sails.</p>
<p>"We have bread until Thursday," said the baker, who has run the shop for forty years.</p>
</article></body></html>"""


def all_of(article: Article) -> tuple[object, ...]:
    """Return everything that a file should give again."""
    fields = (article.headline, article.published, article.outlet, article.byline, article.url)
    where = (article.origin, article.rights, article.seen, article.from_header)
    return (article.source, article.parts, article.sentences, *fields, *where)


def saved_and_loaded(article: Article) -> Article:
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore", kit.ArticleWarning)
        return kit.load_article(save_article(article, folder))


letters = st.characters() | st.sampled_from("\r\n\t\ufeff-:\x00\x85\u2028 .")
pieces = [
    "---\n",
    "headline: Fog\n",
    "date: -\n",
    "\ufeff",
    "\r\n\r\n",
    "-",
    "<html>",
    PAGE,
    "\x1a",
]
pages = st.text(letters) | st.lists(st.sampled_from(pieces)).map("".join)
corrections = st.builds(
    Header,
    headline=st.none() | st.sampled_from(["", "Fog: lifts", "---", "a b", "Ferry – \ufeffé"]),
    date=st.none() | st.just("") | st.dates().map(str),
    outlet=st.none()
    | st.text(max_size=9).map(lambda words: " ".join(words.replace("-", " ").split())),
)


@given(pages, corrections)
def test_a_nasty_text_comes_back_as_it_was(text: str, corrected: Header) -> None:
    try:
        article = pasted_article(text)
    except ArticleError as error:
        assert re.search("no text|no web page", str(error))  # noqa: PT017 - most texts are fine
        return
    changed = restated(article, corrected)
    for one in (article, restated(changed, header_of(changed))):
        try:
            loaded = saved_and_loaded(one)
        except ArticleError as error:
            assert "has no text" in str(error)  # noqa: PT017 - the same
        else:
            assert all_of(loaded) == all_of(one)


def test_every_sort_of_file_comes_back_as_it_was_shown() -> None:
    files = {path.name: path.read_bytes() for path in DATA.iterdir() if path.is_file()}
    articles = [one for name, data in files.items() for one in articles_in(data, name)[0]]
    assert len(articles) > 40
    for article in articles:
        assert all_of(saved_and_loaded(article)) == all_of(article)


def test_a_saved_page_keeps_what_it_says_about_itself_and_runs_nothing() -> None:
    (article,), left_out = articles_in(WEB_PAGE, "page.html")
    loaded = saved_and_loaded(article)
    assert (loaded.outlet, loaded.published, loaded.origin) == (
        "Lune Courier",
        date(2015, 3, 4),
        "page.html",
    )
    assert (loaded.from_header, left_out) == (("outlet",), [])
    assert "script" not in loaded.source
    assert len(texts(loaded, "paragraph")) == 3


def texts(article: Article, kind: str) -> list[str]:
    return [part.text for part in article.parts if part.kind == kind]


def test_the_words_of_a_web_page_that_were_pasted_as_code_are_read_as_a_page() -> None:
    assert pasted_article(WEB_PAGE.decode()).outlet == "Lune Courier"


def test_a_cut_text_still_says_so_when_it_is_loaded(tmp_path: Path) -> None:
    article = articles_in((DATA / "newsapi.json").read_bytes(), "newsapi.json")[0][0]
    with pytest.warns(kit.ArticleWarning) as caught:
        kit.load_article(save_article(article, tmp_path))
    assert any("cut off" in str(one.message) for one in caught)


def test_the_day_an_archive_saw_a_page_is_kept() -> None:
    article = articles_in((DATA / "gdelt_artlist.csv").read_bytes(), "gdelt_artlist.csv")[0][0]
    loaded = saved_and_loaded(article)
    assert (loaded.published, loaded.seen) == (None, date(2016, 3, 14))


def test_the_file_is_for_people_and_the_page_in_it_untouched(tmp_path: Path) -> None:
    page = PAGE.replace("\n", "\r\n")
    article = restated(
        pasted_article(page),
        Header(
            headline="Ferry: stays!", date="2015-03-04", outlet="Lune Courier", rights="own work"
        ),
    )
    path = save_article(article, tmp_path / "new" / "folder")
    assert path.name == "2015-03-04-lune-courier-ferry-stays.txt"
    head = "headline: Ferry: stays!\ndate: 2015-03-04\noutlet: Lune Courier\n"
    head += "from: pasted.txt\nrights: own work\n---\n"
    assert path.read_bytes() == (head + page).encode()


def test_nothing_is_overwritten_and_the_very_same_is_left_alone(tmp_path: Path) -> None:
    article = pasted_article(PAGE)
    mine = tmp_path / file_name(article)
    mine.write_text("mine", encoding="utf-8")
    saved = save_article(article, tmp_path)
    assert saved.name == f"{mine.stem} (2).txt"
    assert mine.read_text(encoding="utf-8") == "mine"
    before = saved.stat().st_mtime_ns
    assert save_article(article, tmp_path) == saved
    assert saved.stat().st_mtime_ns == before
    assert len(list(tmp_path.iterdir())) == 2


def test_the_same_page_is_found_whatever_its_header_says(tmp_path: Path) -> None:
    article = pasted_article(PAGE)
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\0")
    assert same_page(article, tmp_path) is None
    saved = save_article(restated(article, Header(headline="Other")), tmp_path)
    assert same_page(article, tmp_path) == saved
    assert same_page(pasted_article(PAGE + "More."), tmp_path) is None


@pytest.mark.parametrize(
    "headline", ["長い見出し" * 60, "a" * 400, "../../etc/passwd", "con?*|<>:"]
)
def test_every_headline_makes_a_name_that_computers_take(headline: str, tmp_path: Path) -> None:
    article = restated(pasted_article(PAGE), Header(headline=headline, outlet="Ö" * 99))
    saved = save_article(article, tmp_path)
    assert saved.parent == tmp_path
    assert len(saved.name.encode()) < 200
    assert not re.search(r'[/\\?*|<>:"]', saved.name)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file")
def test_a_folder_that_can_not_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ArticleError, match="can't be written"):
        save_article(pasted_article(PAGE), tmp_path / "file" / "folder")


def test_what_is_no_article_says_why() -> None:
    with pytest.raises(ArticleError, match="no text yet"):
        pasted_article(" \n")
    with pytest.raises(ArticleError, match="can't read"):
        articles_in(b"%PDF", "scan.pdf")
    assert articles_in(b"name,kind,aliases\nA,person,\n", "actors.csv")[1] == [
        "actors.csv holds no article: it is a codebook or codes of the kit."
    ]
    assert articles_in(b"title,text,date\n,,2015-03-04\nFog,Rain.,\n", "a.csv")[1] == [
        "a.csv, row 1: the row has neither a headline nor a text"
    ]
    with pytest.raises(ArticleError, match="no text file holds"):
        save_article(kit.article_from_text("a\0b"), "nowhere")
