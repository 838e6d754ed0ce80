"""Facts, figures and their sources.

How does a report know what it says? Of each number ask: what does it count, how exact is it, and
who says so? Take your table on paper from lesson 3 beside you.
Places, people and outlet in the two reports are invented.
"""

import kit
from kit.questions import (
    Wrong,
    coding,
    items,
    number,
    question,
    reflection,
    sentence,
    table,
)


def _all_figures(reports):
    return kit.number_table(reports)


def _large_figures(reports):
    figures = kit.number_table(reports)
    return figures[figures["value"] > 1000]


def _equal_to_two(reports):
    figures = kit.number_table(reports)
    return figures[figures["value"] == 2]


def _small(reports):
    figures = kit.number_table(reports)
    return figures[figures["value"] < 10]


@question(
    number(),
    hints=[
        "The largest number comes last in this report. Read its last paragraph.",
        "Python has no commas in a large number: write the digits alone, or put _ between them.",
    ],
    wrong=[
        Wrong(
            (60, 0),
            "The comma made two numbers of it. Take it away, or put _ in its place.",
            label="with a comma",
        ),
        Wrong(
            60,
            "For Python, that is sixty. A dot begins the part of a number that is smaller than"
            " one: write all digits, without it.",
        ),
        Wrong(
            250_000,
            "That number stands on the other page, and those people are waiting. Which year is"
            " asked?",
        ),
        Wrong(
            6,
            "That one counts hours of talks. Look for the number that counts people.",
        ),
    ],
    reason="The page says more than 60,000, so larger numbers fit these words, too. It also says"
    " whose estimate it is: the Lake League's.",
    minutes=2,
)
def people_counted():
    """How many people have been kept away, says the report of **2013**? Write the number alone,
    without its hedge.
    """
    return 60_000


@question(
    items(),
    hints=[
        "A hedge makes a number less exact. It often stands right before the digits.",
        "2013: the last sentence. 2016: look for the sentence that counts travelers.",
    ],
    wrong=[
        Wrong(
            ["more than", "are thought to be"],
            "One is right. The other words hedge the whole claim: which word stands right before"
            " the digits?",
            also=[["more than", "thought"], ["more than", "are thought"]],
        ),
        Wrong(
            ["more than"],
            "That is one of them. Look for the largest number of the other page, too.",
            also=[["some"], ["more than", "more than"]],
        ),
        Wrong(
            ["estimates", "thought"],
            "These words tell where a number comes from. Which words make it less exact?",
            also=[
                ["Lake League estimates", "are thought to be"],
                ["estimates", "are thought to be"],
            ],
        ),
        Wrong(
            ["visitors", "travelers"],
            "These tell what is counted. Which words right before the digits make them less exact?",
        ),
    ],
    also=[["some", "more than"]],
    reason="One hedge says that the number is a floor: larger numbers fit, no smaller ones do. The"
    " other says that it is round, and the true one may lie on either side. Both are honest.",
    minutes=3,
)
def hedges():
    """Each page puts a hedge before its largest number. Which words are they? Write a list of the
    two, each between quotation marks.
    """
    return ["more than", "Some"]


@question(
    number(),
    hints=[
        "Read the sentence with the largest number. Who is the source, and is there a name?",
        "Count the names of people or bodies that vouch for this number, there and around it.",
    ],
    wrong=[
        Wrong(
            1,
            "The Lake League, perhaps? It may be so, but this page doesn't say it. The other does,"
            " of another number.",
            also=["Lake League", "the Lake League"],
            label="the Lake League",
        ),
        Wrong(
            2,
            "The two agencies in the last line? A credit doesn't say which sentence came from"
            " where. Look at the sentence with the number.",
            also=[["TWP", "LKN"], "TWP", "LKN"],
            label="the agencies",
        ),
        Wrong(
            250_000,
            "That is how many people. How many sources with a name are given for it?",
        ),
        Wrong(
            "nobody",
            "You have read it well. A number is asked: how many names are that?",
            also=["none", "no one", "unknown"],
        ),
    ],
    reason="The sentence says that these people are thought to be stuck, and not who thinks so."
    " That doesn't make it false. It means that you can't go and ask the source.",
    minutes=3,
)
def named_sources():
    """The report of **2016** has one number of people that is far larger than all others. How many
    sources **with a name** does the page give for this number?
    """
    return 0


@reflection(
    rubric=[
        "I say yes because both count people, or I say that things became so many times worse.",
        "I name one thing that differs between the two numbers.",
        "I name what differs in what, where and when, and I say what the picture would make"
        " people think.",
    ],
    hints=[
        "Fill this in for each number: what happened, where, when, who says so?",
        "Longer bars look like more of the same. Is it the same?",
    ],
    minutes=5,
)
def one_picture():
    """Somebody wants to draw the largest number of 2013 and the largest number of 2016 as two bars
    in one picture. What do you say? How could both numbers be told fairly?
    """
    return (
        "One number is of visitors kept away since April 2011, from an island. The other is of"
        " travelers on waiting lists at one time, in a town. Two bars would look like more of the"
        " same, so I would not draw them. A sentence can hold both: In 2013 the report gave a Lake"
        " League estimate of more than 60,000 kept away from Sorrel; in 2016 it said that some"
        " 250,000 were thought to be on waiting lists in Ternby. Both do well to hedge."
    )


