"""Honest charts.

Somebody else drew these charts, and wrote the code. Look first: what does a chart make you think?
Then read the code, change one thing, run it in an empty cell, and compare.
"""

import altair as alt
import pandas as pd

import kit
from kit.questions import Wrong, chart, items, number, question, reflection, table


@question(
    items(),
    hints=[
        "Ask of each letter: would a reader believe something that the two numbers don't say, or"
        " get nothing at all?",
        "Three of the five are faults: look at the scale, at the title, and think of somebody who"
        " listens to the page. Put each letter between quotation marks.",
    ],
    wrong=[
        Wrong(
            ["a", "c"],
            "Both are faults. There is one more: what does somebody get who can't see the chart?",
        ),
        Wrong(
            ["a", "e"],
            "Both are faults. There is one more: read the title aloud, and ask how the bars show"
            " it.",
            also=[["a"]],
        ),
        Wrong(
            ["a", "b", "c", "e"],
            "One of these is no fault: two speakers in one report share one text, so there are no"
            " two lengths to divide by. Counts come first.",
            also=[["a", "b", "c"], ["b"]],
        ),
        Wrong(
            ["a", "c", "d", "e"],
            "One of these is no fault: it makes a chart easier to read. Which?",
            also=[["a", "c", "d"], ["d"]],
        ),
        Wrong(
            ["a", "b", "c", "d", "e"],
            "Not all five. Which two help a reader, or do no harm?",
        ),
    ],
    reason="A cut scale makes a small difference look large, a title with a cause says more than a"
    " count can, and without a description some readers get nothing. Counts and a clear order are"
    " no faults.",
    minutes=4,
    given="""
    tally = pd.DataFrame({"speaker": ["Kerry", "Lavrov"], "words": [45, 42]})
    drawn = alt.Chart(tally, title="Kerry leads because he came prepared").mark_bar(clip=True)
    drawn = drawn.encode(x=alt.X("words").scale(domain=[40, 46]), y=alt.Y("speaker").sort("-x"))
    """,
)
def chart_faults():
    """The cell below draws the words between quotation marks in the paragraphs of the report of
    **2013**, with the lost mark put back. Run it, then write `drawn` into an empty cell. Which of
    these are **faults** of the chart? Write a list of letters.

    - **a**: The bars do not begin at zero.
    - **b**: It shows counts, and no rates.
    - **c**: The title gives a cause.
    - **d**: The longer bar stands on top.
    - **e**: It has no description.
    """
    return ["a", "c", "e"]


@question(
    number(),
    hints=[
        "A drawn bar goes from the beginning of the scale to its number. How long is each?",
        "Take 40 from each number first. Then divide the longer bar by the shorter one.",
    ],
    wrong=[
        Wrong(
            45 / 42,
            "That is how many times as large the number is. How long are the two bars as they are"
            " drawn?",
            also=[1.07, 1.1, 1],
            label="the numbers divided",
        ),
        Wrong(3, "That is by how many words the numbers differ. How many times as long is asked."),
        Wrong(
            5,
            "That is the length of one of the bars, as it is drawn. How long is the other?",
            also=[2],
        ),
        Wrong(
            (2, 5),
            "The comma made two numbers of it. Python begins the part of a number that is smaller"
            " than one with a dot.",
            label="with a comma",
        ),
        Wrong(0.4, "You divided the shorter bar by the longer one. Turn it round."),
    ],
    reason="Drawn from 40, the bars are five and two words long. The numbers themselves are nearly"
    " the same: the one is not even a tenth larger.",
    minutes=3,
)
def looks_longer():
    """The scale of that chart begins at **40**. Kerry has 45 words, Lavrov has 42. How many times
    as long as Lavrov's bar does Kerry's bar **look**?

    You may let Python work it out behind the `=` sign.
    """
    return (45 - 40) / (42 - 40)


