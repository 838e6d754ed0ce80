"""A text → its words."""

import re
from collections.abc import Iterator

# In this order: figures with their separators, dotted abbreviations, words with their joints.
WORD = re.compile(
    r"\d+(?:[.,:]\d+)*"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W_]+(?:['’‑-][^\W_]+)*"
)


def find_words(text: str) -> Iterator[re.Match[str]]:
    """Find the words of a text, in order.

    One word: "U.N.", "long-standing", "Assad's", "70,000", "18.30", "2013". Marks, dashes, currency
    and percent signs are no words; "rc/jr" is two. At a sentence's end "U.N." keeps its last stop.

    >>> [match.group() for match in find_words("The U.N. counts 70,000 of Assad's long-standing…")]
    ['The', 'U.N.', 'counts', '70,000', 'of', "Assad's", 'long-standing']
    """
    return WORD.finditer(text)
