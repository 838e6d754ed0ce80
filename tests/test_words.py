import pytest

from kit.words import find_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the U.N. and U.S. left", ["the", "U.N.", "and", "U.S.", "left"]),
        ("a long-standing ally", ["a", "long-standing", "ally"]),
        ("Assad's, Assad’s", ["Assad's", "Assad’s"]),
        ("70,000 of 1.5 at 18:30", ["70,000", "of", "1.5", "at", "18:30"]),
        ("in 2013.", ["in", "2013"]),
        ("rc/jr", ["rc", "jr"]),
        ("“Yes”—no… 5% €3", ["Yes", "no", "5", "3"]),
        ("Zürich, naïve, Алеппо", ["Zürich", "naïve", "Алеппо"]),
        ("al-Assad's TF1", ["al-Assad's", "TF1"]),
        ("the ministers' talks", ["the", "ministers", "talks"]),
        ("", []),
    ],
)
def test_what_a_word_is(text: str, words: list[str]) -> None:
    assert [match[0] for match in find_words(text)] == words