@question(
    chart(),
    hints=[
        "Change one thing at a time. Which line keeps only some of the rows?",
        "Put the name of the whole table behind alt.Chart( and let the scale begin at zero, or take"
        " the scale away.",
    ],
    wrong=[
        Wrong(
            lambda: _cut(_countries().head(2)),
            "This is the code as it was. Change one thing, and check again: begin with the rows.",
            label="as it was",
        ),
        Wrong(
            lambda: _cut(_countries()),
            "All rows are there now. The bars still begin at 20 words, so a bar of 22 words is"
            " hardly to be seen.",
            label="still cut",
        ),
        Wrong(
            lambda: _plain(_countries().head(2)),
            "The bars begin at zero now. Two rows are still missing, and one of them is the row of"
            " zero: no voice is a finding, too.",
            label="rows still missing",
        ),
        Wrong(
            lambda: _plain(_countries()[lambda tally: tally["words"] > 0]),
            "One row is missing. Nobody from that country is quoted: keep its row, without a bar.",
            label="without the row of 0",
        ),
        Wrong(
            lambda: _plain(_countries(), x="count()"),
            "count() counts the rows of the table, so each bar has the length 1. Leave words on the"
            " axis.",
            label="rows counted",
        ),
    ],
    reason="From zero, and with all rows, the chart shows what was counted. The old title said"
    " more than that: no bar shows that anybody was shouted down.",
    minutes=6,
    points=2,
    given="""
    names = ["Russia", "United States", "Syria", "no clear speaker"]
    tally = pd.DataFrame({"country": names, "words": [52, 22, 0, 10]})
    some = tally[tally["words"] > 10]
    drawn = alt.Chart(some, title="Russia shouts all others down").mark_bar(clip=True)
    drawn = drawn.encode(x=alt.X("words").scale(domain=[20, 54]), y="country")
    """,
)
def from_zero():
    """The cell below begins with a tally by hand of the report of **2016**: words between quotation
    marks, by the country of the speaker. Below it, somebody drew it. Look at `drawn` in an empty
    cell.

    Copy the lines that draw, and mend two things: let the bars begin at **zero**, and show **all
    rows** of the tally. Give your chart the name that stands before the `=` sign.
    """
    names = ["Russia", "United States", "Syria", "no clear speaker"]
    tally = pd.DataFrame({"country": names, "words": [52, 22, 0, 10]})
    bars = alt.Chart(tally, title="Quoted words, 2016").mark_bar()
    return bars.encode(x="words", y="country")


@question(
    chart("order", "title", "description"),
    hints=[
        "Three things are missing. Add the order first: lesson 8 has the line for it.",
        "Title and description stand behind the table, with commas between:"
        ' alt.Chart(tally, title="…", description="…")',
    ],
    wrong=[
        Wrong(
            lambda: _men(title=None, description=None, order=None),
            "This is the code as it was: in the order of the alphabet, and without words. Begin"
            " with the order.",
            label="as it was",
        ),
        Wrong(
            lambda: _men(order=None),
            "Title and description are there. The longest bar does not stand on top yet. With"
            ' .sort("x") the shortest does: a minus sign turns the order round.',
            label="another order",
            also=[lambda: _men(order="x")],
        ),
        Wrong(
            lambda: _men(title=None),
            "The order is right. A title is missing: what was counted, and where?",
            label="no title",
            also=[lambda: _men(title=None, description=None)],
        ),
        Wrong(
            lambda: _men(description=None),
            "The order is right, and there is a title. Somebody who can't see the chart still gets"
            " nothing: add a description.",
            label="no description",
        ),
        Wrong(
            lambda: _men(keep=0),
            "A row is missing: the one of 0 words. Draw the whole table.",
            label="without the row of 0",
        ),
    ],
    reason="The longest bar is found at once, the title can be checked against the pages, and the"
    " description gives the same to everybody. The check can't judge your words: read them once"
    " more with the checklist of lesson 8.",
    minutes=6,
    points=2,
    given="""
    names = ["Assad", "Kerry", "Kirby", "Lavrov", "Putin", "no clear speaker"]
    tally = pd.DataFrame({"speaker": names, "words": [0, 45, 22, 63, 31, 10]})
    drawn = alt.Chart(tally).mark_bar().encode(x="words", y="speaker")
    """,
)
def in_order():
    """Here the words between quotation marks of **both** reports were added up, the lost mark put
    back. Somebody drew it.

    Copy the line that draws, and mend it: the **longest bar first**, a **title** that only says
    what is shown, and a **description** for those who can't see it.
    """
    names = ["Assad", "Kerry", "Kirby", "Lavrov", "Putin", "no clear speaker"]
    tally = pd.DataFrame({"speaker": names, "words": [0, 45, 22, 63, 31, 10]})
    return (
        alt.Chart(tally, title="Quoted words in both reports", description="Lavrov 63, Assad 0.")
        .mark_bar()
        .encode(x="words", y=alt.Y("speaker").sort("-x"))
    )


