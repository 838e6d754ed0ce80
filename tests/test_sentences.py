import pytest

from kit.sentences import split_sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.N. envoy left on Oct. 3 with Mr. Lee.",
        "Gen. J. R. Holm met Sen. Dale at 5 p.m. in St. Anne.",
        "U.S. Secretary Dale and the U.K. Foreign Office disagreed.",
        "It grew by 3.5 percent, to 1.2 million.",
        "Lune Ltd. Chairman Ames left, e.g. Bo did not.",
        '"We wait. We always wait," she said.',
        "“Is it late? Nobody knows,” said Ames.",
        'He called it "a joke. A bad one." and left.',
        '"Is it late?" Ames asked.',
        '"Is it late?" Mayor Ilse Ames said.',
        "Ames waited … and left.",
        "No. 10 stayed dark.",
        "'Go. Go now,' he said.",
        "‘Go. We stay here,’ said Ames.",
        "He called it 'a joke. A bad one' and left.",
        "'We don't know. We can't,' he said.",
        "'Is it late?!' Ames asked.",
        "„Geh. Geh jetzt“, rief sie.",
        "»Geh. Geh jetzt«, rief sie.",
        "1. First point.",
        "12. Boats are late.",
    ],
)
def test_one_sentence_stays_whole(sentence: str) -> None:
    assert split(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentences",
    [
        ("It rained.", "We stayed."),
        ("Really?", "Yes!", "Good."),
        ('He said, "Go. Now."', "Then he left."),
        ('"It is late."', '"It is not."'),
        ("She works for the U.N.", "The envoy left."),
        ("It ended in 2015.", "300 people stayed."),
        ("Boats, ropes, etc.", "They sank."),
        ('"There is more,” said Ames.', 'There is worse."'),
        ('Ames said "there is more.', "There is worse."),
        ("It rained…", "We stayed."),
        ("(It rained.)", "We stayed."),
        ("I said no.", "It is late."),
        ("It was Plan B.", "The mayor left."),
        ("It rained.", "ʻOhana came."),
        ("He said yes!!!", "She said no."),
        ("Who knows?!", "He said."),
        ("Who knows?", "Ann Lee said nothing."),
        ("He left.[1]", "She stayed.[2][3]", "All slept."),
        ('"He left."[1]', "She stayed."),
        ("The U.S.[1] Secretary left.", "She stayed."),
        ("1. First point.", "Another point."),
        ("It has room for 12.", "Boats are late."),
        ("2015.", "It was a year of rain."),
        ("He met 'em at noon.", "The players' bus left."),
        ("In the '90s it rained.", "The '80s were dry.", "Boats' masts broke."),
        ("'Ello, he said.", "The players' bus left."),
        ("The Ames' boat sank.", "Boats' masts broke."),
        ("Ames said 'it rained.", "She stayed."),
        ("'Go.'", "'Stay.'", "Then 'we' left."),
        ("„Es regnet.“", "Wir bleiben."),
        ("»Es regnet.«", "Wir bleiben."),
    ],
)
def test_sentences_are_told_apart(sentences: tuple[str, ...]) -> None:
    assert split(" ".join(sentences)) == list(sentences)


def test_nothing_has_no_sentences() -> None:
    assert split("") == split(" \n\xa0") == []


def test_a_no_break_space_ends_a_sentence_like_any_other() -> None:
    assert split("It rained.\xa0We stayed.") == ["It rained.", "We stayed."]


@pytest.mark.parametrize(
    "piece", [".", "?!", ".)", "…", ".[1]", "'", '"', "“", "„", "' ", "s' ", '"a. ', "'a. A"]
)
def test_a_long_monotonous_paragraph_comes_to_an_end_with_nothing_lost(piece: str) -> None:
    text = piece * 40_000
    assert "".join("".join(split(text)).split()) == "".join(text.split())
