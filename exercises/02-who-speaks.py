"""Who speaks?

A report is full of other people's words. Whose are they, how many did each get, and who is named
and never heard? Take a pencil first: mark the quotation marks on the page, and count by hand.
"""

import altair as alt
import pandas as pd

import kit
from kit.questions import (
    Wrong,
    chart,
    coding,
    items,
    number,
    question,
    quotation,
    reflection,
    sentence,
    table,
)


@question(
    quotation(2016),
    hints=[
        "Look for Putin in the last section. What does he do with the allegations?",
        "He dismissed them as something. Only the words between the marks are his.",
    ],
    wrong=[
        Wrong(
            "the rise of radical Islam",
            "There are no quotation marks around these words: the reporter sums up what he said.",
            also=["the West was to blame for the war in Syria", "radical Islam", "to blame"],
        ),
        Wrong(
            "war crimes",
            "No marks stand around these words, and they are what others accuse Moscow of.",
            also=["potential war crimes"],
        ),
        Wrong(
            "dismissed the allegations",
            "These are the reporter's words about him. Which words right after them are his own?",
            also=["dismissed the allegations as"],
        ),
    ],
    reason="Two words stand between the marks, so two words are shown as his own. All else in this"
    " sentence is the reporter's.",
    minutes=2,
)
def dismissal():
    """Western governments accused Moscow, says the report of **2016**. With which words of his own
    does Putin dismiss this? Copy what stands between the quotation marks.
    """
    return "political rhetoric"


@question(
    items(),
    hints=[
        "Look only at what stands between the marks: all words outside are the reporter's.",
        "His long quotation is the last paragraph. Look for each of the five in it.",
    ],
    wrong=[
        Wrong(
            ["blame", "responsible", "United States"],
            "One of these stands in the heading and in the paraphrase only: look for it between"
            " the marks.",
            also=[["blame"], ["blame", "responsible"], ["blame", "United States"]],
        ),
        Wrong(
            ["blame", "responsible", "war", "radical Islam", "United States"],
            "All five stand in the section. Which of them stand between quotation marks?",
        ),
        Wrong(
            ["war", "radical Islam"],
            "These stand in the sentence that sums up what he said. That is the reporter's voice.",
            also=[["blame", "war", "radical Islam"], ["blame", "war"]],
        ),
        Wrong(
            ["responsible"],
            "That one is his. There is one more: read the long quotation to its end.",
            also=[["United States"]],
        ),
    ],
    also=[["responsible", "the United States"]],
    reason="Heading and paraphrase say blame; between the marks he says responsible. A paraphrase"
    " may rest on parts of the interview that the report doesn't show.",
    minutes=4,
)
def own_words():
    """Which of these does the report of **2016** show between quotation marks as **Putin's own**
    words: blame, responsible, war, radical Islam, United States? Write a list.
    """
    return ["responsible", "United States"]


@question(
    sentence(2016),
    hints=[
        "In 2013 Lavrov denies that Moscow does something. Look for the same verb in 2016.",
        "Look for a sentence without any verb of saying, in the section about more talks.",
    ],
    wrong=[
        Wrong(
            "Western governments, including the United States, France and Britain have accused"
            " Moscow of potential war crimes for its military actions.",
            "That sentence has a verb of saying: accused. Look for one without any.",
        ),
        Wrong(
            "The US pulled the plug on peace talks amid reports of Moscow's continued shelling of"
            " the besieged Syrian city of Aleppo.",
            "That is about shelling, and it points to reports. Look for support of a leader.",
        ),
        Wrong(
            "Lavrov maintained that Russia did not believe the removal of Assad from office should"
            " be a precondition for talks, but insisted that Moscow was not propping up the Syrian"
            " leader.",
            "That is the denial of 2013. Now find the other sentence, in the report of 2016.",
        ),
    ],
    reason="No verb of saying and no source: the report vouches for this sentence itself. The two"
    " pages differ. Who is right can't be found inside them: that needs evidence from outside.",
    minutes=4,
)
def statement():
    """In 2013 Lavrov "insisted that Moscow was not propping up the Syrian leader". Pick the
    sentence of the report of **2016** that states the opposite as a fact.
    """
    return (
        "Moscow has propped up the regime of Syrian President Bashar al-Assad and unleashed an"
        " intense bombing campaign over rebel held areas in eastern Aleppo."
    )


@reflection(
    rubric=[
        "I say who lies, or who is right, from the two pages alone.",
        "I see that the pages differ, and that they can't settle it.",
        "I also name evidence that would help, and who could have it.",
    ],
    hints=[
        "Who says it in 2013? Who says it in 2016?",
        "What would show that one country keeps another's leader in power?",
    ],
    minutes=5,
)
def evidence():
    """One page denies it in a man's words, the other states it in its own. What would you need in
    order to find out?
    """
    return (
        "The pages differ, and that does not show that anyone lied. In 2013 Lavrov vouches, in 2016"
        " the report itself, and it names no source. I would look for records of arms and money,"
        " for what people on the ground saw, and for what other outlets and both governments say."
    )