@reflection(
    rubric=[
        "I draw the two numbers, or I say which of them is worse.",
        "I say why they may not share an axis: they count different things.",
        "I also write two statements, each with its hedge, and with its source or the words that"
        " none is named.",
    ],
    hints=[
        "Ask of each number: what happened to these people, where, since when, and who says so?",
        "Look at the last sentence of 2013, and at the sentence of 2016 that counts civilians.",
    ],
    minutes=6,
)
def no_shared_axis():
    """Somebody wants one chart with two bars: the largest number of the report of 2013, and that of
    the report of 2016. Why may these two not share an axis? Write what should stand there instead.
    """
    return (
        "They count different things: people killed in a country, over two years, and people"
        " trapped in a city, at one time. Two bars would say: the same, only more of it. Instead:"
        " In May 2013 the report gave a UN estimate of more than 70,000 people killed in Syria"
        " since March 2011. In October 2016 the report wrote that some 300,000 civilians were"
        " thought to be trapped in Aleppo; it named no source."
    )


@question(
    number(),
    hints=[
        "A rate is a count, divided by all words, times a thousand. Go backwards.",
        "Multiply the rate by the number of words, and divide by a thousand. Then round it: hits"
        " come whole.",
    ],
    wrong=[
        Wrong(
            5.4 * 367 / 1000,
            "Nearly. Hits come whole, and the rate in the chart was rounded. Round this, too.",
            also=[1.98, 1.982, 1.9],
            label="not rounded",
        ),
        Wrong(
            5,
            "That is the rate: for a text of a thousand words. How long are these paragraphs?",
            also=[5.4, 6],
        ),
        Wrong(
            5.4 * 367,
            "That is far more than the text has words. Divide by a thousand as well.",
            label="not divided",
            also=[1982],
        ),
        Wrong(
            (5, 4 * 367 / 1000),
            "The comma made two numbers of it. Python begins the part of a number that is smaller"
            " than one with a dot: 5.4",
            label="with a comma",
        ),
        Wrong(
            367 / 5.4,
            "You divided the words by the rate. Multiply them, and divide by a thousand.",
            label="divided by the rate",
            also=[68],
        ),
    ],
    reason="So few: with one hit less the bar would be half as long. That is why a rate is never"
    " shown without its count.",
    minutes=3,
)
def hits_behind():
    """A chart shows a bar for *conflict* in the report of 2013: **5.4** in 1,000 words. The
    paragraphs of this report have **367** words. How many hits are behind the bar?
    """
    return 2


@question(
    items(),
    hints=[
        "A sentence about a chart may say what was counted, and where. Does it say anything else?",
        "Cross out what claims a cause, what speaks of more than this one report, and what takes"
        " silence for a wish. Two are left.",
    ],
    wrong=[
        Wrong(
            ["b"],
            "That one is honest. There is one more, about the row without a bar.",
            label="one of the two: numbers",
        ),
        Wrong(
            ["d"],
            "That one is honest. There is one more: it only repeats a number.",
            label="one of the two: row of 0",
        ),
        Wrong(
            ["a", "b", "d"],
            "One of these is a verdict. Whose actions does the report's own voice criticize? Quoted"
            " words are not favor.",
            label="with the verdict",
            also=[["a"]],
        ),
        Wrong(
            ["b", "c", "d"],
            "One of these goes too far: to have no voice in a report is not to have nothing to"
            " say.",
            label="with the silence",
            also=[["c"], ["b", "c"]],
        ),
        Wrong(
            ["b", "d", "e"],
            "One of these speaks of an outlet. How many of its reports are in the chart?",
            label="with the outlet",
            also=[["e"], ["b", "e"]],
        ),
        Wrong(
            ["b", "d", "f"],
            "One of these has a because in it. Which bar shows a reason?",
            label="with the cause",
            also=[["f"], ["b", "f"]],
        ),
    ],
    reason="Both say what was counted in this one report, and anybody can check them on the page."
    " The others claim a side, a wish, a habit or a cause: the chart shows none of these.",
    minutes=4,
)
def honest_sentences():
    """Your mended chart of question 3 shows: Russia 52, United States 22, no clear speaker 10,
    Syria 0. Which of these sentences may stand below it? Write a list of letters.

    - **a**: The report is on Russia's side.
    - **b**: Putin and Lavrov have 52 words between the marks.
    - **c**: Nobody in Syria had anything to say.
    - **d**: In this report, no Syrian is quoted.
    - **e**: The outlet gives more room to Russia than to others.
    - **f**: Kirby has fewer words because his side froze the talks.
    """
    return ["b", "d"]


