"""Words in context.

One thing can have several names, and one word can name several things. Find the words first, read
what stands around them, and only then count. The panel `kit.panels.concordance(reports, "storm")`
finds every place of a word; write it into a box of your own.
Places, people and outlet in the two reports are invented.
"""

import kit
from kit.questions import (
    Wrong,
    items,
    number,
    question,
    quotation,
    reflection,
    sentence,
    table,
)


@question(
    items(),
    hints=[
        "Look for each of the five in the panel. The report stands at the beginning of each line.",
        "Click on a line to see the page: a hit in a headline or teaser stands in no paragraph.",
    ],
    wrong=[
        Wrong(
            ["dispute", "impasse", "storm", "talks", "clique"],
            "You named all five. Go through the lines of each: which report is missing?",
        ),
        Wrong(
            ["impasse", "storm"],
            "These stand in one report only. The others are asked.",
            also=[["impasse"], ["storm"]],
        ),
        Wrong(
            ["talks"],
            "That one is right, but it isn't alone. Look for the others as well.",
            also=[["dispute"], ["clique"], ["dispute", "talks"], ["talks", "clique"]],
        ),
        Wrong(
            ["dispute", "storm", "talks", "clique"],
            "One of these stands in one report only. Look at the lines of each once more.",
            also=[["dispute", "impasse", "talks", "clique"]],
        ),
    ],
    reason="Two of the five stand in the paragraphs of 2016 only. In both, only 2013, only 2016:"
    " such words say where something stands. They don't say why.",
    minutes=4,
)
def in_both():
    """Which of these words stand in the **paragraphs** of **both** reports: dispute, impasse,
    storm, talks, clique? Write a list, each word between quotation marks.
    """
    return ["dispute", "talks", "clique"]


@question(
    number(),
    hints=[
        "Find every hit of the word first. Then ask of each: what does it name?",
        "Read the word behind the hit, and the word before it. One hit has a capital letter.",
    ],
    wrong=[
        Wrong(2, "You are near. 'Storm fees' are money. Do they name the quarrel?"),
        Wrong(3, "That is every hit. One of them is 'Great Storm': does it name the quarrel?"),
        Wrong(0, "Look in the last section. What does a premier speak of there?"),
    ],
    reason="Three hits, and one of them names the quarrel over the ferry, in the summary of"
    " what Voll said. Two texts can't show that an outlet avoids a word.",
    minutes=3,
)
def names_the_matter():
    """The word *storm* stands several times in the paragraphs of the report of **2016**. How many
    of these hits name **the quarrel over the ferry**?
    """
    return 1


@question(
    sentence(2013),
    hints=[
        "Read both hits of clique, and look for a verb of saying in each sentence.",
        "One of the two hits is part of what Grenholt claims. Take the other sentence.",
    ],
    wrong=[
        Wrong(
            "Grenholt claims Halmouth has made matters worse by wanting the clique voted out and by"
            " cheering on the boycotters.",
            "Whose charge is it? Find the verb of saying in this sentence.",
        ),
        Wrong(
            "For all the signatures on the mainland, the Pinewater plan has yet to be taken up in"
            " earnest by either the boycotters and the Sorrel council.",
            "That is the report's own voice, but with another label. Which word is asked?",
        ),
        Wrong(
            '"We agreed that Tavland and the Lake Cantons will invite the Sorrel council and'
            ' passenger groups to draw up a timetable," Askholt said at a joint news conference'
            " shortly before midnight.",
            "That stands between quotation marks, and it has another label.",
        ),
        Wrong(
            "Askholt maintained that Tavland did not see why Fenn should have to step down before"
            " any talks, but insisted that Grenholt was not bankrolling the island's leader.",
            "That sums up what Askholt said, and it names the man. Look for a word for those who"
            " govern with him.",
        ),
    ],
    reason="No verb of saying hands this sentence over to anybody, so the label is the report's"
    " own. It is not its only one: near the end it writes of the Sorrel council.",
    minutes=3,
)
def label_in_own_voice():
    """In which sentence of the report of **2013** does the report itself, in its own voice, call
    those around Mayor Fenn a *clique*?
    """
    return (
        "The two neighbors have often backed rival camps on the island, with Tavland - for decades"
        " the builder of Sorrel's boats - keeping up close ties with the clique of Mayor Aldo Fenn."
    )