@question(
    number(),
    hints=[
        "In the second section, look at the paragraph where he says what the alternative is."
        " Are all quotation marks there?",
        "A mark is missing before the second sentence of that paragraph. Put it in, then count"
        " every word between the marks, in this paragraph and the next.",
    ],
    wrong=[
        Wrong(
            27,
            "The sentence after 'said Kerry.' has lost its opening mark. Read how it ends, and"
            " count its words as well. Without them Lavrov would lead.",
        ),
        Wrong(47, "'said Kerry' is the reporter's. Count only what stands between the marks."),
        Wrong(
            51,
            "You also counted the subheading. It stands over the section, outside the paragraphs.",
        ),
        Wrong(42, "That is how many Lavrov has. Whose name follows the marks you counted?"),
        Wrong(
            9,
            "That is the first of his quotations only. Read on to the end of the next paragraph.",
        ),
    ],
    reason="9 + 18 + 7 + 11 words. Without the mark put back he would have 27, and Lavrov, with 42,"
    " would lead. One mark decides who speaks most: so look before you count.",
    minutes=6,
)
def mended_count():
    """How many words of **Kerry** stand between quotation marks in the body of the report of
    **2013**? One quotation mark is missing on the page. Put it back before you count.

    Leave the subheading out. A word with a hyphen is one word.
    """
    return 45


@question(
    table(["report", "sentence"]),
    hints=[
        "Look at the whole table first: kit.sentence_table(reports)",
        "Change one word in the example. Search for the shortest part of his name that is always"
        " there.",
    ],
    wrong=[
        Wrong(
            lambda reports: _naming(reports, "Kerry"),
            "These rows name Kerry: you ran the example as it is. Change the name.",
            label="the example",
        ),
        Wrong(
            lambda reports: _naming(reports, "Bashar"),
            "You searched for his first name. One sentence has only his last name.",
            label="the first name",
            also=[
                lambda reports: _naming(reports, "President Bashar al-Assad"),
                lambda reports: _naming(reports, "al-Assad"),
            ],
        ),
        Wrong(
            lambda reports: _naming(reports, "regime"),
            "You searched for regime. One of these sentences doesn't name him, and one that names"
            " him has another word.",
            label="regime",
        ),
        Wrong(
            lambda report_2013: _naming([report_2013], "Assad"),
            "This is one report only. Give kit.sentence_table both: reports",
            label="2013 only",
        ),
    ],
    reason="Three sentences name him, and in none does he speak: he is mentioned, not heard.",
    minutes=5,
    points=2,
)
def naming_sentences(reports):
    """`kit.sentence_table(reports)` lists the sentences of both reports. To keep those that name
    Kerry:

    ```python
    sentences = kit.sentence_table(reports)
    sentences[sentences["text"].str.contains("Kerry")]
    ```

    Make the table of the sentences that name **Assad**. Then read them: does he speak?
    """
    sentences = kit.sentence_table(reports)
    return sentences[sentences["text"].str.contains("Assad")]


@question(
    number(),
    hints=[
        "To be quoted, somebody's words must stand between quotation marks.",
        "Go through both reports, mark by mark, and write down who speaks. From which country is"
        " each?",
    ],
    wrong=[
        Wrong(
            1,
            "Assad is named, in both reports. Do any words between marks come from him? Mentioned"
            " is not heard.",
        ),
        Wrong(4, "That is how many people are quoted. Now ask of each: from which country?"),
        Wrong(
            2,
            "The Syrian government and the rebels are spoken about. Who speaks about them?",
            also=[3],
        ),
    ],
    reason="Lavrov, Kerry, Kirby and Putin are quoted: two Russians, two Americans. That is a count"
    " of two reports and no rule about the outlet. It says who is heard, and not why.",
    minutes=4,
)
def local_voices():
    """How many of the people who are **quoted** in the two reports are Syrian? Count each person
    whose words stand between quotation marks.
    """
    return 0


