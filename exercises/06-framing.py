"""Framing: code it, then compare coders.

What does a sentence do with a problem, and would somebody else say the same? Some of these
questions have one answer. Others have several good ones: there, only the form is checked, or you
rate your own answer. Code first, and alone. Compare afterwards.
"""

import pandas as pd

import kit
from kit.questions import (
    Wrong,
    coding,
    items,
    number,
    question,
    reflection,
    table,
    text,
)


@question(
    text(),
    hints=[
        "Read the first sentence of the last section: who accuses, and whom?",
        "The name stands right behind the verb accused.",
    ],
    wrong=[
        Wrong(
            "the West",
            "That is whom the other side blames, further down. Whom do these governments accuse?",
            also=["West", "Western governments", "Western partners"],
        ),
        Wrong(
            "the United States",
            "That is one of those who accuse. Which name stands behind the verb?",
            also=["United States", "US", "the US", "France", "Britain", "Washington"],
        ),
        Wrong(
            "Putin",
            "He answers in the next sentence. Which name stands behind the verb accused?",
            also=["Vladimir Putin", "President Putin"],
        ),
        Wrong(
            "Assad",
            "He is not named in this section. Look for the verb accused.",
            also=["Bashar al-Assad", "the regime", "Syria"],
        ),
    ],
    also=["Russia", "the Russian government", "Moscow's government", "the Kremlin"],
    reason="Western governments accuse Moscow, and further down Putin blames the West. Two sides,"
    " two causes, and the report hands over both: so note with each cause who says it.",
    minutes=2,
)
def accused():
    """In the last section of the report of **2016**, two sides speak about who is to blame. Whom do
    the **Western governments** accuse?
    """
    return "Moscow"


@question(
    items(),
    hints=[
        "Write the subheading of 2013 and the end of the sentence below each other.",
        "Cross out each word that stands in both. What is left over?",
    ],
    wrong=[
        Wrong(
            ["over", "into"],
            "These stand in the subheading. Which of the five does it leave out?",
            also=[["into"], ["over"], ["into", "over", "closer"]],
        ),
        Wrong(
            ["closer"],
            "That one is gone, and not alone. What else made the sentence less certain?",
            also=[["if"], ["not"], ["closer", "if"], ["closer", "not"]],
        ),
        Wrong(
            ["if", "not"],
            "These two are gone, and one more. Look at the words before the first abyss.",
        ),
        Wrong(
            ["over", "not", "into", "closer", "if"],
            "You named all five. Some of them stand in the subheading.",
        ),
    ],
    also=[["closer", "if not"], ["closer to", "if not"]],
    reason="In the paragraph, Syria heads closer to an abyss, and perhaps over it. The subheading"
    " keeps the abyss and the chaos, and not the perhaps. Headings have little room.",
    minutes=3,
)
def left_out():
    """In the report of **2013**, somebody speaks of heading "closer to an abyss, if not over the
    abyss and into chaos". The subheading above takes words from this. Which of these words does it
    **leave out**: over, not, into, closer, if? Write a list.
    """
    return ["closer", "if", "not"]


@question(
    items(),
    hints=[
        "Find each verb in the report. Who does it? A thing or a deal can't decide to do anything.",
        "Stay in the sentence itself: what you know from the sentence before does not count.",
    ],
    wrong=[
        Wrong(
            ["hit"],
            "One of them. There is another: to broker a deal is not to end it. Who did that?",
        ),
        Wrong(
            ["collapsed"],
            "That is one of them. There is another: aircraft don't fly by themselves. Who sent"
            " them?",
        ),
        Wrong(
            ["hit", "froze", "collapsed"],
            "One too many. A capital often stands for a government: then somebody is named.",
            also=[["froze", "collapsed"], ["hit", "froze"], ["hit", "unleashed", "collapsed"]],
        ),
        Wrong(
            ["froze", "pulled", "unleashed"],
            "These are the three with somebody who does it. The others are asked.",
            also=[["froze"], ["pulled"], ["unleashed"]],
        ),
        Wrong(
            [],
            "Your list is empty. Is somebody named behind every one of the five?",
            label="none of them",
        ),
    ],
    reason="Airstrikes hit, a deal collapsed: in these two sentences nobody is named who did it."
    " Not named here is not unknown, and it is no denial.",
    minutes=4,
)
def no_doer():
    """Five verbs from the report of **2016**: collapsed, froze, hit, pulled (the
    plug), unleashed. For which of them does **the same sentence** name no government, country or
    person who did it? Write a list.
    """
    return ["hit", "collapsed"]


@reflection(
    rubric=[
        "I put in a name and take it for proven.",
        "I put in a name, and say that the sentence itself doesn't give it.",
        "I also say what evidence I would need, and who could have it.",
    ],
    hints=[
        "Airstrikes are flown by somebody. Who could it have been?",
        "Who can see an aircraft, a crater, a flight record, an order?",
    ],
    minutes=5,
)
def with_a_doer():
    """The report of **2016** says that "airstrikes have repeatedly hit underground hospitals".
    Write this again with somebody who does it. What evidence would you need to print it?
    """
    return (
        "'Aircraft of ... have repeatedly hit underground hospitals': now there is a gap to fill."
        " Two sentences earlier the report names Moscow's bombing, but this clause names nobody, so"
        " I must not take it for proven. I would need witnesses, pictures of the remains, records"
        " of flights, and what the air forces say, from more than one source. Without that, I leave"
        " it open, and say that it is open."
    )


