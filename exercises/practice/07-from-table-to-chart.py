"""From table to chart.

A chart is a picture of a table: a mark for each row, and `encode` says which column decides what.
Guess what a chart will look like before you run it, and write the guess down. No chart comes? Read
the last line of the red message. Lesson 7 says what it means. Places, people and outlet in the two
reports are invented.
"""

import altair as alt

import kit
from kit.questions import Wrong, chart, number, question, reflection, text


@question(
    text(),
    hints=[
        "Read the code up to the end of its line: what stands behind encode?",
        "x goes from left to right, and the bars lie. Which column stands behind x?",
    ],
    wrong=[
        Wrong("kind", "That column says in which row a bar stands. What says how far it reaches?"),
        Wrong(
            "x",
            "x is the direction, from left to right. Which column stands behind it?",
            also=["x axis", "the x axis"],
        ),
        Wrong("y", "y is a direction, from top to bottom. The bars reach the other way."),
        Wrong(
            "count",
            "The lesson's table had a column of that name. Read the names in this cell once more.",
            also=["count()", "size"],
        ),
        Wrong("table", "That is the whole table. One of its columns is asked."),
        Wrong("bar", "That is the mark. One of the columns of the table is asked."),
    ],
    also=["x=pieces", 'x="pieces"', "column pieces", "the column pieces", "the pieces column"],
    reason="x is the direction in which the bars lie, so the column behind x decides how long they"
    " are. The other column gives each bar its place.",
    minutes=2,
    given="""
    groups = kit.part_table([report_2013]).groupby("kind").size()
    table = groups.reset_index(name="pieces")
    display(alt.Chart(table).mark_bar().encode(x="pieces", y="kind"))
    """,
)
def length_column():
    """The cell below draws what the page of **2013** is made of. Run it. Which column of its table
    decides **how long** each bar is? Write the name of the column.
    """
    return "pieces"


@question(
    number(),
    hints=[
        "Show the table in a cell of its own. Which names stand in the column actor?",
        "A bar is drawn for each name that has a row, however often it is named.",
    ],
    wrong=[
        Wrong(
            6,
            "So many countries stand in the codebook. Which of them does this page name? No row,"
            " no bar.",
        ),
        Wrong(9, "So often countries are named: that is how long all bars are, put together."),
        Wrong(
            3,
            "Did you count the island as well? This codebook has it as a place: show the table.",
        ),
        Wrong(4, "So many people are named. This table keeps the countries."),
        Wrong(1, "One bar for all comes if no column gives them a place: is y missing?"),
    ],
    reason="Tavland and the Lake Cantons have rows. The codebook knows more countries, but"
    " no row, no bar. The chart doesn't tell you whom it leaves out.",
    minutes=4,
    given="""
    actors = kit.load_actors(kit.pair_folder(pair) / "actors.csv")
    mentions = kit.mention_table([report_2013], actors)
    countries = mentions[mentions["kind"] == "country"]
    """,
)
def country_bars():
    """The codebook lists six countries. The cell below keeps the mentions of countries on the page
    of **2013**. How many **bars** does this chart draw? Guess first, then draw it.

    ```python
    alt.Chart(countries).mark_bar().encode(x="count()", y="actor")
    ```
    """
    return 2


