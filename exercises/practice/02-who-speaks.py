"""Who speaks?

A report is full of other people's words. Whose are they, how many did each get, and who is named
and never heard? Take a pencil first: mark the quotation marks on the page, and count by hand.
Places, people and outlet in the two reports are invented.
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
        "Look for Voll in the last section. What does he do with the charges?",
        "He rejected them as something. Only the words between the marks are his.",
    ],
    wrong=[
        Wrong(
            "the slump in summer bookings",
            "There are no quotation marks around these words: the reporter sums up what he said.",
            also=[
                "the South Shore was to blame for the storm over the Sorrel ferry",
                "summer bookings",
                "to blame",
            ],
        ),
        Wrong(
            "storm fees",
            "No marks stand around these words, and they are what others accuse Grenholt of.",
            also=["slipping storm fees", "slipping storm fees into its ticket prices"],
        ),
        Wrong(
            "rejected the charges",
            "These are the reporter's words about him. Which words right after them are his own?",
            also=["rejected the charges as"],
        ),
    ],
    reason="Three words stand between the marks, so three words are shown as his own. All else in"
    " this sentence is the reporter's.",
    minutes=2,
)
def dismissal():
    """South Shore councils accused Grenholt, says the report of **2016**. With which words of his
    own does Voll reject this? Copy what stands between the quotation marks.
    """
    return "mere harbor gossip"


@question(
    items(),
    hints=[
        "Look only at what stands between the marks: all words outside are the reporter's.",
        "His long quotation is the last paragraph. Look for each of the five in it.",
    ],
    wrong=[
        Wrong(
            ["blame", "responsible", "Lake Cantons"],
            "One of these stands in the heading and in the paraphrase only: look for it between"
            " the marks.",
            also=[["blame"], ["blame", "responsible"], ["blame", "Lake Cantons"]],
        ),
        Wrong(
            ["blame", "responsible", "storm", "summer bookings", "Lake Cantons"],
            "All five stand in the section. Which of them stand between quotation marks?",
        ),
        Wrong(
            ["storm", "summer bookings"],
            "These stand in the sentence that sums up what he said. That is the reporter's voice.",
            also=[["blame", "storm", "summer bookings"], ["blame", "storm"]],
        ),
        Wrong(
            ["responsible"],
            "That one is his. There is one more: read the long quotation to its end.",
            also=[["Lake Cantons"]],
        ),
    ],
    also=[["responsible", "the Lake Cantons"]],
    reason="Heading and paraphrase say blame; between the marks he says responsible. A paraphrase"
    " may rest on parts of the interview that the report doesn't show.",
    minutes=4,
)
def own_words():
    """Which of these does the report of **2016** show between quotation marks as **Voll's own**
    words: blame, responsible, storm, summer bookings, Lake Cantons? Write a list.
    """
    return ["responsible", "Lake Cantons"]


@question(
    sentence(2016),
    hints=[
        "In 2013 Askholt denies that Grenholt does something. Look for the same verb in 2016.",
        "Look for a sentence without any verb of saying, in the section about further talks.",
    ],
    wrong=[
        Wrong(
            "South Shore councils, including those of the Lake Cantons, Marl and Wexley, have"
            " accused Grenholt of slipping storm fees into its ticket prices.",
            "That sentence has a verb of saying: accused. Look for one without any.",
        ),
        Wrong(
            "The LC walked out of the ferry talks amid reports of Grenholt's continued cancellation"
            " of boats to the crowded Sorrel port of Ternby.",
            "That is about canceled boats, and it points to reports. Look for support of a leader.",
        ),
        Wrong(
            "Askholt maintained that Tavland did not see why Fenn should have to step down before"
            " any talks, but insisted that Grenholt was not bankrolling the island's leader.",
            "That is the denial of 2013. Now find the other sentence, in the report of 2016.",
        ),
    ],
    reason="No verb of saying and no source: the report vouches for this sentence itself. The two"
    " pages differ. Who is right can't be found inside them: that needs evidence from outside.",
    minutes=4,
)
def statement():
    """In 2013 Askholt "insisted that Grenholt was not bankrolling the island's leader". Pick the
    sentence of the report of **2016** that states the opposite as a fact.
    """
    return (
        "Grenholt has bankrolled the clique of Sorrel Mayor Aldo Fenn and ordered a sweeping round"
        " of cancellations at boycotter held piers in eastern Ternby."
    )


@reflection(
    rubric=[
        "I say who lies, or who is right, from the two pages alone.",
        "I see that the pages differ, and that they can't settle it.",
        "I also name evidence that would help, and who could have it.",
    ],
    hints=[
        "Who says it in 2013? Who says it in 2016?",
        "What would show that one government pays for another place's leader?",
    ],
    minutes=5,
)
def evidence():
    """One page denies it in a man's words, the other states it in its own. What would you need in
    order to find out?
    """
    return (
        "The pages differ, and that does not show that anyone lied. In 2013 Askholt vouches, in"
        " 2016 the report itself, and it names no source. I would look for the council's books, for"
        " what people on the island saw, and for what other outlets and both governments say."
    )


@question(
    number(),
    hints=[
        "In the second section, look at the paragraph where he says what the danger is."
        " Are all quotation marks there?",
        "A mark is missing before the second sentence of that paragraph. Put it in, then count"
        " every word between the marks, in this paragraph and the next.",
    ],
    wrong=[
        Wrong(
            28,
            "The sentence after 'said Lark.' has lost its opening mark. Read how it ends, and"
            " count its words as well. Without them Askholt would lead.",
        ),
        Wrong(49, "'said Lark' is the reporter's. Count only what stands between the marks."),
        Wrong(
            54,
            "You also counted the subheading. It stands over the section, outside the paragraphs.",
        ),
        Wrong(40, "That is how many Askholt has. Whose name follows the marks you counted?"),
        Wrong(
            10,
            "That is the first of his quotations only. Read on to the end of the next paragraph.",
        ),
    ],
    reason="10 + 19 + 6 + 12 words. Without the mark put back he would have 28, and Askholt, with"
    " 40, would lead. One mark decides who speaks most: so look before you count.",
    minutes=6,
)
def mended_count():
    """How many words of **Lark** stand between quotation marks in the body of the report of
    **2013**? One quotation mark is missing on the page. Put it back before you count.

    Leave the subheading out. A word with a hyphen is one word.
    """
    return 47


@question(
    table(["report", "sentence"]),
    hints=[
        "Look at the whole table first: kit.sentence_table(reports)",
        "Change one word in the example. Search for the shortest part of his name that is always"
        " there.",
    ],
    wrong=[
        Wrong(
            lambda reports: _naming(reports, "Lark"),
            "These rows name Lark: you ran the example as it is. Change the name.",
            label="the example",
        ),
        Wrong(
            lambda reports: _naming(reports, "Aldo"),
            "You searched for his first name. One sentence has only his last name.",
            label="the first name",
            also=[
                lambda reports: _naming(reports, "Mayor Aldo Fenn"),
                lambda reports: _naming(reports, "Aldo Fenn"),
            ],
        ),
        Wrong(
            lambda reports: _naming(reports, "clique"),
            "You searched for clique. One of these sentences doesn't name him, and one that names"
            " him has another word.",
            label="clique",
        ),
        Wrong(
            lambda report_2013: _naming([report_2013], "Fenn"),
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
    Lark:

    ```python
    sentences = kit.sentence_table(reports)
    sentences[sentences["text"].str.contains("Lark")]
    ```

    Make the table of the sentences that name **Fenn**. Then read them: does he speak?
    """
    sentences = kit.sentence_table(reports)
    return sentences[sentences["text"].str.contains("Fenn")]


