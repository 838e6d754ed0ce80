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
    ],
)
def test_sentences_are_told_apart(sentences: tuple[str, ...]) -> None:
    assert split(" ".join(sentences)) == list(sentences)


def test_nothing_has_no_sentences() -> None:
    assert split("") == split(" \n\xa0") == []


def test_a_no_break_space_ends_a_sentence_like_any_other() -> None:
    assert split("It rained.\xa0We stayed.") == ["It rained.", "We stayed."]