@question(
    chart("order", "title", "description"),
    hints=[
        "Begin as in the lesson: alt.Chart, then mark_bar, then encode with x and y.",
        "For the order, y is more than a name: alt.Y with .sort behind it.",
    ],
    wrong=[
        Wrong(
            lambda report_2016: _bars(_people(report_2016), x="count()"),
            "Each bar has the same length: count() counts the rows of this table, and each person"
            " has one. The numbers stand in a column.",
            label="rows counted",
        ),
        Wrong(
            lambda report_2016: _bars(_people(report_2016), y="actor"),
            "The names stand in the order of the alphabet. The longest bar first is easier to"
            ' read: alt.Y("actor").sort("-x")',
            label="by the alphabet",
        ),
        Wrong(
            lambda report_2013: _bars(_people(report_2013)),
            "These are the counts of 2013. Which report is asked?",
            label="2013",
        ),
        Wrong(
            lambda report_2016: _bars(_people(report_2016), mark="point"),
            "These are points: they show a place and no length. Use mark_bar().",
            label="points",
        ),
        Wrong(
            lambda reports: _bars(_people(*reports)),
            "These counts put both reports together. Take counts as the cell below makes it.",
            label="both reports",
        ),
    ],
    reason="The bars show counts, begin at zero, and stand in an order that can be read. The two"
    " longest are equal: that one stands on top says nothing.",
    minutes=8,
    points=2,
    given="""
    actors = kit.load_actors(kit.pair_folder(pair) / "actors.csv")
    mentions = kit.mention_table([report_2016], actors)
    people = mentions[mentions["kind"] == "person"]
    counts = people.groupby("actor").size().reset_index(name="count")
    """,
)
def people_chart(report_2016):
    """The cell below counts how often the page of **2016** names each person. Draw the table
    `counts`: a bar for each person, the longest first, with a title, and with a description for
    those who can't see it.
    """
    actors = kit.load_actors(kit.PRACTICE / "actors.csv")
    mentions = kit.mention_table([report_2016], actors)
    people = mentions[mentions["kind"] == "person"]
    counts = people.groupby("actor").size().reset_index(name="count")
    words = "Five bars: Askholt 3, Lark 3, Voll 2, Fenn 1, Harbin 1."
    bars = alt.Chart(counts, title="People named, 7 September 2016", description=words).mark_bar()
    return bars.encode(x="count", y=alt.Y("actor").sort("-x"))


@question(
    text(),
    hints=[
        "Ask of each title: which bar shows this? Look for words that no bar can show.",
        "A title may say what is counted, where, and when. It may not say why, or what it means.",
    ],
    wrong=[
        Wrong(
            "A",
            "The bars show how often somebody is named. Does that tell you who was important?",
            also=["title A"],
        ),
        Wrong(
            "B",
            "For a change you need more than one page, and for a reason more than a count.",
            also=["title B"],
        ),
        Wrong(
            "D",
            "A name is a mention, not room: nobody counted the words about each man.",
            also=["title D"],
        ),
    ],
    also=[
        "title C",
        "How often the page of 7 September 2016 names each person",
        "C: How often the page of 7 September 2016 names each person",
    ],
    reason="It says what is counted, and from where, and leaves the rest to the reader. The others"
    " say what no bar shows: importance, a change with its reason, room.",
    minutes=3,
)
def fair_title():
    """Which of these titles says only what your chart of the people named in **2016** shows? Write
    its letter.

    - **A:** Lark and Askholt were the most important men at the talks
    - **B:** Since 2013 the outlet has lost interest in Fenn
    - **C:** How often the page of 7 September 2016 names each person
    - **D:** Twice as much room for Voll as for Fenn
    """
    return "C"


