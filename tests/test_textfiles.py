from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from kit.errors import UnreadableError
from kit.textfiles import decode, find_encoding


def told(pieces: list[bytes]) -> object:
    try:
        return find_encoding(lambda: pieces, Path("fog.csv"))
    except UnreadableError as error:
        return str(error)


@given(st.text(max_size=40), st.sampled_from("utf-8 cp1252 utf-16 utf-8-sig".split()), st.data())
@example("Señor", "latin-1", None)
def test_an_encoding_does_not_depend_on_how_a_file_is_cut(
    text: str, encoding: str, data: st.DataObject | None
) -> None:
    whole = text.encode(encoding, "replace")
    cut = data.draw(st.integers(min_value=4, max_value=max(4, len(whole)))) if data else 4
    assert told([whole[:cut], whole[cut:]]) == told([whole])


@given(st.binary(max_size=60))
def test_whatever_is_read_fits_its_encoding(data: bytes) -> None:
    answer = told([data])
    if isinstance(answer, tuple):
        assert decode(data, Path("fog.csv"))[0] == data.decode(answer[0])


def test_the_first_byte_that_does_not_fit_is_named() -> None:
    pieces = ["Señor ".encode(), "€".encode()[:2], "€".encode()[2:], b"ab\xe9cd"]
    assert told(pieces) == told([b"".join(pieces)])
    assert "(byte 13)" in str(told(pieces))
