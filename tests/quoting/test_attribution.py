"""One test a rule: who said the words between marks, and the trap the rule is there for."""

from collections.abc import Callable

import pytest

from kit.quoting import Quotation

Speakers = Callable[[str], list[str | None]]
Quoted = Callable[[str], list[Quotation]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # said_lee: the name behind the verb, whatever describes it
        ('"It floods," said Ann Lee, mayor of Cork, on Monday.', "Ann Lee"),
        ('"It floods," said a spokesman for the port of Cork.', "a spokesman for the port of Cork"),
        # lee_said: the name before it, over what is inserted
        ('"It floods," Ann Lee said.', "Ann Lee"),
        ('"It floods," Ann Lee, 25, a nurse who lives there, told the court.', "Ann Lee"),
        ('"It floods," Sen. Ann Lee (D-Ohio) said.', "Sen. Ann Lee"),
        ('"It floods," Ann Lee - a nurse in Cork - said.', "Ann Lee"),
        ('"It floods," Ann Lee, of Salem, Ore., said.', "Ann Lee"),
        ('"It floods," another critic, Ann Lee, said.', "Ann Lee"),
        ('"It floods," the White House on Friday said.', "the White House"),
        ('"It floods," a woman standing at the pier said.', "a woman standing at the pier"),
        # a possessive is not the speaker
        ('"It floods," Lee\'s spokesman Bo Roe said.', "Lee's spokesman Bo Roe"),
        ('"It floods," said Lee\'s aunt.', "Lee's aunt"),
        # quoted_as_saying: passive, and yet the subject speaks
        ('"It floods," Lee was quoted as saying on Monday.', "Lee"),
        ('"It floods," Lee was quoted by Interfax as saying.', "Lee"),
        ('"It floods," Lee, quoted by Interfax, said.', "Lee"),
        # said_by: passive, and the subject does not speak
        ('The plan was described by Ann Lee as "a wet dream".', "Ann Lee"),
        # according_to
        ('The bridge is "unsafe", according to Ann Lee.', "Ann Lee"),
        ('According to Ann Lee, the bridge is "unsafe".', "Ann Lee"),
        # who_said
        ('Bo Roe thanked Ann Lee, who said "never again" twice.', "Ann Lee"),
        # saying, to_say, and_said: the subject of the sentence goes on
        ('Ann Lee shook her head, saying "never again" twice.', "Ann Lee"),
        ('Ann Lee went on to say "never again" twice.', "Ann Lee"),
        ('Ann Lee left the hall and said "never again" twice.', "Ann Lee"),
        # cue_before
        ('Ann Lee said, "It floods."', "Ann Lee"),
        ('Ann Lee called it "a flood".', "Ann Lee"),
        # part_of_report: the verb stands far before the mark
        ('Ann Lee said there had been a "very warm, very dry" summer in Cork.', "Ann Lee"),
        ('Ann Lee said the crisis demands that all "work harder".', "Ann Lee"),
        ('Ann Lee said her aunt told them that it was "very wet and very cold" there.', "Ann Lee"),
        # said_later: what may be discussed is not what was said
        ('On Monday, members would discuss "a new approach to rain," Ann Lee said.', "Ann Lee"),
        # dash_name, name_colon, transcript_name
        ('"It floods every year." — Ann Lee', "Ann Lee"),
        ('Ann Lee: "It floods."', "Ann Lee"),
        ('"LEE: It floods every year."', "LEE"),
        # claim_of
        ('Contrary to Lee\'s claim that people would "learn nothing", they did.', "Lee"),
        # subject_of_sentence
        ('In a letter, Ann Lee likened it to "a night at sea without stars".', "Ann Lee"),
        ('Ann Lee went after him as a "fraud".', "Ann Lee"),
    ],
)
def test_the_speaker_is(speakers: Speakers, text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_a_capital_at_the_verb_is_a_name(speakers: Speakers) -> None:
    assert speakers('"It floods," Press Secretary Josh Lee said.') == ["Press Secretary Josh Lee"]


def test_words_go_on_after_the_verb_of_saying(speakers: Speakers) -> None:
    assert speakers('"It floods," said Ann Lee. "We can\'t swim."') == ["Ann Lee", "Ann Lee"]


def test_a_paragraph_of_nothing_but_words_goes_on(speakers: Speakers) -> None:
    text = 'Ann Lee denied that it rained, but Bo Roe said it did.\n\n"We are all wet. I know it."'
    assert speakers(text) == ["Bo Roe"]


def test_who_said_the_last_words_goes_on_not_who_was_named_last(speakers: Speakers) -> None:
    assert speakers('"It floods," Ann Lee told Bo Roe.\n\n"We can\'t swim."')[1] == "Ann Lee"


def test_words_do_not_go_on_over_a_paragraph_without_any(speakers: Speakers) -> None:
    text = '"It floods," Ann Lee said.\n\nRain fell.\n\nFog came.\n\n"We can\'t swim at all here."'
    assert speakers(text)[1] is None


def test_each_act_of_saying_keeps_its_own_words(speakers: Speakers) -> None:
    text = 'Ann Lee said "yes, of course" and Bo Roe said "no, never".'
    assert speakers(text) == ["Ann Lee", "Bo Roe"]


def test_what_a_speaker_says_of_others_is_not_searched(speakers: Speakers) -> None:
    assert speakers('"Bo Roe said it floods," Ann Lee said.') == ["Ann Lee"]


def test_the_cue_is_the_whole_verb(quoted: Quoted) -> None:
    [quotation] = quoted('"It floods," Lee was quoted as saying.')
    assert quotation.cue == "was quoted as saying"
    assert quotation.why == 'The name stands before "quoted as saying".'


def test_a_quotation_that_runs_on_lacks_no_mark(quoted: Quoted) -> None:
    first, second = quoted('Lee said: "It floods.\n\n"We can\'t swim."')
    assert (first.warning, second.warning) == ("", "")
    assert (first.speaker, second.speaker) == ("Lee", "Lee")


def test_a_quotation_that_stops_short_lacks_a_mark(
    quoted: Callable[[str], list[Quotation]],
) -> None:
    [only] = quoted('Lee said: "It floods.\n\nRain fell.')
    assert only.warning == 'The closing quotation mark is missing after "It floods.".'
