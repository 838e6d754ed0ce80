"""Facts, figures and their sources.

How does a report know what it says? Of each number ask: what does it count, how exact is it, and
who says so? Behind each number are people. Take your table on paper from lesson 3 beside you.
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
        "The dead come last in this report. Read its last paragraph.",
        "Python has no commas in a large number: write the digits alone, or put _ between them.",
    ],
    wrong=[
        Wrong(
            (70, 0),
            "The comma made two numbers of it. Take it away, or put _ in its place.",
            label="with a comma",
        ),
        Wrong(
            70,
            "For Python, that is seventy. A dot begins the part of a number that is smaller than"
            " one: write all digits, without it.",
        ),
        Wrong(
            300_000,
            "That number stands on the other page, and those people are trapped. Which year is"
            " asked?",
        ),
        Wrong(
            5,
            "That one counts hours of talks. Look for the number that counts people.",
        ),
    ],
    reason="The page says more than 70,000, so larger numbers fit these words, too. It also says"
    " whose estimate it is: the UN's.",
    minutes=2,
)
def people_counted():
    """How many people have been killed, says the report of **2013**? Write the number alone,
    without its hedge.
    """
    return 70_000


@question(
    items(),
    hints=[
        "A hedge makes a number less exact. It often stands right before the digits.",
        "2013: the last sentence. 2016: look for the sentence that counts civilians.",
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
            also=[["UN estimates", "are thought to be"], ["estimates", "are thought to be"]],
        ),
        Wrong(
            ["people", "civilians"],
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
            "The UN, perhaps? It may be so, but this page doesn't say it. The other page does, of"
            " another number.",
            also=["UN", "the UN", "United Nations"],
            label="the UN",
        ),
        Wrong(
            2,
            "The two agencies in the last line? A credit doesn't say which sentence came from"
            " where. Look at the sentence with the number.",
            also=[["Reuters", "AFP"], "Reuters", "AFP"],
            label="the agencies",
        ),
        Wrong(
            300_000,
            "That is how many people. How many sources with a name are given for it?",
        ),
        Wrong(
            "nobody",
            "You have read it well. A number is asked: how many names are that?",
            also=["none", "no one", "unknown"],
        ),
    ],
    reason="The sentence says that these people are thought to be trapped, and not who thinks so."
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
        "One number is of people killed since March 2011, in a country. The other is of people"
        " trapped at one time, in a city. Two bars would look like more of the same, so I would"
        " not draw them. A sentence can hold both: In 2013 the report gave a UN estimate of more"
        " than 70,000 killed in Syria; in 2016 it said that some 300,000 were thought to be"
        " trapped in Aleppo. Both reports do well to hedge their numbers."
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
            "Moscow's bombing is named two sentences earlier. Which word of this clause names"
            " somebody?",
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
            "Both are told. There is one more: look at the first word of the clause.",
            also=[["how often", "what was hit"]],
        ),
    ],
    reason="The clause tells what was used, what was hit and how often. Who did it is not named"
    " here. Unnamed here isn't unknown, and it is no denial.",
    minutes=3,
)
def clause():
    """In 2016 a clause says: "airstrikes have repeatedly hit underground hospitals". Which of these
    five does the **clause** tell? Write a list of those that it does:
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
        "Who could have seen, filmed, found or listened to something?",
    ],
    minutes=6,
)
def actor_named():
    """Write this clause again, with somebody who does it: "airstrikes have repeatedly hit
    underground hospitals". What evidence would you need before you print it? And what does the
    clause do well as it stands?
    """
    return (
        "Airstrikes by … have repeatedly hit underground hospitals, … said. I leave the gaps open"
        " until I have evidence: what doctors and neighbors saw, pictures with a place and a time,"
        " records of flights, what is left of the bombs, and the answer of those who are accused."
        " The report names Moscow's bombing two sentences earlier, but it doesn't tie it to these"
        " airstrikes. As it stands, the clause says no more than it can vouch for, and it says"
        " what was hit."
    )


@question(
    number(),
    hints=[
        "In which month was the report published?",
        "Last June is the June that had passed most recently on that day.",
    ],
    wrong=[
        Wrong(
            2013,
            "The report is of May. Had there been a June yet in that year?",
        ),
        Wrong(
            2011,
            "That is one year too far back: in its March the conflict erupted, says the report.",
        ),
        Wrong(2016, "That is the year of the other page. News tells what has happened already."),
        Wrong(6, "June is the month, and you know it from the page. The year is asked."),
    ],
    reason="In May 2013 the last June was that of the year before. Words such as last, Tuesday or"
    " since mean something only together with the date of the page.",
    minutes=3,
)
def accord_year():
    """The report of **2013** speaks of an accord that was agreed by world powers "last June". Of
    which year was that June?
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
            "Moscow has propped up the regime of Syrian President Bashar al-Assad and unleashed an"
            " intense bombing campaign over rebel held areas in eastern Aleppo.",
            "Here the report vouches itself: it points to nobody. Look for a sentence that does.",
            also=[
                "Tensions between Russia and the West subsequently reached heights not seen since"
                " the Cold War.",
                "A brief ceasefire deal brokered between Washington and Moscow collapsed in"
                " September.",
                "Food and medical supplies are limited as airstrikes have repeatedly hit"
                " underground hospitals.",
                "They will be joined by other key regional powers.",
                "This will be the first meeting between the two countries since Washington froze"
                " bilateral ceasefire negotiations on October 3.",
            ],
            label="the report itself vouches",
        ),
        Wrong(
            '"We would like to have a meeting in this narrow format, to have a businesslike'
            ' discussion, not another General Assembly-like debate," Lavrov was quoted as saying'
            " on Wednesday.",
            "A good find: who quoted him is not told. But the words have a speaker with a name."
            " Look for a claim that has none.",
        ),
        Wrong(
            "Western governments, including the United States, France and Britain have accused"
            " Moscow of potential war crimes for its military actions.",
            "Three of them are named. Look for a claim behind which nobody with a name stands.",
        ),
        Wrong(
            "On both days, Saturday and Sunday, international representatives would discuss"
            ' "a multilateral approach to resolving the crisis in Syria, including a sustained'
            " cessation of violence and the resumption of humanitarian aid deliveries,\" Kerry's"
            " spokesman John Kirby said.",
            "This one has a speaker with a name, at its end. Look for a claim that has none.",
        ),
    ],
    also=["Some 300,000 civilians are thought to be trapped in the city."],
    reason="It points to somebody, and gives no name. There may be good reasons: those who report"
    " from a siege may be in danger. Without a name is not false. It changes what you can check.",
    minutes=4,
)
def unnamed_source():
    """Pick a sentence of the report of **2016** in which somebody vouches for a claim, but
    **without a name**. (There is more than one. One is enough.)
    """
    return (
        "The US pulled the plug on peace talks amid reports of Moscow's continued shelling of the"
        " besieged Syrian city of Aleppo."
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
    """Code the sentences 12 to 17 of the report of **2013**, from "There was agreement on the need"
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