@question(
    quotation(2016),
    hints=[
        "Find the two hits of impasse. Between which marks does each stand?",
        "There are two right answers: the first is in the paragraph below the lede.",
    ],
    wrong=[
        Wrong(
            "the storm over the Sorrel ferry",
            "No marks stand around these words, and it is another label. Look for impasse.",
            also=["the South Shore was to blame for the storm over the Sorrel ferry"],
        ),
        Wrong(
            "mere harbor gossip",
            "These are quoted words, but no label for the quarrel stands in them.",
        ),
        Wrong(
            "We would prefer a small circle for doing some real work, and not another Grand"
            " Session-like contest of speeches,",
            "These are quoted words about a meeting. In which quotation does impasse stand?",
        ),
    ],
    also=[
        "a multilateral way out of the impasse, including boats on every day of the week and the"
        " return of the island post boat,"
    ],
    reason="Each hit of impasse stands between quotation marks, so the report shows it as somebody"
    " else's word. A count alone would not tell you that.",
    minutes=3,
)
def handed_over():
    """The report of **2016** hands the word *impasse* over to others. Copy one quotation in which
    it stands: all that stands between the marks.
    """
    return "laying the groundwork for ending the Sorrel ferry impasse."


@reflection(
    rubric=[
        "I name a label, or I say which one is the right one.",
        "I name labels, and whose word each of them is.",
        "I also say what each makes a reader expect, and what it leaves open.",
    ],
    hints=[
        "Write down each label with its sentence first. Who vouches for it?",
        "Read the sentence once more with another label in it. What changes?",
    ],
    minutes=5,
)
def labels():
    """Choose two labels from the reports that name the same people, or the same events. Whose word
    is each? What does each make a reader expect?
    """
    return (
        "The report of 2013 writes clique and, elsewhere, the Sorrel council; Askholt is quoted"
        " with the Sorrel council, too. Clique makes me expect a few friends who share things among"
        " themselves, council an office like others. Neither tells what they do. I can't say"
        " which is right from the word alone, and two reports don't show a habit."
    )


@question(
    number(tolerance=0.5),
    hints=[
        "Divide the count by all words of the teaser.",
        "Then multiply by a thousand. Let Python do it: 1000 * ... / ...",
    ],
    wrong=[
        Wrong(
            1 / 35,
            "That is the share of a single word. How many would it be in a thousand words?",
            label="not times 1,000",
        ),
        Wrong(
            (28, 6),
            "The comma made two numbers of it. Python puts a dot there: a half is 0.5",
            also=[(28, 57), (28, 5), (28, 571)],
            label="a comma for the dot",
        ),
        Wrong(35, "You divided the words by the count. Turn it round: count first.", also=[35000]),
        Wrong(
            1000 * 1 / 390,
            "You divided by the words of the paragraphs. How many words does the teaser have?",
            label="length of the paragraphs",
        ),
        Wrong(1, "That is the count. A rate is asked: how many in a thousand words?"),
    ],
    reason="1000 * 1 / 35. It looks large, and a single hit is behind it: write 1 of 35 words"
    " beside it.",
    minutes=3,
)
def teaser_rate():
    """In the teaser (standfirst) of the report of **2016**, the word *talks* stands 1 time, and
    the teaser has 35 words. What is its rate: how many hits would that be in 1,000 words?

    You may let Python work it out behind the `=` sign. In numbers, write a dot and no comma.
    """
    return 1000 * 1 / 35


@reflection(
    rubric=[
        "I say that the teaser exaggerates, or that it doesn't, from the rates alone.",
        "I look at the counts, and say how few hits are behind the rates.",
        "I also say what would have to be counted, or read, before anybody could claim it.",
    ],
    hints=[
        "How many hits are behind each rate? What if one were missing?",
        "What is a teaser for? Which words would you expect in it?",
    ],
    minutes=4,
)
def teaser_claim():
    """In the paragraphs of the same report, *talks* stands 4 times in 390 words: about 10 in a
    thousand. A classmate writes: nearly three times as often in the teaser, so the teaser
    exaggerates. What do you answer?
    """
    return (
        "One hit in 35 words, four in 390: with one hit less, the teaser's rate would be zero. A"
        " teaser says in a few words what the report is about, so the main word has to be"
        " there. To claim that teasers exaggerate I would have to read what many of them say, and"
        " compare it with their reports."
    )


@question(
    table(["report", "word"], ["count", "total", "per_1000"]),
    hints=[
        "Put the three words into the list, between quotation marks, with commas between them.",
        "Look at your table: does each word have two rows, and is total the length of the"
        " paragraphs?",
    ],
    wrong=[
        Wrong(
            lambda reports: kit.compare.word_rates(kit.word_table(reports), _LABELS),
            "The column total tells: you counted all parts of the page. Give it the paragraphs.",
            label="all parts",
        ),
        Wrong(
            lambda reports: kit.compare.word_rates(_paragraphs(reports), ["talks"]),
            "This is the example. Put the three words that are asked in the place of talks.",
            label="the example",
        ),
        Wrong(
            lambda report_2016: kit.compare.word_rates(_paragraphs([report_2016]), _LABELS),
            "This is one report only. Give kit.word_table both: reports",
            label="2016 only",
        ),
        Wrong(
            lambda reports: _no_zeros(kit.compare.word_rates(_paragraphs(reports), _LABELS)),
            "The rows with a count of 0 are missing. No hit is a finding, too: keep them.",
            label="without the zeros",
        ),
    ],
    reason="The zeros stand in the table, and beside each rate its count and its length. Read the"
    " counts first: the largest is three.",
    minutes=5,
    points=2,
    given="""
    words = kit.word_table(reports)
    paragraphs = words[words["kind"] == "paragraph"]
    """,
)
def label_rates(reports):
    """The cell below begins with the words of the paragraphs. For the rates of *talks* you would
    write:

    ```python
    kit.compare.word_rates(paragraphs, ["talks"])
    ```

    Make the table for **dispute**, **impasse** and **storm**.
    """
    words = kit.word_table(reports)
    paragraphs = words[words["kind"] == "paragraph"]
    return kit.compare.word_rates(paragraphs, ["dispute", "impasse", "storm"])