@question(
    items(),
    hints=[
        "Take the five one by one. Put your finger on the word of the clause that tells it.",
        "Read only the words that are quoted above, and not the sentences before them.",
    ],
    wrong=[
        Wrong(
            ["with what", "what was hit", "how often", "by whom"],
            "Grenholt's cancellations are named two sentences earlier. Which word of this clause"
            " names somebody?",
            also=[
                ["with what", "what was hit", "by whom"],
                ["what was hit", "how often", "by whom"],
                ["with what", "by whom"],
                ["what was hit", "by whom"],
                ["by whom"],
            ],
        ),
        Wrong(
            ["with what", "what was hit", "how often", "on which day"],
            "Repeatedly is a word for how often. Is there a day in the clause?",
            also=[["with what", "what was hit", "on which day"]],
        ),
        Wrong(
            ["with what", "what was hit"],
            "Both are told. There is one more: look at the word before hit.",
        ),
        Wrong(
            ["what was hit", "how often"],
            "Both are told. There is one more: look at what hit the boats.",
            also=[["how often", "what was hit"]],
        ),
    ],
    reason="The clause tells what was used, what was hit and how often. Who did it is not named"
    " here. Unnamed here isn't unknown, and it is no denial.",
    minutes=3,
)
def clause():
    """In 2016 a clause says: "last-minute cancellations have repeatedly hit the market boats".
    Which of these five does the **clause** tell? Write a list of those that it does:
    "by whom", "with what", "on which day", "what was hit", "how often".
    """
    return ["with what", "what was hit", "how often"]


@reflection(
    rubric=[
        "I put a name in because it stands near, or I say that nobody knows.",
        "I name somebody, and I say that this clause doesn't.",
        "I also say which evidence I would need first, and who could have it.",
    ],
    hints=[
        "Not named here is not the same as not known.",
        "Who could have seen it, written it down, or got a message?",
    ],
    minutes=6,
)
def actor_named():
    """Write this clause again, with somebody who does it: "last-minute cancellations have
    repeatedly hit the market boats". What evidence would you need before you print it? And what
    does the clause do well as it stands?
    """
    return (
        "Last-minute cancellations by … have repeatedly hit the market boats, … said. I leave the"
        " gaps open until I have evidence: what traders and crews saw, timetables with a date, the"
        " messages that called boats off, and the answer of those who are accused. The report"
        " names Grenholt's cancellations two sentences earlier, but it doesn't tie them to the"
        " market boats. As it stands, the clause says no more than it can vouch for, and it says"
        " what was hit."
    )


@question(
    number(),
    hints=[
        "In which month was the report published?",
        "Last October is the October that had passed most recently on that day.",
    ],
    wrong=[
        Wrong(
            2013,
            "The report is of June. Had there been an October yet in that year?",
        ),
        Wrong(
            2011,
            "That is one year too far back: in its April the dispute broke out, says the report.",
        ),
        Wrong(2016, "That is the year of the other page. News tells what has happened already."),
        Wrong(10, "October is the month, and you know it from the page. The year is asked."),
    ],
    reason="In June 2013 the last October was that of the year before. Words such as last, Tuesday"
    " or since mean something only together with the date of the page.",
    minutes=3,
)
def accord_year():
    """The report of **2013** speaks of a plan that was signed by the lake towns "last October". Of
    which year was that October?
    """
    return 2012