@question(
    number(),
    hints=[
        "To be quoted, somebody's words must stand between quotation marks.",
        "Go through both reports, mark by mark, and write down who speaks. For which place does"
        " each speak?",
    ],
    wrong=[
        Wrong(
            1,
            "Fenn is named, in both reports. Do any words between marks come from him? Mentioned"
            " is not heard.",
        ),
        Wrong(4, "That is how many people are quoted. Now ask of each: for which place?"),
        Wrong(
            2,
            "The Sorrel council and the boycotters are spoken about. Who speaks about them?",
            also=[3],
        ),
    ],
    reason="Askholt, Lark, Harbin and Voll are quoted: two for Tavland, two for the Lake Cantons."
    " That is a count of two reports and no rule about the outlet. It says who is heard, and not"
    " why.",
    minutes=4,
)
def local_voices():
    """How many of the people who are **quoted** in the two reports come from Sorrel? Count each
    person whose words stand between quotation marks.
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
            lambda: _bars(_tally(), x=alt.X("words").scale(domain=[8, 34])),
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
    names = ["Askholt", "Lark", "Harbin", "Voll", "no clear speaker"]
    tally = pd.DataFrame({"speaker": names, "words": [19, 0, 23, 33, 9]})
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
    names = ["Askholt", "Lark", "Harbin", "Voll", "no clear speaker"]
    tally = pd.DataFrame({"speaker": names, "words": [19, 0, 23, 33, 9]})
    return (
        alt.Chart(tally, title="Quoted words", description="Voll 33 words, Lark 0.")
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
        "What could a baker in Ternby know that a minister doesn't?",
    ],
    minutes=5,
)
def missing_voices():
    """Four men are quoted, for two governments. Whose voice would you add, and which question could
    it answer? What does the report do well with the voices that it has?
    """
    return (
        "A baker in Ternby could say which boats did not come and what is lacking. Someone from the"
        " Sorrel council and someone from the boycotters could say what they would agree to. They"
        " may be missing because talks between two neighbors were the news of the day, or because"
        " nobody could be reached. The report does say of most quotations who speaks and where."
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
            "sentence,code\n10,report\n11,unnamed\n12,report\n13,tavland\n14,unnamed\n15,report"
            "\n16,report",
            "The code tavland is not in the codebook. It asks how the source is given, and not who"
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
    "It would be the first meeting" to "fell through in July". Write one code behind each comma:

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
    names = ["Askholt", "Lark", "Harbin", "Voll", "no clear speaker"]
    return pd.DataFrame({"speaker": names, "words": [19, 0, 23, 33, 9]})


def _bars(tally, x="words", y=None, mark="bar"):
    bars = alt.Chart(tally, title="Quoted words", description="Voll has most words, Lark none.")
    bars = bars.mark_point() if mark == "point" else bars.mark_bar()
    return bars.encode(x=x, y=y or alt.Y("speaker").sort("-x"))