@question(
    items(),
    hints=[
        "Search the report for each of the four, in all its forms. kit.panels.concordance helps.",
        "One of them stands in the present: look at the paragraph about Moscow and Washington.",
    ],
    wrong=[
        Wrong(
            ["maintained", "insisted"],
            "Both are there. One more is, in another form: look for it with a star, claim*",
        ),
        Wrong(
            ["claims", "accused", "maintained", "insisted"],
            "One of these stands in the report, but the codebook has another code for it.",
            also=[["accused", "maintained", "insisted"], ["accused"]],
        ),
        Wrong(
            ["claimed", "alleged", "insisted", "maintained"],
            "You named all four. One of them is not in the report of 2013.",
            also=[["claims", "alleged", "insisted", "maintained"]],
        ),
        Wrong(
            ["said", "added"],
            "The codebook calls these neutral. Look for the four in the question.",
            also=[["said"]],
        ),
    ],
    also=[["claimed", "maintained", "insisted"], ["claim", "maintain", "insist"]],
    reason="The codebook lists these verbs as distancing. All three hand over to Moscow or to its"
    " minister. That is a count of three in one report. What it means is another question.",
    minutes=4,
)
def distancing_verbs():
    """The codebook for verbs of saying lists under *distancing*: claimed, alleged, insisted,
    maintained. Which of these verbs does the report of **2013** use, in any form? Write a list, as
    they stand on the page.
    """
    return ["claims", "maintained", "insisted"]


@reflection(
    rubric=[
        "I say that the report is for one side, or against it.",
        "I say what the swapped verbs do to both sentences.",
        "I also give a reason other than taking sides, and say what one report can't show.",
    ],
    hints=[
        "Read both aloud with the other verb. Which do you believe more easily now?",
        "Was an accusation made in public? Then to say accused is to say what happened.",
    ],
    minutes=5,
)
def swapped():
    """In the report of **2013**, "Moscow claims" something, and Western nations "have accused"
    Russia. Swap the two verbs and read both sentences again. What changes? And why may the writer
    have chosen the verbs as they are?
    """
    return (
        "With the verbs swapped, Moscow makes a charge openly and the Western nations only claim"
        " something, so theirs sounds less sure. What was said stays the same. A writer may step"
        " back from a statement that can't be checked, may keep the verb of an agency, or may want"
        " no verb twice. Two verbs in one report show no habit, and no wish to take sides."
    )


@question(
    coding(["problem", "cause", "judgment", "remedy", "none"], range(12, 18)),
    hints=[
        "Take each sentence by itself: what does it do? If it does several things, take the first.",
        "Write one code behind each comma, as the codebook spells it.",
    ],
    wrong=[
        Wrong(
            "sentence,code\n12,remedy\n13,problem\n14,problem\n15,judgment\n16,problem",
            "Sentence 17 is missing. Two coders can be compared only where both gave a code.",
            label="one sentence missing",
        ),
        Wrong(
            "sentence,code\n12,solution\n13,problem\n14,problem\n15,judgment\n16,problem"
            "\n17,problem",
            "The code solution is not in the codebook: it calls that a remedy.",
            label="a code of one's own",
        ),
        Wrong(
            "sentence,code\n12,remedy\n13,problem\n13,cause\n14,problem\n15,judgment\n16,problem"
            "\n17,problem",
            "Sentence 13 has two codes. The panel allows that; here, take the one that fits best.",
            label="two codes for one sentence",
        ),
    ],
    reason="Every sentence has one code from the codebook. Which one fits can be argued about. This"
    " is one coder's view: where does yours differ, and which words decide?",
    minutes=10,
    points=2,
)
def frame_codes():
    """What do the sentences 12 to 17 of the report of **2013** do, from "There was agreement on the
    need" to the end? Write one code behind each comma: problem, cause, judgment, remedy or none.
    (You may copy them from your own coding in the panel.)

    Only the form is checked: a code for each sentence. Which code fits is for you to discuss.
    """
    return """
sentence,code
12,remedy
13,problem
14,problem
15,judgment
16,problem
17,problem
"""


@reflection(
    rubric=[
        "I say who of us is right.",
        "I say which words each of us looked at.",
        "I also say whether the codebook leaves it open, and write a rule that would settle it.",
    ],
    hints=[
        "Choose a sentence on which you differ with a partner, or one about which you had doubts.",
        "Which words of the definition does each of you point at?",
    ],
    minutes=5,
)
def difference():
    """Take one sentence on which two coders differ (or for which you can argue for two codes). Give
    the best reason for **each** code. What would settle it?
    """
    return (
        "Sentence 16 of 2013 says that the accord has not been adopted. For problem: it says what"
        " is wrong with the plan. For remedy: it speaks of the plan that should help. The"
        " definition of remedy asks for what should be done or is being done, and this sentence"
        " says that it was not. So I would add a rule: a remedy that failed is a problem."
    )