@question(
    number(),
    hints=[
        "Open the panel for with, and sort it by the words after. Keep to the lines of 2013.",
        "Ask of each line: is the word behind it a person, a group, a country, or a word"
        " that stands for one of these?",
    ],
    wrong=[
        Wrong(
            6,
            "Nearly. One of them has a country behind it and a dash behind that, one has a village"
            " that stands for its council, and one has the words each other. All of them count.",
            also=[5],
        ),
        Wrong(
            3,
            "You counted the people. Groups, countries, and a village that stands for a council"
            " count as well.",
            also=[2, 4],
        ),
        Wrong(9, "That is every hit in both reports. Keep to 2013.", also=[8]),
        Wrong(0, "Look behind the word, not before it: who is meant there?"),
        Wrong(1, "That is the paragraphs of 2016. Which year is asked?"),
    ],
    reason="Behind each of them stands somebody with whom one meets, sides or has links: the report"
    " tells of a meeting. So the top of a keyness list can be a small word, and still be worth"
    " reading. The list alone would not have told you.",
    minutes=5,
)
def with_whom():
    """In a list of the words that set 2013 apart, *with* stands on top. Read all its hits in the
    paragraphs of the report of **2013**. Behind how many of them does a person, a group, a country
    or a government come next? (A village may stand for its council, and *each other* for groups.
    Pass over *the*.)
    """
    return 7


@question(
    table(["word"], ["count", "other_count"]),
    hints=[
        "Take the example, and change the name of the report.",
        "Then leave out the small words: add a comma and stop_words=kit.compare.STOP_WORDS",
    ],
    wrong=[
        Wrong(
            lambda reports: _keyness(reports, _NAMES[0]),
            "This is the example as it is, with the small words, and for the report of 2013.",
            label="the example",
        ),
        Wrong(
            lambda reports: _keyness(reports, _NAMES[1]),
            "The right report, but a small word is still in the list. Leave such words out.",
            label="with stop words",
        ),
        Wrong(
            lambda reports: _keyness(reports, _NAMES[0], kit.compare.STOP_WORDS),
            "The small words are gone, but this is the list for 2013. Put in the other name.",
            label="2013",
        ),
        Wrong(
            lambda reports: _keyness(reports, _NAMES[1], kit.compare.STOP_WORDS, rows=None),
            "That is the whole list. Keep the first four rows only: .head(4)",
            label="all rows",
        ),
    ],
    reason="Three of the four stand three times in this report and never in the other, and one of"
    " those is a day of the week. The fourth stands twice, as many others do: the kit puts ties"
    " in the order of the alphabet. A list like this is where reading begins.",
    minutes=6,
    points=2,
    level="stretch",
    given="""
    words = kit.word_table(reports)
    paragraphs = words[words["kind"] == "paragraph"]
    """,
)
def first_four(reports):
    """For the four words that set **2013** most apart, you would write:

    ```python
    kit.compare.keyness_g2_four_cells(paragraphs, "12 June 2013").head(4)
    ```

    Make the table of the first four words for **2016**, `"7 Sept 2016"`, without small words
    such as *the*. Lesson 5 shows how to leave them out.
    """
    words = kit.word_table(reports)
    paragraphs = words[words["kind"] == "paragraph"]
    small = kit.compare.STOP_WORDS
    listed = kit.compare.keyness_g2_four_cells(paragraphs, "7 Sept 2016", stop_words=small)
    return listed.head(4)


_LABELS = ["dispute", "impasse", "storm"]
_NAMES = ["12 June 2013", "7 Sept 2016"]


def _paragraphs(reports):
    words = kit.word_table(reports)
    return words[words["kind"] == "paragraph"]


def _no_zeros(rates):
    return rates[rates["count"] > 0]


def _keyness(reports, target, stop_words=(), rows=4):
    listed = kit.compare.keyness_g2_four_cells(_paragraphs(reports), target, stop_words=stop_words)
    return listed if rows is None else listed.head(rows)