@reflection(
    rubric=[
        "My title still has a verdict, a cause or a trend in it.",
        "My title says what was counted, and in which report or reports.",
        "I also say what the old title claims, and what evidence that claim would need.",
    ],
    hints=[
        "What was counted, in which parts of which report, and by whom?",
        "What would you have to read before you could write the old title? How many reports?",
    ],
    minutes=5,
)
def new_title():
    """A chart has three bars for the report of 2016: *war* 3, *crisis* 2, *conflict* 1. In 2013 it
    was *war* 0, *crisis* 0, *conflict* 2. Its title: **From conflict to war: the press sharpens its
    tone**. You have read all these hits. What does the title claim, what is wrong with that, and
    which title would you write?
    """
    return (
        "It claims a change over the years, for the whole press, on purpose. I have two reports of"
        " one outlet. Of the three hits of war, one is the Cold War, one is in war crimes, and one"
        " sums up what Putin said; both hits of crisis stand between quotation marks. My title:"
        " Hits of three words in the paragraphs of two reports, 2013 and 2016. For the old title I"
        " would need many reports of many outlets, and somebody who reads each hit."
    )


@question(
    table(["report", "speaker"], ["words"]),
    hints=[
        "Run the example in an empty cell. Who is named in both reports, and has no row?",
        "Lesson 2 has the way to add a row: a comma, then also= and a list with the full name.",
    ],
    wrong=[
        Wrong(
            lambda reports: _speakers(reports, also=[]),
            "This is the example. Somebody is named in both reports and never quoted: add a row.",
            label="the example",
        ),
        Wrong(
            lambda reports: _speakers(reports, also=["Assad"]),
            "The right man. Write his full name, as the report of 2013 does when it names him"
            " first.",
            label="the short name",
            also=[lambda reports: _speakers(reports, also=["President Bashar al-Assad"])],
        ),
        Wrong(
            lambda reports: _all_parts(reports, also=["Bashar al-Assad"]),
            "The rows are right, and one number is too large: a subheading was counted as well."
            " Take the table of the paragraphs.",
            label="all parts",
        ),
        Wrong(
            lambda report_2016: _speakers([report_2016], also=["Bashar al-Assad"]),
            "This is the report of 2016 only. Take both: reports",
            label="2016 only",
        ),
        Wrong(
            lambda reports: _heard(_speakers(reports, also=["Bashar al-Assad"])),
            "The rows of 0 are missing. Named and not heard is a finding: keep them.",
            label="without the zeros",
        ),
    ],
    reason="In each report five people and the words without a clear speaker have a row, also where"
    " there is nothing to draw. A chart of this table can't forget anybody.",
    minutes=6,
    points=2,
    level="stretch",
    given="""
    said = kit.quotation_table(reports)
    paragraphs = said[said["part_kind"] == "paragraph"]
    """,
)
def all_rows(reports):
    """A chart can only show the rows that its table has. This makes the table behind a chart of
    quoted words in both reports: `kit.compare.speaker_shares(paragraphs)`

    One person is named in both reports and quoted in neither, and has no row. Make the table with a
    row of 0 for this person, too.
    """
    said = kit.quotation_table(reports)
    paragraphs = said[said["part_kind"] == "paragraph"]
    return kit.compare.speaker_shares(paragraphs, also=["Bashar al-Assad"])


def _countries():
    names = ["Russia", "United States", "Syria", "no clear speaker"]
    return pd.DataFrame({"country": names, "words": [52, 22, 0, 10]})


def _cut(tally):
    return _plain(tally, x=alt.X("words").scale(domain=[20, 54]))


def _plain(tally, x="words"):
    return alt.Chart(tally, title="Quoted words").mark_bar(clip=True).encode(x=x, y="country")


def _men(title="Quoted words", description="Lavrov has most words.", order="-x", keep=-1):
    names = ["Assad", "Kerry", "Kirby", "Lavrov", "Putin", "no clear speaker"]
    tally = pd.DataFrame({"speaker": names, "words": [0, 45, 22, 63, 31, 10]})
    words = {"title": title, "description": description}
    given = {name: text for name, text in words.items() if text}
    rows = tally[tally["words"] > keep]
    y = alt.Y("speaker").sort(order) if order else "speaker"
    return alt.Chart(rows, **given).mark_bar().encode(x="words", y=y)


def _speakers(reports, also):
    said = kit.quotation_table(reports)
    return kit.compare.speaker_shares(said[said["part_kind"] == "paragraph"], also=also)


def _all_parts(reports, also):
    return kit.compare.speaker_shares(kit.quotation_table(reports), also=also)


def _heard(shares):
    return shares[shares["words"] > 0]