def _codes():
    first = ["problem", "cause", "none", "none", "remedy", "none", "judgment", "none"]
    second = ["problem", "problem", "none", "none", "remedy", "none", "cause", "none"]
    sentences = [1, 2, 3, 4, 5, 6, 7, 8]
    return pd.DataFrame({"sentence": sentences, "first": first, "second": second})


@question(
    table(["sentence"], ["first", "second"]),
    hints=[
        "Ask a question of two columns: is the code in first equal to the code in second?",
        "Put the question into square brackets behind codes, as lesson 2 did with kind.",
    ],
    wrong=[
        Wrong(
            _codes,
            "That is the whole table. Keep the rows in which both columns hold the same code.",
            label="all rows",
        ),
        Wrong(
            lambda: _codes()[_codes()["first"] == "none"],
            "These are the rows in which the first coder wrote none. Compare two columns instead.",
            label="first is none",
            also=[lambda: _codes()[_codes()["second"] == "none"]],
        ),
        Wrong(
            lambda: _codes()[_codes()["first"] != _codes()["second"]],
            "These are the rows in which they differ. Here, those are asked in which they agree.",
            label="differing",
        ),
    ],
    reason="The question codes[...] == codes[...] compares row by row. The rows that are missing"
    " now are the list of differences: those are what to talk about.",
    minutes=4,
    given="""
    first = ["problem", "cause", "none", "none", "remedy", "none", "judgment", "none"]
    second = ["problem", "problem", "none", "none", "remedy", "none", "cause", "none"]
    sentences = [1, 2, 3, 4, 5, 6, 7, 8]
    codes = pd.DataFrame({"sentence": sentences, "first": first, "second": second})
    """,
)
def same_codes():
    """Two coders, blind to each other, gave codes to eight sentences of some report. The cell below
    puts them into a table `codes`, with the columns `sentence`, `first` and `second`.

    Keep the rows on which both **agree**. You know the way from lesson 2:

    ```python
    said[said["kind"] == "direct"]
    ```
    """
    first = ["problem", "cause", "none", "none", "remedy", "none", "judgment", "none"]
    second = ["problem", "problem", "none", "none", "remedy", "none", "cause", "none"]
    sentences = [1, 2, 3, 4, 5, 6, 7, 8]
    codes = pd.DataFrame({"sentence": sentences, "first": first, "second": second})
    return codes[codes["first"] == codes["second"]]


@question(
    number(tolerance=0.1),
    hints=[
        "On how many of the eight sentences do they agree? Divide that by eight.",
        "Then multiply by a hundred, as lesson 6 does.",
    ],
    wrong=[
        Wrong(6, "That is on how many sentences they agree. Say it in per cent."),
        Wrong(25, "That is on how many per cent they differ. How many are left?"),
        Wrong(0.75, "That is the share as a number below one. Times a hundred makes per cent."),
        Wrong(
            2, "That is on how many sentences they differ. Begin with those on which they agree."
        ),
    ],
    reason="100 * 6 / 8. Write it with its count: 6 of 8. And look at the two on which they differ:"
    " they tell more than the per cent.",
    minutes=2,
)
def per_cent_agreed():
    """On how many **per cent** of the eight sentences of the last question do the two coders agree?
    You may let Python work it out.
    """
    return 100 * 6 / 8


@question(
    number(tolerance=0.01),
    hints=[
        "Run the given lines, and hand both columns to the function that the stretch box of lesson"
        " 6 shows.",
        "Write kit.coding.alpha( ) with the name of the table in the brackets.",
    ],
    wrong=[
        Wrong(80, "That is their agreement in per cent. Alpha also asks what chance would do."),
        Wrong(
            0.8, "That is the share on which they agree. Alpha takes chance into account.", also=[8]
        ),
        Wrong(1, "One would mean no difference at all. They differ on two sentences."),
        Wrong(
            0.0556,
            "The number is right, but not its sign. Is this better or worse than chance?",
        ),
        Wrong(0, "Near, but work it out: kit.coding has a function for it."),
    ],
    reason="They agree on 8 of 10, and alpha is a little below zero: nearly all codes are the same,"
    " so chance would agree as often, and on the only two that matter they differ. One number never"
    " tells it all.",
    minutes=5,
    points=2,
    level="stretch",
    given="""
    first = ["none", "none", "none", "none", "none", "none", "none", "none", "none", "cause"]
    second = ["none", "none", "none", "none", "none", "none", "none", "none", "cause", "none"]
    ten = pd.DataFrame({"first": first, "second": second})
    """,
)
def chance_agreement():
    """Two other coders gave codes to ten sentences. They agree on most of them. The cell below puts
    their codes into a table `ten`. What is **Krippendorff's alpha**?
    """
    first = ["none", "none", "none", "none", "none", "none", "none", "none", "none", "cause"]
    second = ["none", "none", "none", "none", "none", "none", "none", "none", "cause", "none"]
    ten = pd.DataFrame({"first": first, "second": second})
    return kit.coding.alpha(ten)