@question(
    chart("order", "title", "description"),
    hints=[
        "Put speaker on one axis and words on the other.",
        "Begin with the pattern and fill the gaps one by one: table, title, description, then the"
        " two columns.",
    ],
    wrong=[
        Wrong(
            lambda: _bars(_tally()[lambda tally: tally["words"] > 0]),
            "A row is missing: somebody with 0 words. To be named and not heard is a finding, so"
            " keep the row.",
            label="without the row of 0",
        ),
        Wrong(
            lambda: _bars(_tally(), x=alt.X("words").scale(domain=[8, 32])),
            "The bars begin at 8 words, not at zero, so the lengths tell another story. Leave the"
            " scale as it is.",
            label="cut axis",
        ),
        Wrong(
            lambda: _bars(_tally(), x="count()"),
            "Each bar has the length 1: count() counts the rows of the table. Put words on the"
            " axis.",
            label="rows counted",
        ),
        Wrong(
            lambda: _bars(_tally(), mark="point"),
            "These are points. A bar shows how much: use mark_bar().",
            label="points",
        ),
        Wrong(
            lambda: _bars(_tally(), y="speaker"),
            "The speakers stand in the order of the alphabet. Longest bar first is easier to read:"
            ' alt.Y("speaker").sort("-x")',
            label="by the alphabet",
        ),
    ],
    reason="The bars show counts, begin at zero, and keep the row of the one who is not heard. Many"
    " quoted words don't mean that a report is on someone's side.",
    minutes=8,
    points=2,
    given="""
    names = ["Lavrov", "Kerry", "Kirby", "Putin", "no clear speaker"]
    tally = pd.DataFrame({"speaker": names, "words": [21, 0, 22, 31, 10]})
    """,
)
def speaker_chart():
    """The cell below begins with a tally by hand of the report of **2016**: words between quotation
    marks, by speaker. Check one of its numbers on the page. Then draw it: a bar for each speaker,
    as long as the number of words, the longest first. Give it a title, and a description for those
    who can't see it. Fill the gaps in this pattern:

    ```python
    bars = alt.Chart(tally, title="…", description="…").mark_bar()
    speaker_chart = bars.encode(x="…", y=alt.Y("…").sort("-x"))
    ```
    """
    names = ["Lavrov", "Kerry", "Kirby", "Putin", "no clear speaker"]
    tally = pd.DataFrame({"speaker": names, "words": [21, 0, 22, 31, 10]})
    return (
        alt.Chart(tally, title="Quoted words", description="Putin 31 words, Kerry 0.")
        .mark_bar()
        .encode(x="words", y=alt.Y("speaker").sort("-x"))
    )


@reflection(
    rubric=[
        "I name nobody, or I say that leaving someone out shows bias.",
        "I name whose voice is missing.",
        "I also say which question that voice could answer, and why it may be missing.",
    ],
    hints=[
        "Who lives with what the report tells about?",
        "What could a doctor in Aleppo know that a minister doesn't?",
    ],
    minutes=5,
)
def missing_voices():
    """Four men are quoted, from two countries. Whose voice would you add, and which question could
    it answer? What does the report do well with the voices that it has?
    """
    return (
        "A doctor in Aleppo could say what was hit and what is lacking. Someone from the Syrian"
        " government and someone from the rebels could say what they would agree to. They may be"
        " missing because talks between two powers were the news of the day, or because nobody"
        " could be reached. The report does say of most quotations who speaks and where."
    )


@question(
    coding(["named", "unnamed", "report"], range(10, 17)),
    hints=[
        "Ask of each sentence: does it say from whom the report knows this?",
        "Write one of the three words behind each comma, and change nothing else.",
    ],
    wrong=[
        Wrong(
            "sentence,code\n10,named\n11,unnamed\n12,report\n13,report\n14,unnamed\n15,report",
            "Sentence 16 is missing. A coding counts only when each sentence has its code.",
            label="one sentence missing",
        ),
        Wrong(
            "sentence,code\n10,report\n11,unnamed\n12,report\n13,russia\n14,unnamed\n15,report"
            "\n16,report",
            "The code russia is not in the codebook. It asks how the source is given, and not who"
            " acts.",
            label="a code of one's own",
        ),
        Wrong(
            "sentence,code\n10,report\n11,unnamed\n11,report\n12,report\n13,report\n14,unnamed"
            "\n15,report\n16,report",
            "Sentence 11 has two codes. Decide for one, and write the doubt into your notes.",
            label="two codes for one sentence",
        ),
    ],
    reason="Every sentence has one code from the codebook. Which one fits can be argued about:"
    " compare with somebody else, sentence by sentence. This is one coder's view.",
    minutes=10,
    points=2,
    level="stretch",
)
def source_codes():
    """From whom does the report of **2016** know what it says? Code its sentences 10 to 16, from
    "This will be the first meeting" to "collapsed in September". Write one code behind each comma:

    - `named`: a person or body with a name vouches for it.
    - `unnamed`: somebody does, without a name ("reports of", "are thought to").
    - `report`: nobody is given, the report says it itself.

    Only the form is checked: a code for each sentence. Which code fits is for you to discuss.
    """
    return """
sentence,code
10,report
11,unnamed
12,report
13,report
14,unnamed
15,report
16,report
"""


def _naming(reports, word):
    sentences = kit.sentence_table(reports)
    return sentences[sentences["text"].str.contains(word)]


def _tally():
    names = ["Lavrov", "Kerry", "Kirby", "Putin", "no clear speaker"]
    return pd.DataFrame({"speaker": names, "words": [21, 0, 22, 31, 10]})


def _bars(tally, x="words", y=None, mark="bar"):
    bars = alt.Chart(tally, title="Quoted words", description="Putin has most words, Kerry none.")
    bars = bars.mark_point() if mark == "point" else bars.mark_bar()
    return bars.encode(x=x, y=y or alt.Y("speaker").sort("-x"))
