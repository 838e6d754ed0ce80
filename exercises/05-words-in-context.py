"""Words in context.

One thing can have several names, and one word can name several things. Find the words first, read
what stands around them, and only then count. The panel `kit.panels.concordance(reports, "war")`
finds every place of a word; write it into a box of your own.
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
            ["conflict", "crisis", "war", "talks", "regime"],
            "You named all five. Go through the lines of each: which report is missing?",
        ),
        Wrong(
            ["crisis", "war"],
            "These stand in one report only. The others are asked.",
            also=[["crisis"], ["war"]],
        ),
        Wrong(
            ["talks"],
            "That one is right, but it isn't alone. Look for the others as well.",
            also=[["conflict"], ["regime"], ["conflict", "talks"], ["talks", "regime"]],
        ),
        Wrong(
            ["conflict", "war", "talks", "regime"],
            "One of these stands in one report only. Look at the lines of each once more.",
            also=[["conflict", "crisis", "talks", "regime"]],
        ),
    ],
    reason="Two of the five stand in the paragraphs of 2016 only. In both, only 2013, only 2016:"
    " such words say where something stands. They don't say why.",
    minutes=4,
)
def in_both():
    """Which of these words stand in the **paragraphs** of **both** reports: conflict, crisis, war,
    talks, regime? Write a list, each word between quotation marks.
    """
    return ["conflict", "talks", "regime"]


@question(
    number(),
    hints=[
        "Find every hit of the word first. Then ask of each: what does it name?",
        "Read the word behind the hit, and the word before it. One hit has a capital letter.",
    ],
    wrong=[
        Wrong(2, "You are near. 'War crimes' names an accusation. Does it name the fighting?"),
        Wrong(3, "That is every hit. One of them is 'Cold War': when and where was that?"),
        Wrong(0, "Look in the last section. What does a president speak of there?"),
    ],
    reason="Three hits, and one of them names the fighting in Syria, in the summary of what Putin"
    " said. Two texts can't show that an outlet avoids a word.",
    minutes=3,
)
def names_the_matter():
    """The word *war* stands several times in the paragraphs of the report of **2016**. How many of
    these hits name **the fighting in Syria**?
    """
    return 1


@question(
    sentence(2013),
    hints=[
        "Read both hits of regime, and look for a verb of saying in each sentence.",
        "One of the two hits is part of what Moscow claims. Take the other sentence.",
    ],
    wrong=[
        Wrong(
            "Moscow claims Washington has worsened the situation by seeking regime change and"
            " siding with the rebels.",
            "Whose charge is it? Find the verb of saying in this sentence.",
        ),
        Wrong(
            "Despite agreement on the Geneva accord outside Syria, it has not been adopted in any"
            " real sense by either the rebels and the Syrian government.",
            "That is the report's own voice, but with another label. Which word is asked?",
        ),
        Wrong(
            '"We agreed that Russia and the United States will encourage both the Syria government'
            ' and opposition groups to find a political solution," Lavrov said at a concluding'
            " news conference that ended just after midnight.",
            "That stands between quotation marks, and it has another label.",
        ),
        Wrong(
            "Lavrov maintained that Russia did not believe the removal of Assad from office should"
            " be a precondition for talks, but insisted that Moscow was not propping up the Syrian"
            " leader.",
            "That sums up what Lavrov said, and it names the man. Look for a word for his"
            " government.",
        ),
    ],
    reason="No verb of saying hands this sentence over to anybody, so the label is the report's"
    " own. It is not its only one: near the end it writes of the Syrian government.",
    minutes=3,
)
def label_in_own_voice():
    """In which sentence of the report of **2013** does the report itself, in its own voice, call
    Assad's government a *regime*?
    """
    return (
        "The two powers have repeatedly taken opposing sides on the matter, with Russia - a"
        " long-standing arms supplier to Syria - maintaining close links with the regime of"
        " President Bashar al-Assad."
    )


@question(
    quotation(2016),
    hints=[
        "Find the two hits of crisis. Between which marks does each stand?",
        "There are two right answers: the first is in the paragraph below the lede.",
    ],
    wrong=[
        Wrong(
            "the war in Syria",
            "No marks stand around these words, and it is another label. Look for crisis.",
            also=["the West was to blame for the war in Syria"],
        ),
        Wrong(
            "political rhetoric",
            "These are quoted words, but no label for what happens in Syria stands in them.",
        ),
        Wrong(
            "We would like to have a meeting in this narrow format, to have a businesslike"
            " discussion, not another General Assembly-like debate,",
            "These are quoted words about a meeting. In which quotation does crisis stand?",
        ),
    ],
    also=[
        "a multilateral approach to resolving the crisis in Syria, including a sustained cessation"
        " of violence and the resumption of humanitarian aid deliveries,"
    ],
    reason="Each hit of crisis stands between quotation marks, so the report shows it as somebody"
    " else's word. A count alone would not tell you that.",
    minutes=3,
)
def handed_over():
    """The report of **2016** hands the word *crisis* over to others. Copy one quotation in which it
    stands: all that stands between the marks.
    """
    return "creating the conditions for the resolution of the Syrian crisis."


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
        "The report of 2013 writes regime and, elsewhere, the Syrian government; Lavrov is quoted"
        " with the Syria government. Regime makes me expect rule without consent, government an"
        " office like others. Neither word tells how it came to power or what it does. I can't say"
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
            2 / 36,
            "That is the share of a single word. How many would it be in a thousand words?",
            label="not times 1,000",
        ),
        Wrong(
            (55, 6),
            "The comma made two numbers of it. Python puts a dot there: a half is 0.5",
            also=[(55, 56), (55, 55), (55, 5)],
            label="a comma for the dot",
        ),
        Wrong(18, "You divided the words by the count. Turn it round: count first.", also=[18000]),
        Wrong(
            1000 * 2 / 366,
            "You divided by the words of the paragraphs. How many words does the teaser have?",
            label="length of the paragraphs",
        ),
        Wrong(2, "That is the count. A rate is asked: how many in a thousand words?"),
        Wrong(72, "You multiplied the two numbers. A rate is a count divided by a length."),
    ],
    reason="1000 * 2 / 36. It looks large, and only two hits are behind it: write 2 of 36 words"
    " beside it.",
    minutes=3,
)
def teaser_rate():
    """In the teaser (standfirst) of the report of **2016**, the word *talks* stands 2 times, and
    the teaser has 36 words. What is its rate: how many hits would that be in 1,000 words?

    You may let Python work it out behind the `=` sign. In numbers, write a dot and no comma.
    """
    return 1000 * 2 / 36


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
    """In the paragraphs of the same report, *talks* stands 4 times in 366 words: about 11 in a
    thousand. A classmate writes: five times as often in the teaser, so the teaser exaggerates. What
    do you answer?
    """
    return (
        "Two hits in 36 words, four in 366: with one hit less, the teaser's rate would be half as"
        " high. A teaser says in a few words what the report is about, so the main word has to be"
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

    Make the table for **conflict**, **crisis** and **war**.
    """
    words = kit.word_table(reports)
    paragraphs = words[words["kind"] == "paragraph"]
    return kit.compare.word_rates(paragraphs, ["conflict", "crisis", "war"])


