from datetime import date

import pytest

import kit
from kit import Article, article_from_text

BODY = """The last ferry to the island stayed in port on Monday because its engine had failed.

Islanders were told of it by loudspeaker at six in the morning, an hour before the ferry sails.

"We have bread until Thursday," said the baker, who has run the only shop for forty years.

An engine that waits

The harbor office has ordered a new engine, but nobody knows when it will come to the island.
"""
HEAD = "Ferry stays in port as engine fails"


def page(
    above: str = "", below_headline: str = "", below: str = "", headline: str = HEAD
) -> Article:
    pieces = (above, headline, below_headline, BODY, below)
    return article_from_text("\n\n".join(piece for piece in pieces if piece))


def texts(article: Article, kind: str) -> list[str]:
    return [part.text for part in article.parts if part.kind == kind]


def reasons(article: Article) -> list[str]:
    return [part.reason for part in article.parts if part.kind == "furniture"]


def test_a_page_of_any_outlet_is_taken_apart() -> None:
    article = page("Skip to content\nHome\nNews\nSports\n\nIslands", "By Nora Feldt\nMarch 4, 2015")
    assert (article.headline, article.kicker) == (HEAD, "Islands")
    assert (article.byline, article.published) == ("Nora Feldt", date(2015, 3, 4))
    assert texts(article, "subheading") == ["An engine that waits"]
    assert len(texts(article, "paragraph")) == 4
    assert article.warnings == ()


def test_a_title_of_the_browser_above_the_headline_is_no_headline() -> None:
    article = page(f"{HEAD} | Lune Courier", "March 4, 2015")
    assert article.headline == HEAD
    assert texts(article, "furniture") == [f"{HEAD} | Lune Courier"]


def test_an_outlet_behind_the_headline_is_cut_off() -> None:
    article = page(headline=f"{HEAD} | Opinion")
    assert article.headline == HEAD
    assert "| Opinion" in texts(article, "furniture")


def test_a_teaser_above_the_byline_is_the_standfirst() -> None:
    article = page("", "Nobody on the island knows when bread will come again.\n\nBy Nora Feldt")
    assert article.standfirst == "Nobody on the island knows when bread will come again."


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("12/18/2024", date(2024, 12, 18)),
        ("Nora Feldt - 12/18/2024 12:24 PM ET", date(2024, 12, 18)),
        ("Veröffentlicht am 18.12.24 um 07:39 Uhr", date(2024, 12, 18)),
        ("Publié le 18 décembre 2024 à 9h30", date(2024, 12, 18)),
        ("18 de diciembre de 2024", date(2024, 12, 18)),
    ],
)
def test_the_date_under_the_headline_is_the_pages_own(line: str, day: date) -> None:
    assert page("", line).published == day


def test_a_date_above_the_text_is_meant_if_a_time_for_reading_stands_beside_it() -> None:
    lines = "2013-05-08\nReading time: 2 minutes\nTags:"
    above = "Home\nNews\nSports\nContact us"
    assert page(f"{above}\n\n{lines}", headline="Islands").published == date(2013, 5, 8)
    assert page(f"{above}\n\n2013-05-08\nTags:", headline="Islands").published is None


def test_a_day_with_two_readings_is_asked_for() -> None:
    article = page("", "10/12/2016")
    assert article.published is None
    assert "10 December 2016" in article.warnings[0]
    assert "dayfirst=True" in article.warnings[0]
    asked = article_from_text(article.source, dayfirst=False)
    assert (asked.published, asked.warnings) == (date(2016, 10, 12), ())


def test_a_twin_date_settles_a_day_with_two_readings() -> None:
    assert page("", "10/12/2016\nOctober 12, 2016").published == date(2016, 10, 12)


@pytest.mark.parametrize(
    "place",
    [
        "above",
        "caption",
        "body",
        "links",
    ],
)
def test_a_date_elsewhere_is_never_the_pages_own(place: str) -> None:
    article = {
        "above": page("Lune Courier\nMonday, March 9, 2015"),
        "caption": page("", "The ferry in its better days, May 8, 2013 (Photo: A. Holm)"),
        "body": article_from_text(f"{HEAD}\n\n{BODY}\nIt had failed before, on May 8, 2013.\n"),
        "links": page(
            below="Related stories\n\nFog on the strait\nMay 8, 2013\n\nNo bread\nMay 9, 2013"
        ),
    }[place]
    assert article.published is None
    assert "No date of its own" in article.warnings[0]


def test_of_a_publication_and_an_update_the_publication_counts() -> None:
    assert page("", "Updated March 6, 2015\nPublished March 4, 2015").published == date(2015, 3, 4)


def test_a_page_that_gives_only_its_update_says_so() -> None:
    article = page("", "Last updated: March 6, 2015")
    assert article.published == date(2015, 3, 6)
    assert "last change" in article.warnings[0]


def test_the_dates_of_links_below_the_pages_own_are_not_its_own() -> None:
    links = "Fog on the strait\n\nNo bread today\n\nA bridge for nobody\n\nMay 9, 2013"
    article = page("", f"March 4, 2015\n\n{links}")
    assert article.published == date(2015, 3, 4)
    assert texts(article, "date") == ["March 4, 2015"]