@question(
    chart(),
    hints=[
        "The table has a row for each sentence, so a bar as long as its rows counts sentences.",
        "Three things stand in the brackets of encode: x, y and row. One of them is count().",
    ],
    wrong=[
        Wrong(
            lambda reports: _of_sentences(reports).encode(x="count()", y="kind"),
            "Your chart puts the sentences of both reports into one bar. How do you get a chart for"
            " each report?",
            label="both reports in one",
        ),
        Wrong(
            lambda reports: _of_sentences(reports).encode(x="words", y="kind", row="report"),
            "These bars add up the words of the sentences. Let the chart count the rows instead.",
            label="words added up",
            also=[
                lambda reports: _of_sentences(reports).encode(
                    x="sum(words)", y="kind", row="report"
                )
            ],
        ),
        Wrong(
            lambda report_2013: _of_sentences([report_2013]).encode(
                x="count()", y="kind", row="report"
            ),
            "This is one report only. Make the table of both: reports",
            label="2013 only",
            also=[
                lambda report_2016: _of_sentences([report_2016]).encode(
                    x="count()", y="kind", row="report"
                )
            ],
        ),
        Wrong(
            lambda reports: _of_sentences(reports).encode(x="count()", y="report", row="kind"),
            "This is a chart for each kind. One for each report is asked: exchange two columns.",
            label="a chart for each kind",
        ),
        Wrong(
            lambda reports: _bars(kit.part_table(reports), x="count()", y="kind", row="report"),
            "These are the parts of the pages. The table of sentences is asked.",
            label="parts",
        ),
    ],
    reason="The chart counts the rows of each kind itself, in each report. It counts sentences,"
    " long ones and short ones alike.",
    minutes=5,
    points=2,
    given="""
    sentences = kit.sentence_table(reports)
    """,
)
def kinds_chart(reports):
    """`sentences` has a row for each sentence of both reports. Its column `kind` says in which kind
    of part a sentence stands. Draw a chart for each **report**, and in it a bar for each **kind**,
    as long as the number of its sentences. Let the chart do the counting.
    """
    sentences = kit.sentence_table(reports)
    return alt.Chart(sentences).mark_bar().encode(x="count()", y="kind", row="report")


@question(
    number(),
    hints=[
        "Look for the bar that reaches farthest to the right.",
        "Then go from this bar to the left, to the axis: which number stands there?",
    ],
    wrong=[
        Wrong(41, "That is how many words it has. The number of the sentence stands to its left."),
        Wrong(18, "That one comes next. Hold a sheet of paper upright at the end of the bars."),
        Wrong(19, "That is the last sentence. Which bar is the longest?"),
        Wrong(4, "In the report of 2013 it would be that one. Which report is drawn?"),
        Wrong(5, "That is the shortest bar. The longest is asked."),
    ],
    reason="The number on the axis names the sentence, and the length of the bar counts its words."
    " Read it on the page: it tells what two days of talks are to be about.",
    minutes=3,
    given="""
    lengths = kit.sentence_table([report_2016])
    display(alt.Chart(lengths).mark_bar().encode(x="words", y="sentence:O"))
    """,
)
def longest_sentence():
    """The cell below draws a bar for each sentence of the report of **2016**, as long as the number
    of its words. Run it. What is the **number of the longest sentence**?
    """
    return 9


@question(
    number(),
    hints=[
        "Keep to the chart of 2016. Which bars stand for words between quotation marks?",
        "Full and light bars count, hollow ones don't. A row without a name is no person.",
    ],
    wrong=[
        Wrong(
            4,
            "You are near. One of your rows has a hollow bar only, or it names nobody: look at each"
            " bar of your rows again.",
        ),
        Wrong(2, "You counted full bars only. In light bars, words stand between marks as well."),
        Wrong(9, "That is every row. Some rows have hollow bars only, and some are no person."),
        Wrong(5, "Hollow bars don't count: there the reporter sums up. And who is a person?"),
        Wrong(0, "A full bar stands for a whole quotation. Is there none in 2016?"),
    ],
    reason="Askholt, Harbin and Voll. Lark has a hollow bar only: he is named, and what he"
    " announced is summed up. The chart shows where words stand, and not what they say.",
    minutes=4,
    given="""
    quotations = kit.quotation_table(reports)
    display(kit.charts.quotation_track(quotations, kit.part_table(reports)))
    """,
)
def voices_in_track():
    """Run the cell below. Of how many **people** does the report of **2016** show words **between
    quotation marks**? Read it off the chart.
    """
    return 3