@question(
    number(),
    hints=[
        "Open the panel for with, and sort it by the words after. Keep to the lines of 2013.",
        "Ask of each line: is the word behind it a person, a group, a country, or a city or word"
        " that stands for a government?",
    ],
    wrong=[
        Wrong(
            6,
            "Nearly. One of them has a country behind it and a dash behind that, and one has a"
            " capital city that stands for a government. Both count.",
            also=[5],
        ),
        Wrong(
            3,
            "You counted the people. Groups, countries, and cities that stand for a government"
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
    or a government come next? (A city may stand for a government. Pass over *the*.)
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
    kit.compare.keyness_g2_four_cells(paragraphs, "DW, 8 May 2013").head(4)
    ```

    Make the table of the first four words for **2016**, `"DW, 12 Oct 2016"`, without small words
    such as *the*. Lesson 5 shows how to leave them out.
    """
    words = kit.word_table(reports)
    paragraphs = words[words["kind"] == "paragraph"]
    small = kit.compare.STOP_WORDS
    listed = kit.compare.keyness_g2_four_cells(paragraphs, "DW, 12 Oct 2016", stop_words=small)
    return listed.head(4)


_LABELS = ["conflict", "crisis", "war"]
_NAMES = ["DW, 8 May 2013", "DW, 12 Oct 2016"]


def _paragraphs(reports):
    words = kit.word_table(reports)
    return words[words["kind"] == "paragraph"]


def _no_zeros(rates):
    return rates[rates["count"] > 0]


def _keyness(reports, target, stop_words=(), rows=4):
    listed = kit.compare.keyness_g2_four_cells(_paragraphs(reports), target, stop_words=stop_words)
    return listed if rows is None else listed.head(rows)