def test_what_is_left_out_has_its_reason() -> None:
    below = (
        "Related stories\n\nFog on the strait\n\nSign up for our newsletter\n\n© 2015 Lune Courier"
    )
    article = page("Menu\nHome", "March 4, 2015\n\nFacebook Twitter\n\n4 min read", below)
    assert all(reasons(article))
    assert {"buttons for sharing", "note on time for reading", "copyright notice"} <= {
        *reasons(article)
    }
    assert len(texts(article, "paragraph")) == 4


def test_a_box_inside_the_text_is_left_out() -> None:
    first, rest = BODY.split("\n\n", 1)
    boxed = f"{HEAD}\n\n{first}\n\nRelated stories\n\nFog on the strait\n\nNo bread today\n\n{rest}"
    article = article_from_text(boxed)
    assert len(texts(article, "paragraph")) == 4
    assert texts(article, "subheading") == ["An engine that waits"]


def test_a_caption_inside_the_text_is_a_caption() -> None:
    first, rest = BODY.split("\n\n", 1)
    caption = "The ferry at the pier on a day with better weather. (AP Photo/A. Holm)"
    article = article_from_text(f"{HEAD}\n\n{first}\n\n{caption}\n\n{rest}")
    assert texts(article, "caption") == [caption]


def test_words_that_come_again_and_again_are_no_subheadings() -> None:
    paragraphs = BODY.split("\n\n")
    article = article_from_text(f"{HEAD}\n\n" + "\n\nREKLAME\n\n".join(paragraphs))
    assert "REKLAME" not in texts(article, "subheading") + texts(article, "paragraph")


def test_a_note_on_the_writer_is_no_paragraph() -> None:
    note = "Nora Feldt is a reporter for the Lune Courier and lives on the island."
    article = article_from_text(f"{HEAD}\n\nBy Nora Feldt\n\n{BODY}\n{note}\n")
    assert note in texts(article, "furniture")


def test_a_live_page_shows_when_it_was_changed() -> None:
    article = page("Live", "March 6, 2015, 11:08")
    assert article.published is None
    assert "live page" in article.warnings[0]


def test_a_topic_page_is_said_to_be_no_article() -> None:
    teasers = (
        f"Report number {number} from the harbor\nMarch {number}, 2015\n"
        f"The ferry did not sail on day {number} of the week."
        for number in range(1, 7)
    )
    article = article_from_text("Harbors\n\n" + "\n\n".join(teasers))
    assert {part.kind for part in article.parts} == {"furniture"}
    assert "no article" in article.warnings[0]


def test_a_teaser_for_a_video_is_said_to_be_short() -> None:
    article = article_from_text(
        f"{HEAD}\n\nMarch 4, 2015\n\nThe engine of the ferry has failed.\n02:41"
    )
    assert article.headline == HEAD
    assert "very short" in article.warnings[0]


def test_a_wrapped_page_gives_the_same_paragraphs() -> None:
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(block, 80) for block in BODY.split("\n\n"))
    article = article_from_text(f"{HEAD}\n\nMarch 4, 2015\n\n{wrapped}\n")
    assert article.headline == HEAD
    assert [" ".join(text.split()) for text in texts(article, "paragraph")] == texts(
        page(), "paragraph"
    )


def test_a_page_in_another_language_has_its_anatomy() -> None:
    article = article_from_text(
        "Zum Inhalt springen\nStartseite\n\nFähre bleibt wegen Maschinenschaden im Hafen\n\n"
        "Von Edda Moor\n30. Januar 2024\n\n"
        "Die letzte Fähre zur Insel ist am Montag wegen eines Maschinenschadens ausgefallen.\n\n"
        "Niemand auf der Insel weiß, wann die neue Maschine in Port Ellin ankommen wird.\n\n"
        "Bäckerin Ilse Tarrow hat noch Mehl für zwei Tage und backt seit gestern nur ein Brot je"
        " Haushalt, wie sie unserer Zeitung am Dienstag in ihrem Laden am Kai erzählte.\n\n"
        "Das könnte Sie auch interessieren\nNebel über der Meerenge\n"
    )
    assert article.headline == "Fähre bleibt wegen Maschinenschaden im Hafen"
    assert (article.byline, article.published) == ("Edda Moor", date(2024, 1, 30))
    assert len(texts(article, "paragraph")) == 3
    assert "not seem to be English" in article.warnings[-1]


def test_a_passage_is_kept_whole_down_to_its_shortest_line() -> None:
    article = article_from_text('"It floods," Ann Lee told Bo Roe.\n\nRain fell.\n\n"We swim."')
    assert [part.kind for part in article.parts] == ["paragraph"] * 3


def test_the_text_alone_is_shown_without_a_guess() -> None:
    article = article_from_text(BODY)
    assert article.headline is None
    assert "no headline" in article.warnings[0]
    assert len(texts(article, "paragraph")) == 4
    assert kit.article_from_text("").parts == ()
