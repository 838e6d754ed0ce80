"""What a learner calls in a worksheet: the card, hints, giving up, progress."""

import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import kit
from kit.folders import EXERCISES
from kit.marking.values import carry
from kit.pairs import FOLDERS
from kit.questions import judge, questions_in
from kit.questions.cards import Card
from kit.questions.progress import (
    Record,
    learners_folder,
    progress_file,
    read_progress,
    write_progress,
)

HEADLINE = next(question for question in questions_in(EXERCISES) if question.name == "headline")
RIGHT = "US and Russia seek Syria talks"


@pytest.fixture(autouse=True)
def learner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    inside = tmp_path / "my-work" / "exercises"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    return inside.parent


class Balanced(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def html_of(card: Card) -> str:
    parser = Balanced()
    parser.feed(card._repr_html_())
    parser.close()
    assert parser.open == []
    return card._repr_html_()


def test_a_card_says_it_in_words_and_with_a_sign_not_by_color_alone() -> None:
    wrong, right = (
        kit.check(headline="US and Russia to hold Syria talks"),
        kit.check(headline=RIGHT),
    )
    assert repr(wrong).startswith("→ Not yet: headline")
    assert repr(right).startswith("✓ Right: headline")
    for card in (wrong, right):
        without_color = re.sub(r"#[0-9a-f]{6}", "", html_of(card))
        assert card.heading in without_color
        assert f'aria-label="{card.heading}"' in without_color


@pytest.mark.parametrize("pair", FOLDERS)
def test_a_card_shows_the_verdict_that_marking_gives(pair: str) -> None:
    kit.open_pair(pair)
    for question in questions_in(EXERCISES, pair):
        answers = [question.model(), *(a for wrong in question.wrong for a in wrong.answers()), ...]
        for answer in answers:
            assert judge(question, carry(answer)).message in repr(
                kit.check(**{question.name: answer})
            )


def test_the_way_to_the_answer_is_shown_after_success_only() -> None:
    assert RIGHT not in repr(kit.check(headline="US and Russia to hold Syria talks"))
    assert f'headline = "{RIGHT}"' in repr(kit.check(headline=RIGHT))


def test_nothing_of_a_learner_becomes_html() -> None:
    card = kit.check(headline="<script>alert(1)</script>")
    assert "<script>" not in html_of(card)
    assert "&lt;script&gt;" in html_of(card)


def test_hints_come_one_at_a_time_and_stay() -> None:
    first = repr(kit.hint("headline"))
    assert HEADLINE.hints[0] in first
    assert HEADLINE.hints[1] not in first
    second = repr(kit.hint("headline"))
    assert all(hint in second for hint in HEADLINE.hints)
    assert 'kit.give_up("headline")' in second
    assert HEADLINE.hints[1] in repr(kit.hint("headline"))


def test_a_hint_that_a_message_gave_is_not_given_again() -> None:
    assert HEADLINE.hints[0] in repr(kit.check(headline="no idea"))
    assert HEADLINE.hints[1] in repr(kit.hint("headline"))


def test_a_function_that_prints_prints_nothing_under_the_card(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "Not yet" in repr(kit.check(lede_finder=print))
    assert capsys.readouterr().out == ""


def test_a_check_that_the_learner_stops_ends_in_a_card() -> None:
    def stop(_report: object) -> None:
        raise KeyboardInterrupt

    assert repr(kit.check(lede_finder=stop)).startswith("⧖ It took too long: lede_finder")


def test_giving_up_shows_the_answer_with_its_reason_and_is_kept(learner: Path) -> None:
    card = kit.give_up("headline")
    assert RIGHT in card.code
    assert HEADLINE.reason in repr(card)
    assert read_progress(learner)[0]["headline"].gave_up
    kit.check(headline=RIGHT)
    assert ["headline", "right, answer seen", "1 of 1", "0"] in list(kit.progress().rows)


def test_progress_is_kept_between_sittings_and_never_falls_back(learner: Path) -> None:
    assert kit.progress().heading == "No question is checked yet"
    kit.check(headline=RIGHT)
    kit.check(headline="...")
    kit.check(agencies=["DW"])
    assert progress_file(learner).is_file()
    rows = list(kit.progress("01-take-a-news-page-apart").rows)
    assert ["headline", "right", "1 of 1", "0"] in rows
    assert ["agencies", "not yet", "0 of 1", "0"] in rows
    assert "1 of 10 points" in kit.progress().heading
    html_of(kit.progress())


def test_progress_is_found_from_any_folder_of_the_learner(learner: Path) -> None:
    assert learners_folder(learner / "exercises") == learner
    assert learners_folder(learner) == learner
    kit.check(headline=RIGHT)
    deep = learner / "exercises" / "mine"
    deep.mkdir()
    assert learners_folder(deep) == learner


@pytest.mark.parametrize(
    "damaged",
    ["", "{", "[]", "null", '{"questions": 3}', '{"questions": {"headline": {"hints": "x"}}}',
     '{"questions": {"headline": 1}}', "[" * 100_000, "\x00"],
    ids=range(9),
)  # fmt: skip
def test_a_damaged_file_is_set_aside_and_said(learner: Path, damaged: str) -> None:
    (learner / ".kit").mkdir()
    progress_file(learner).write_text(damaged, encoding="utf-8")
    card = kit.check(headline=RIGHT)
    assert card.heading == "Right: headline"
    assert "progress-damaged-1.json" in repr(card)
    assert (learner / ".kit" / "progress-damaged-1.json").read_text(encoding="utf-8") == damaged
    assert read_progress(learner)[0]["headline"].status == "right"
    progress_file(learner).write_bytes(b"\xff\xfe\xff")
    assert "progress-damaged-2.json" in repr(kit.check(headline=RIGHT))


def test_progress_of_a_later_kit_is_read_as_far_as_it_is_known(learner: Path) -> None:
    write_progress(learner, {"headline": Record(status="right", points=1)})
    kept = json.loads(progress_file(learner).read_text())
    kept["questions"]["headline"]["stars"] = 5
    progress_file(learner).write_text(json.dumps(kept))
    assert read_progress(learner) == ({"headline": Record(status="right", points=1)}, "")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_to_is_said(learner: Path) -> None:
    (learner / ".kit").mkdir(mode=0o500)
    assert "can't be kept" in repr(kit.check(headline=RIGHT))


def test_a_file_in_the_way_is_said(learner: Path) -> None:
    (learner / ".kit").write_text("mine")
    card = kit.check(headline=RIGHT)
    assert card.heading == "Right: headline"
    assert "can't be" in repr(card)
    assert (learner / ".kit").read_text() == "mine"


def test_a_cut_in_the_middle_leaves_the_old_file(
    learner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit.check(headline=RIGHT)
    before = progress_file(learner).read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    assert "No space left" in repr(kit.check(agencies=["AFP", "Reuters"]))
    assert progress_file(learner).read_bytes() == before
    assert [path.name for path in (learner / ".kit").iterdir()] == [progress_file(learner).name]


def test_unknown_names_are_answered_with_a_near_one() -> None:
    for call in (lambda: kit.check(headlin=1), lambda: kit.hint("headlin")):
        assert "Did you mean headline?" in repr(call())
    assert "There is no question" in repr(kit.give_up("zzz"))


def test_one_answer_at_a_time() -> None:
    assert "One answer at a time" in repr(kit.check())
    assert "One answer at a time" in repr(kit.check(headline=1, agencies=2))
    assert "One answer at a time" in repr(kit.reflect(rating=1))


def test_a_reflection_is_compared_and_rated_and_never_right(learner: Path) -> None:
    thoughts = "An old picture, perhaps."
    assert "Not attempted" in repr(kit.reflect(caption_reasons="\n...\n", rating=2))
    card = kit.reflect(caption_reasons=thoughts, rating=...)
    assert "archive" in repr(card)
    assert "Rate yourself" in repr(card)
    assert "caption_reasons" not in read_progress(learner)[0]
    for odd in (-1, 3, True, "2", 1.0):
        assert "Rate yourself" in repr(kit.reflect(caption_reasons=thoughts, rating=odd))
    assert "You rated yourself 2 of 2" in repr(kit.reflect(caption_reasons=thoughts, rating=2))
    assert ["caption reasons", "rated", "none", "0"] in list(kit.progress().rows)
    assert "Right" not in repr(card)
    assert "kit.reflect" in repr(kit.check(caption_reasons=thoughts))
    assert "kit.check" in repr(kit.reflect(headline="x"))
    assert "Write yours first" in repr(kit.give_up("caption_reasons"))


def test_a_question_that_has_changed_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = json.loads((EXERCISES / f"{HEADLINE.worksheet}.ipynb").read_text(encoding="utf-8"))
    path = tmp_path / "mine.ipynb"
    monkeypatch.setenv("JPY_SESSION_NAME", str(path))
    path.write_text(json.dumps(made), encoding="utf-8")
    assert "has changed" not in repr(kit.check(headline="US and Russia to hold Syria talks"))
    made["metadata"]["coverage_kit"]["questions"]["headline"] = "0ld"
    path.write_text(json.dumps(made), encoding="utf-8")
    assert HEADLINE.prompt in repr(kit.check(headline="US and Russia to hold Syria talks"))
    assert "has changed" in repr(kit.check(headline="US and Russia to hold Syria talks"))
    assert "has changed" not in repr(kit.check(headline=RIGHT))
    path.write_text("{", encoding="utf-8")
    assert kit.check(headline=RIGHT).heading == "Right: headline"


def test_progress_on_a_changed_question_begins_anew(learner: Path) -> None:
    write_progress(learner, {"headline": Record(status="right", points=1, stamp="0ld")})
    assert ["headline", "changed since: check again", "0 of 1", "0"] in list(kit.progress().rows)
    kit.check(headline="US and Russia to hold Syria talks")
    assert read_progress(learner)[0]["headline"].status == "not yet"