@question(
    chart("order", "title", "description"),
    hints=[
        "Begin with the chart of the longest sentence. The table has the rows of both reports now.",
        "The order of the page comes by itself with sentence:O. For two charts, add row to encode.",
    ],
    wrong=[
        Wrong(
            lambda reports: _lengths(reports, y="sentence:O"),
            "Each bar adds up two sentences, one of each report. How do you get a chart for each?",
            label="both reports in one",
        ),
        Wrong(
            lambda report_2016: _lengths([report_2016], y="sentence:O", row="report"),
            "This is one report only. Take the table lengths as the cell below makes it.",
            label="2016 only",
            also=[lambda report_2013: _lengths([report_2013], y="sentence:O", row="report")],
        ),
        Wrong(
            lambda reports: _lengths(reports, y=alt.Y("sentence:O").sort("-x"), row="report"),
            "The longest stand first, so the page can't be followed any more. Take the sort away.",
            label="longest first",
        ),
        Wrong(
            lambda reports: _lengths(reports, y="sentence", row="report"),
            "Altair takes the numbers of the sentences for amounts. They are places in an order:"
            ' write "sentence:O"',
            label="without :O",
        ),
        Wrong(
            lambda reports: _lengths(reports, x="count()", y="sentence:O", row="report"),
            "All bars are equally long: count() counts rows. The words stand in a column.",
            label="rows counted",
        ),
    ],
    reason="You can follow each page from top to bottom: where it takes a long breath, and where"
    " it comes to the point. Long is neither good nor bad, and two reports show no habit.",
    minutes=7,
    points=2,
    level="stretch",
    given="""
    lengths = kit.sentence_table(reports)
    """,
)
def lengths_chart(reports):
    """How long are the sentences of both reports? Draw a chart for each report: a bar for each
    sentence, in the order of the page, as long as the number of its words. Give it a title and a
    description.
    """
    lengths = kit.sentence_table(reports)
    title = "Words in each sentence of two reports, 12 June 2013 and 7 September 2016"
    words = "17 bars for 2013, from 12 words to 33; 19 for 2016, from 9 to 41."
    bars = alt.Chart(lengths, title=title, description=words).mark_bar()
    return bars.encode(x="words", y="sentence:O", row="report")


@reflection(
    rubric=[
        "My title says more than the chart shows, or I give no count.",
        "My title says what is counted, and I give a count from the chart.",
        "I also say what the chart does not show, and what one would have to read to find out.",
    ],
    hints=[
        "Ask the four questions of lesson 7. The last one is the hardest.",
        "Imagine somebody who has seen your chart and not the reports. What may they believe?",
    ],
    minutes=6,
)
def own_chart():
    """Make a chart of your own, in a box of your own: with code, or with
    `kit.panels.chart_builder(reports)`. Then write here its title, one sentence with a count from
    it, and one thing that it does **not** show.
    """
    return (
        "Title: Quotations on the pages of 12 June 2013 and 7 September 2016, by kind. The kit"
        " finds 7 direct quotations, 5 partial and 19 indirect ones. The chart does not show whose"
        " words they are, or whether they are true: for that I would read each on its page. Nor"
        " does it show that the outlet always writes so: these are two reports."
    )


def _people(*reports):
    mentions = kit.mention_table(reports, kit.load_actors(kit.PRACTICE / "actors.csv"))
    people = mentions[mentions["kind"] == "person"]
    return people.groupby("actor").size().reset_index(name="count")


def _bars(table, x="count", y=None, mark="bar", **more):
    bars = alt.Chart(table, title="Names", description="Each name with its count.")
    bars = bars.mark_point() if mark == "point" else bars.mark_bar()
    return bars.encode(x=x, y=y or alt.Y("actor").sort("-x"), **more)


def _of_sentences(reports):
    return alt.Chart(kit.sentence_table(reports)).mark_bar()


def _lengths(reports, x="words", **channels):
    table = kit.sentence_table(reports)
    bars = alt.Chart(table, title="Words", description="The words of each sentence.")
    return bars.mark_bar().encode(x=x, **channels)
