import contextlib
import json
import socket
import sys
from datetime import date
from pathlib import Path

import pytest

import kit
from kit import ArticleError, ArticleWarning
from kit.sources.metadata import read_metadata
from kit.sources.web import read_web_page

PARAGRAPHS = (
    (
        "The last ferry to the island stayed in port on Monday because its engine had failed, and"
        " those who had waited on the pier since the early morning went home without bread."
    ),
    (
        "Islanders were told of it by loudspeaker at six in the morning, an hour before the ferry "
        "sails,"
        " and most of them did not hear it because of the wind."
    ),
    "The harbor office has ordered a new engine, but nobody knows when it will come to the island.",
)
DATED = "https://lune-courier.example/2015/03/04/ferry-stays-in-port"
HEADLINE = "Ferry stays in port as engine fails"


def html(head: str = "", above: str = "", paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>{HEADLINE} | Lune Courier</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>{HEADLINE}</h1>{above}{body}</article>"
        "<footer>© Lune Courier</footer></body></html>"
    )


def linked(**fields: object) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def load(tmp_path: Path, page: str | bytes, name: str = "ferry.html") -> kit.Article:
    path = tmp_path / name
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    return kit.load_article(path)


def test_a_saved_page_is_an_article_with_every_part_in_its_source(tmp_path: Path) -> None:
    head = linked(
        headline=HEADLINE,
        datePublished="2015-03-04T23:30:00-05:00",
        author=[{"@type": "Person", "name": "Nora Feldt"}],
        publisher={"name": "Lune Courier"},
    )
    canonical = '<link rel="canonical" href="https://lune-courier.example/ferry">'
    article = load(tmp_path, html(head + canonical))
    assert (article.id, article.read_as) == ("ferry.html", "saved web page")
    assert (article.headline, article.byline) == (HEADLINE, "Nora Feldt")
    assert (article.published, article.outlet) == (date(2015, 3, 4), "Lune Courier")
    assert article.url == "https://lune-courier.example/ferry"
    paragraphs = [part.text for part in article.parts if part.kind == "paragraph"]
    assert paragraphs == list(PARAGRAPHS)
    assert all(article.source[p.start : p.end] == p.text for p in article.parts)
    assert article.path == tmp_path / "ferry.html"
    assert article.warnings == ()


def test_opengraph_gives_what_json_does_not(tmp_path: Path) -> None:
    head = (
        f'<meta property="og:title" content="{HEADLINE} | Lune Courier">'
        '<meta property="og:site_name" content="Lune Courier">'
        '<meta property="article:published_time" content="2015-03-04T10:00:00Z">'
    )
    article = load(tmp_path, html(head))
    assert (article.headline, article.outlet) == (HEADLINE, "Lune Courier")
    assert article.published == date(2015, 3, 4)


def test_the_date_printed_under_the_headline_is_used(tmp_path: Path) -> None:
    article = load(
        tmp_path, html(above="<div><span>By Nora Feldt</span><time>March 4, 2015</time></div>")
    )
    assert article.published == date(2015, 3, 4)


def test_a_clock_elsewhere_does_not_move_the_printed_day(tmp_path: Path) -> None:
    head = linked(headline=HEADLINE, datePublished="2015-03-05T02:00:00Z")
    assert load(tmp_path, html(head, "<time>March 4, 2015</time>")).published == date(2015, 3, 4)


@pytest.mark.parametrize(
    ("head", "says"),
    [("", "does not say when"), (linked(dateModified="2015-03-04"), "when it was changed")],
)
def test_a_date_that_could_only_be_guessed_is_not_used(
    tmp_path: Path, head: str, says: str
) -> None:
    dated = (
        *PARAGRAPHS,
        "On May 8, 2013, the ferry had failed before, and on June 9, 2014, again.",
    )
    with pytest.warns(ArticleWarning, match=says):
        article = load(tmp_path, html(head, paragraphs=dated))
    assert article.published is None
    assert not any(part.kind == "date" for part in article.parts)


def test_a_guess_at_the_date_is_called_a_guess(tmp_path: Path) -> None:
    with pytest.warns(ArticleWarning, match=r"A guess is 4 March 2015, .* It is not used"):
        article = load(tmp_path, html(f'<link rel="canonical" href="{DATED}">'))
    assert (article.published, article.url) == (None, DATED)


def test_a_page_on_which_guessing_fails_is_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("trafilatura.metadata.extract_metadata", fail)
    with pytest.warns(ArticleWarning, match=r"so the date is left empty\.\Z"):
        assert load(tmp_path, html()).headline == HEADLINE


def test_a_web_archive_of_a_browser_is_read(tmp_path: Path) -> None:
    page = html(linked(headline=HEADLINE, datePublished="2015-03-04"))
    archive = (
        "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="edge"\r\n\r\n'
        f"--edge\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n--edge--\r\n"
    )
    assert load(tmp_path, archive, "ferry.mhtml").headline == HEADLINE


def test_a_page_under_a_text_name_is_read_as_a_page(tmp_path: Path) -> None:
    page = html(linked(headline=HEADLINE, datePublished="2015-03-04"))
    assert load(tmp_path, page, "ferry.txt").read_as == "saved web page"


def test_without_the_extra_one_line_says_how_to_add_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura.utils", None)
    with pytest.raises(ArticleError, match=r'pip install "coverage-kit\[html\]"') as error:
        load(tmp_path, html())
    assert len(str(error.value).splitlines()) == 1


HOSTILE = {
    "script": html('<script>document.title = "Gone"; fetch("https://evil.example")</script>'),
    "remote": html(
        above='<img src="https://evil.example/x.png"><iframe src="https://evil.example">'
    ),
    "entity": '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + html()[15:] + "&a;",
    "deep": "<html><body>" + "<div>" * 20_000 + PARAGRAPHS[0],
    "json": html('<script type="application/ld+json">' + "[" * 50_000 + "</script>"),
    "attributes": html("<meta " + 'a="b" ' * 20_000 + ">"),
    "empty": "<html></html>",
    "none": "",
    "zeros": html() + "\0" * 1000,
}


@pytest.mark.filterwarnings("ignore::kit.errors.ArticleWarning")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_does_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    source = ""
    with contextlib.suppress(ArticleError):
        source = load(tmp_path, HOSTILE[name]).source
    assert "root:" not in source
    assert "Gone" not in source


def test_metadata_is_read_from_lists_and_graphs_of_objects() -> None:
    graph = {
        "@graph": [{"@type": "WebPage"}, {"@type": ["Thing", "NewsArticle"], "headline": "Fog"}]
    }
    for data in (graph, [graph], [{"@type": "NewsArticle", "headline": "Fog"}]):
        assert read_metadata([json.dumps(data)], {}, "").titles == ("Fog",)
    assert read_metadata(["{broken", "3", "null"], {}, "").titles == ()


def test_a_page_without_text_says_so() -> None:
    page = read_web_page(html(paragraphs=()).encode())
    assert any("Hardly any text" in note for note in page.notes)