@question(
    sentence(2016),
    hints=[
        "Look in the paragraphs before the last section. Ask of each claim: who says so?",
        "Words that point to somebody without a name: reports, sources, observers, it is said.",
    ],
    wrong=[
        Wrong(
            "Grenholt has bankrolled the clique of Sorrel Mayor Aldo Fenn and ordered a sweeping"
            " round of cancellations at boycotter held piers in eastern Ternby.",
            "Here the report vouches itself: it points to nobody. Look for a sentence that does.",
            also=[
                "Tension between Tavland and the South Shore then rose to a level not seen since"
                " the Great Storm.",
                "A short-lived timetable drawn up between Halmouth and Grenholt fell through in"
                " July.",
                "Ice cream and rental bikes are sold out as last-minute cancellations have"
                " repeatedly hit the market boats.",
                "Both will be joined by other major lake ports.",
                "It would be the first meeting of the two neighbors since Halmouth shelved"
                " bilateral timetable negotiations on August 29.",
            ],
            label="the report itself vouches",
        ),
        Wrong(
            '"We would prefer a small circle for doing some real work, and not another Grand'
            ' Session-like contest of speeches," Askholt was quoted as saying late on Wednesday.',
            "A good find: who quoted him is not told. But the words have a speaker with a name."
            " Look for a claim that has none.",
        ),
        Wrong(
            "South Shore councils, including those of the Lake Cantons, Marl and Wexley, have"
            " accused Grenholt of slipping storm fees into its ticket prices.",
            "Three of them are named. Look for a claim behind which nobody with a name stands.",
        ),
        Wrong(
            "On Saturday as on Sunday, delegates from around the lake would talk about"
            ' "a multilateral way out of the impasse, including boats on every day of the week and'
            " the return of the island post boat,\" Lark's spokesman Ned Harbin said.",
            "This one has a speaker with a name, at its end. Look for a claim that has none.",
        ),
    ],
    also=["Some 250,000 travelers are thought to be stuck on waiting lists in the town."],
    reason="It points to somebody, and gives no name. There may be good reasons: somebody who works"
    " for the boats may fear for the job. Without a name is not false. It changes what you can"
    " check.",
    minutes=4,
)
def unnamed_source():
    """Pick a sentence of the report of **2016** in which somebody vouches for a claim, but
    **without a name**. (There is more than one. One is enough.)
    """
    return (
        "The LC walked out of the ferry talks amid reports of Grenholt's continued cancellation of"
        " boats to the crowded Sorrel port of Ternby."
    )


@question(
    table(["report", "sentence", "text"]),
    hints=[
        "Look at the whole table first: kit.number_table(reports). What stands under value?",
        "The sign < asks: is the left number smaller? Change the sign and the number.",
    ],
    wrong=[
        Wrong(
            _large_figures,
            "These are the large figures: the example as it is, or the sign is the wrong way"
            " round.",
            label="the large figures",
        ),
        Wrong(
            _equal_to_two,
            "These are equal to 2. Smaller than 10 lets more in.",
            label="equal to 2",
        ),
        Wrong(
            _all_figures,
            "This is the whole table. Put the question in square brackets behind it, and keep what"
            " comes back.",
            label="the whole table",
        ),
        Wrong(
            lambda report_2013: _small([report_2013]),
            "This is one report only. Give kit.number_table both: reports",
            label="2013 only",
        ),
        Wrong(
            lambda report_2016: _small([report_2016]),
            "This is one report only. Give kit.number_table both: reports",
            label="2016 only",
        ),
    ],
    reason="A comparison asks each row, and the brackets keep those with the answer True. A date"
    " has no value here, so it is neither smaller nor larger.",
    minutes=5,
    points=2,
)
def small_figures(reports):
    """The kit can list the figures of both reports. To see the large ones only:

    ```python
    figures = kit.number_table(reports)
    figures[figures["value"] > 1000]
    ```

    Make the table of the figures that are **smaller than 10**. Then read their sentences: what does
    each of them count?
    """
    figures = kit.number_table(reports)
    return figures[figures["value"] < 10]


@question(
    coding(["attributed", "unattributed", "common"], range(12, 18)),
    hints=[
        "Ask of each sentence: does it say from whom the report has this?",
        "Write one of the three words behind each comma, and change nothing else.",
    ],
    wrong=[
        Wrong(
            "sentence,code\n12,unattributed\n13,attributed\n14,attributed\n15,attributed"
            "\n16,unattributed",
            "Sentence 17 is missing. A coding counts only when each sentence has its code.",
            label="one sentence missing",
        ),
        Wrong(
            "sentence,code\n12,unattributed\n13,attributed\n14,attributed\n15,attributed"
            "\n16,false\n17,attributed",
            "The code false is not in the codebook. Without a source is not the same as false.",
            label="false for unattributed",
        ),
        Wrong(
            "sentence,code\n12,unattributed\n12,common\n13,attributed\n14,attributed"
            "\n15,attributed\n16,unattributed\n17,attributed",
            "Sentence 12 has two codes. Decide for one, and write the doubt into your notes.",
            label="two codes for one sentence",
        ),
    ],
    reason="Every sentence has one code from the codebook. Which one fits can be argued about:"
    " compare with somebody else, sentence by sentence. This is one coder's view.",
    minutes=8,
    points=2,
    level="stretch",
)
def claim_codes():
    """Code the sentences 12 to 17 of the report of **2013**, from "There was agreement, too"
    to its end. Write one code behind each comma:

    - `attributed`: the sentence says from whom the report has the claim.
    - `unattributed`: it doesn't say it.
    - `common`: it doesn't say it, and readers can easily look it up.

    Only the form is checked: a code for each sentence. Which code fits is for you to discuss.
    """
    return """
sentence,code
12,unattributed
13,attributed
14,attributed
15,attributed
16,unattributed
17,attributed
"""
