from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("the 1990s' 20th and 1990's", ["the", "1990s", "20th", "and", "1990's"]),
        ("20km, €3bn, 5 pm", ["20km", "3bn", "5", "pm"]),
        ("a 12-year-old, 20th-century", ["a", "12-year-old", "20th-century"]),
        ("of 2013-14, 10–15, 6'2", ["of", "2013", "14", "10", "15", "6", "2"]),
        ("U.S.-led U.N.'s U.N.’s U.N's", ["U.S.-led", "U.N.'s", "U.N.’s", "U.N's"]),
        ("the U.N, i.e the 'U.N.'", ["the", "U.N", "i.e", "the", "U.N."]),
        ("J. R. Holm, J.R.Holm, a.b.cd", ["J", "R", "Holm", "J.R.", "Holm", "a.b.", "cd"]),
        ("U.Nation end.Then", ["U", "Nation", "end", "Then"]),
        ("cafe\u0301s E\u0301.U. e\u0301", ["cafe\u0301s", "E\u0301.U.", "e\u0301"]),
        ("co\u00adoperate long\u2010standing", ["co\u00adoperate", "long\u2010standing"]),
        ("soft\u00ad hyphen\u2010 \u0301", ["soft", "hyphen"]),
        ("हिन्दी में, العَرَبِيَّة", ["हिन्दी", "में", "العَرَبِيَّة"]),
        ("می\u200cشود", ["می\u200cشود"]),
        ("", []),
    ],
)
def test_what_a_word_is(text: str, words: list[str]) -> None:
    assert [match[0] for match in find_words(text)] == words


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("word", ["Zürich's", "naïve", "Việt", "Öl-Żółw", "Ångström's"])
def test_a_word_is_one_however_its_accents_are_written(word: str, form: str) -> None:
    found = [match[0] for match in find_words(normalize(form, f"{word} {word}"))]
    assert found == [normalize(form, word)] * 2


@given(st.text() | st.text("aB1.,:-‐'’\u0301\u00ad _ि ", max_size=40))
def test_every_letter_and_figure_is_in_a_word_and_no_word_holds_white_space(text: str) -> None:
    found = [match[0] for match in find_words(text)]
    assert sum(c.isalnum() for word in found for c in word) == sum(map(str.isalnum, text))
    assert not any(c.isspace() for word in found for c in word)
    assert all(word[0].isalnum() for word in found)


@pytest.mark.parametrize("piece", [".", "-", "'", "1,", "a.", "a-", "1a ", "a.b ", "e\u0301"])
def test_a_long_monotonous_text_comes_to_an_end(piece: str) -> None:
    found = "".join(match[0] for match in find_words(piece * 100_000))
    assert sum(map(str.isalnum, found)) == sum(map(str.isalnum, piece)) * 100_000
