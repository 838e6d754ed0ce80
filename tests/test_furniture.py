import pytest

from kit.layouts.bylines import is_name, names_editor, read_byline, sign_off
from kit.layouts.furniture import furniture_reason, gives_contact, is_caption, is_credit, opens_box
from kit.layouts.lines import Line, split_lines


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Skip to main content", "link that skips"),
        ("Zum Inhalt springen", "link that skips"),
        ("Aller au contenu principal", "link that skips"),
        ("ADVERTISEMENT", "advertisement"),
        ("Anzeige", "advertisement"),
        ("© 2019 Lune Courier", "copyright"),
        ("We use cookies to make this site better.", "cookies"),
        ("Sign up for our morning letter", "plug"),
        ("Support independent journalism with a gift.", "plea"),
        ("To play this video please enable JavaScript", "player"),
        ("02:41", "player"),
        ("Read more: A bridge that nobody ordered", "link to another page"),
        ("Lesen Sie auch: Eine Brücke ohne Straße", "link to another page"),
        ("4 min read", "time for reading"),
        ("Leave a comment", "comments"),
        ("Facebook Twitter Email", "sharing"),
        ("TAGS: ferry, fog", "subjects"),
        ("https://lune-courier.example/ferry", "permalink"),
        ("This page is made up for teaching: nobody in it exists", "invented"),
        ("----------", "dividing line"),
        ("The minister had doubts. mehr", "teaser"),
    ],
)
def test_words_show_why_a_line_is_left_out(line: str, reason: str) -> None:
    assert reason in furniture_reason(line)


@pytest.mark.parametrize(
    "line",
    [
        "The advertisement ran for two days.",
        "Cookies were sold on the pier.",
        "The mayor shared a video of the ferry.",
        "She signed up for the army in 1944, and never came back to the island.",
        "Watch towers stand along the coast.",
        "Related work is done in Port Ellin.",
        "This report is invented, the harbor master said.",
        "This report is made up: nobody had asked the captain.",
    ],
)
def test_a_sentence_of_an_article_is_no_furniture(line: str) -> None:
    assert furniture_reason(line) == ""
    assert not opens_box(line)


def test_a_heading_opens_a_box() -> None:
    assert all(map(opens_box, ["Related stories", "Mehr zum Thema", "Lo más leído", "Read next"]))
    assert not opens_box("Related: a ferry and its fog")


def test_captions_and_credits_name_who_took_the_picture() -> None:
    assert is_caption("A ferry at the pier (Photo: A. Holm)")
    assert is_caption("A ferry at the pier. Getty Images")
    assert not is_caption("The ferry (built in 1987) sank.")
    assert is_credit("Foto: Bildstelle Lune")
    assert not is_credit("Photos of the ferry went round the world.")


def test_bylines_name_writers() -> None:
    for line in (
        "By Nora Feldt",
        "ByNora Feldt",
        "Von Edda Moor und Tomas Rill",
        "Par Anne Le Goff",
    ):
        assert read_byline(line) is not None
    for line in (
        "By the sea, nobody slept",
        "By 2030 the ferry will sail again",
        "Bystanders wept",
    ):
        assert read_byline(line) is None
    assert is_name("Nora Feldt and Edda van der Moor")
    assert not is_name("Ferry Stays.")
    assert names_editor("Redaktion: Nora Feldt")


@pytest.mark.parametrize(
    "line",
    [
        "ab/cd (AFP, dpa)",
        "ab/cd\xa0(AFP dpa)",
        "ab,cd/ef",
        "(AP)",
        "ef/gh (epd, afp)",
        "ab / cd (dpa)",
    ],
)
def test_a_report_is_signed_off_with_initials_or_agencies(line: str) -> None:
    assert sign_off(Line(0, line, touches=False))


@pytest.mark.parametrize("line", ["(More soon.)", "and so on", "The end", "or (perhaps) not"])
def test_other_short_lines_sign_nothing_off(line: str) -> None:
    assert not sign_off(Line(0, line, touches=False))


def test_a_mail_address_is_a_contact() -> None:
    assert gives_contact("Write to desk@harbor.example today")
    assert not gives_contact("Write to @desk today")


WRAPPED = """The last ferry of the evening did not leave the harbor of Port Ellin, as thick fog
lay on the strait. Some eighty passengers had to spend the night in the old school
gym, where the fire service gave out tea and blankets until the morning came and
the captain said that he would try again at noon.

"I have never seen anything like it in thirty years at sea," he told those who had
been waiting since noon the day before. They clapped.
"""


def test_wrapped_lines_of_a_terminal_are_one_paragraph() -> None:
    lines = split_lines(WRAPPED)
    assert len(lines) == 2
    assert all(WRAPPED[line.start :].startswith(line.text) for line in lines)


def test_short_lines_below_each_other_stay_apart() -> None:
    menu = (
        "Home\nNews\nSports\nA rather long line about the weather on the islands\nCulture\nVideo\n"
    )
    assert len(split_lines(menu)) == 6


def test_a_letter_gone_wrong_is_no_copyright_notice() -> None:
    assert furniture_reason("His protegÃ©s were told of it on a regular basis.") == ""
    assert furniture_reason("All texts © Lune Press 2016") == "copyright notice"
