"""Side by side.

Two reports, three years apart, on different talks. What stands in both, what in only one? First
say where something stands. Then ask why, and what you would need in order to know.
"""

import kit
from kit.questions import Wrong, items, number, question, reflection, sentence, table, text


def _mentions(reports, pair):
    return kit.mention_table(reports, kit.load_actors(kit.pair_folder(pair) / "actors.csv"))


def _people(reports, pair):
    mentions = _mentions(reports, pair)
    return mentions[mentions["kind"] == "person"]


def _by_country(rows):
    return rows.groupby(["report", "country"]).size().reset_index(name="count")


def _different_people(reports, pair):
    piles = _people(reports, pair).groupby(["report", "country"])
    return piles["actor"].nunique().reset_index(name="count")


def _said(reports, *kinds):
    said = kit.quotation_table(reports)
    return said[said["kind"].isin(kinds)]


def _by_speaker(rows):
    return rows.groupby(["report", "speaker_resolved"]).size().reset_index(name="count")


def _words_by_speaker(reports):
    piles = _said(reports, "indirect").groupby(["report", "speaker_resolved"])
    return piles["words"].sum().reset_index(name="count")


@question(
    text(),
    hints=[
        "The lede is the first paragraph. Two powers agreed to do something to others.",
        "What stands behind the word encourage?",
    ],
    wrong=[
        Wrong(
            "The United States and Russia",
            "They had just met. Whom did they want to encourage?",
            also=[
                "US and Russia",
                "the US and Russia",
                "Russia and the United States",
                "United States and Russia",
                "Washington and Moscow",
            ],
        ),
        Wrong(
            "Kerry and Lavrov",
            "These two talked, in Moscow, and that was over. Who should talk next?",
            also=["Lavrov and Kerry", "John Kerry and Sergei Lavrov", "Kerry and Putin"],
        ),
        Wrong(
            "both the Syria government and opposition groups",
            "You may be right: other sentences put it so. Copy the words of the lede.",
            also=[
                "the Syria government and opposition groups",
                "Syria government and opposition groups",
                "the Syrian government and the rebels",
                "the rebels and the Syrian government",
            ],
        ),
        Wrong(
            "world powers",
            "They had agreed on an accord, the year before. Read the first paragraph only.",
        ),
    ],
    also=[
        "opposing sides",
        "the opposing sides",
        "the opposing sides in the Syria conflict",
    ],
    reason="In 2013, two powers want others to negotiate. In 2016, the two powers meet themselves."
    " So the headlines are not about the same talks: the second is no next step of the first.",
    minutes=3,
)
def negotiators():
    """Read the lede of the report of **2013**. Who, in the end, is to find a solution by talks?
    Copy the words of the lede.
    """
    return "opposing sides in the Syria conflict"


@question(
    sentence(2016),
    hints=[
        "To resume means to begin again. Look for the sentences on what had ended.",
        "Strong words for an ending: to freeze, to pull the plug, to collapse.",
    ],
    wrong=[
        Wrong(
            "The United States and Russia are to resume talks on the conflict in Syria in Lausanne,"
            " Switzerland on Saturday, Russia's Foreign Ministry said on Wednesday.",
            "To resume is to begin again. What must have come before that? Read further down.",
        ),
        Wrong(
            "Russian Foreign Minister Sergei Lavrov and US Secretary of State John Kerry agreed to"
            ' hold talks aimed at "creating the conditions for the resolution of the Syrian'
            ' crisis."',
            "That is the new plan. What became of the talks before it?",
            also=[
                "Russia's Foreign Ministry has said bilateral talks with the US on Syria will take"
                " place in Lausanne at the weekend.",
                "Washington has announced a second round of talks on Sunday in London to discuss"
                " the conflict.",
            ],
        ),
        Wrong(
            "Tensions between Russia and the West subsequently reached heights not seen since the"
            " Cold War.",
            "That tells what followed. Which sentence tells what had ended?",
        ),
    ],
    also=[
        "This will be the first meeting between the two countries since Washington froze bilateral"
        " ceasefire negotiations on October 3.",
        "The US pulled the plug on peace talks amid reports of Moscow's continued shelling of the"
        " besieged Syrian city of Aleppo.",
    ],
    reason="Three sentences tell of an end: froze, pulled the plug, collapsed. Notice who acts in"
    " each: one government in the first two, and nobody in the last.",
    minutes=4,
)
def ended_before():
    """Somebody reads only the headlines, and sees progress from one to the other. Pick a sentence
    of the report of **2016** which says that talks or a deal **came to an end** before. (There is
    more than one. One is enough.)
    """
    return "A brief ceasefire deal brokered between Washington and Moscow collapsed in September."


@reflection(
    rubric=[
        "I agree or disagree, without words from the pages.",
        "I show from the ledes that these are not the same talks.",
        "I also show what happened in between, and say what two reports can't tell.",
    ],
    hints=[
        "Who is to talk with whom, in each lede?",
        "You know two days, three years apart. What do you know about the days between?",
    ],
    minutes=5,
)
def progress_claim():
    """Somebody says: *First they sought talks, now they will hold them. That is progress.* What do
    you answer? Use words from both pages. What do the reports do well to help you?
    """
    return (
        "They are not the same talks. In 2013 two powers wanted opposing sides in Syria to"
        " negotiate; in 2016 the two powers resume talks themselves. In between, talks were frozen"
        " and a ceasefire collapsed. From two days I can't see a way up or down. Both reports help:"
        " their ledes say who is to talk, and that of 2016 says resume, so I look for what ended."
    )


@question(
    items(),
    hints=[
        "Go through the five, one by one: search for each on both pages.",
        "Only paragraphs count for 2016. Where on its page does each name stand?",
    ],
    wrong=[
        Wrong(
            ["Kirby", "Iran", "Turkey"],
            "One of these stands in the line about the picture, and in no paragraph.",
            also=[["Iran"], ["Kirby", "Iran"], ["Iran", "Turkey"]],
        ),
        Wrong(
            ["Kirby", "Putin", "Turkey"],
            "Putin is on both pages. Whom did Kerry meet first, in 2013?",
            also=[["Putin", "Turkey"], ["Kirby", "Putin"], ["Putin"]],
        ),
        Wrong(
            ["Kirby"],
            "That is right, and one more is missing. Look for a country.",
        ),
        Wrong(
            ["Turkey"],
            "That is right, and one more is missing. Look for a person.",
        ),
        Wrong(
            ["Kerry", "Kirby", "Turkey"],
            "Kerry is on both pages: check once more.",
            also=[["Kerry", "Turkey"], ["Kerry", "Kirby"], ["Kerry"]],
        ),
    ],
    also=[["John Kirby", "Turkey"]],
    reason="These two are only 2016. That says where they stand. Why they do not stand in 2013 may"
    " lie in the world, in the sources or in the writing.",
    minutes=4,
)
def only_2016():
    """Which of these stand in **paragraphs** of 2016, and nowhere on the page of 2013: Kerry,
    Kirby, Putin, Iran, Turkey? Write a list.
    """
    return ["Kirby", "Turkey"]


@question(
    items(),
    hints=[
        "Make two lists for each page: who is named, and whose words stand between marks.",
        "Look for a name that is in both first lists, and in only one of the second.",
    ],
    wrong=[
        Wrong(
            ["Kerry"],
            "That is right, and one more is missing. In 2016 he speaks most: does he speak in"
            " 2013?",
            also=[["John Kerry"]],
        ),
        Wrong(
            ["Putin"],
            "That is right, and one more is missing. In 2013 he speaks most: does he speak in"
            " 2016?",
            also=[["Vladimir Putin"]],
        ),
        Wrong(
            ["Kerry", "Putin", "Kirby"],
            "Kirby is quoted, but one page does not name him at all.",
            also=[["Kirby"], ["Putin", "Kirby"], ["Kerry", "Kirby"]],
        ),
        Wrong(
            ["Kerry", "Putin", "Assad"],
            "Assad is named on both pages. Do any words between marks come from him?",
            also=[["Assad"], ["Putin", "Assad"], ["Kerry", "Assad"]],
        ),
        Wrong(
            ["Kerry", "Putin", "Lavrov"],
            "Lavrov is quoted on both pages. Who is on one only?",
            also=[["Lavrov"], ["Putin", "Lavrov"], ["Kerry", "Lavrov"]],
        ),
    ],
    also=[
        ["John Kerry", "Vladimir Putin"],
        ["Kerry", "Vladimir Putin"],
        ["John Kerry", "Putin"],
    ],
    reason="A mention is not a voice. A reader of one page alone would not know that the other man"
    " was heard elsewhere. Why it is so, the pages don't tell.",
    minutes=4,
)
def heard_on_one():
    """Which people are **named on both pages**, but **quoted on only one** of them? Quoted means:
    their words stand between quotation marks. Write a list of last names.
    """
    return ["Kerry", "Putin"]


@question(
    number(),
    hints=[
        "Find every place in the body where the word stands. Then read each sentence whole.",
        "A verb such as claims hands a whole sentence to somebody else. Leave those out.",
    ],
    wrong=[
        Wrong(2, "Read the second hit. Whose charge is it?"),
        Wrong(3, "That is the count of both pages. Take 2013 alone, then read each sentence."),
        Wrong(
            0,
            "There is no quotation mark and no verb of saying in the sentence on close links."
            " Whose word is it then?",
        ),
    ],
    reason="In the other sentence it is part of what Moscow claims. And where the report speaks of"
    " the accord, its own word is the Syrian government. A count without reading would hide both.",
    minutes=4,
)
def own_label():
    """The word *regime* stands in the body of the report of **2013**. How often is it the
    **report's own** label for Assad's government, and not part of what somebody else claims?
    """
    return 1


@question(
    table(["report", "country"], ["count"]),
    hints=[
        "Run the line of the example first. Which word in it names the piles?",
        'reset_index(name="count") gives the column of numbers its name. Keep it.',
    ],
    wrong=[
        Wrong(
            lambda reports, pair: _by_country(_mentions(reports, pair)),
            "These are mentions of all actors: countries and governments, too. Group the table that"
            " holds people only.",
            label="all actors",
        ),
        Wrong(
            _different_people,
            "This counts how many different people there are. Count their mentions: size()",
            label="different people",
        ),
        Wrong(
            lambda report_2013, pair: _by_country(_people([report_2013], pair)),
            "This is one report only. Give kit.mention_table both: reports",
            label="2013 only",
        ),
        Wrong(
            lambda report_2016, pair: _by_country(_people([report_2016], pair)),
            "This is one report only. Give kit.mention_table both: reports",
            label="2016 only",
        ),
    ],
    reason="One pile for each report and country, one card for each mention. Many mentions are not"
    " many words, and not favor: the one Syrian who is named here is quoted on neither page.",
    minutes=6,
    points=2,
    given="""
    actors = kit.load_actors(kit.pair_folder(pair) / "actors.csv")
    mentions = kit.mention_table(reports, actors)
    people = mentions[mentions["kind"] == "person"]
    """,
)
def country_counts(reports, pair):
    """The cell below begins with the mentions of people in both reports. To count how often each
    person is named in each report:

    ```python
    people.groupby(["report", "actor"]).size().reset_index(name="count")
    ```

    How often are people **from each country** named in each report? Make that table.
    """
    actors = kit.load_actors(kit.pair_folder(pair) / "actors.csv")
    mentions = kit.mention_table(reports, actors)
    people = mentions[mentions["kind"] == "person"]
    return people.groupby(["report", "country"]).size().reset_index(name="count")


@reflection(
    rubric=[
        "I say that a report is biased, or I give one reason as if it were the only one.",
        "I give reasons from two of the three columns.",
        "I give one from each column, each with the evidence that it would need.",
    ],
    hints=[
        "Take the three columns of the lesson: the world changed, the sources changed, the writing"
        " changed.",
        "For each reason ask: what would show me that it is wrong?",
    ],
    minutes=8,
)
def three_columns():
    """Choose one thing that is only in one of the two reports. Give a reason for it from each
    column: the **world** changed, the **sources** changed, the **writing** changed. Behind each,
    write what evidence it would need. Then add: what do you like about how the reports tell it?
    """
    return (
        "Kirby is only 2016. World: he may have come into office later; a list of spokesmen would"
        " show it. Sources: in 2013 he may have said nothing about these talks, or no agency sent"
        " it; I would look into other reports of that day. Writing: somebody may have chosen to"
        " quote Kerry himself; only the newsroom could say. The two pages alone can't tell which."
        " I like that the report says whose spokesman he is."
    )


@question(
    table(["report", "speaker_resolved"], ["count"]),
    hints=[
        'First keep the rows whose kind is "indirect", as in lesson 2. Then make the piles.',
        "Two columns name the piles: report and speaker_resolved. The rest is as in the question"
        " on countries.",
    ],
    wrong=[
        Wrong(
            lambda reports: _by_speaker(kit.quotation_table(reports)),
            "These are the piles of all kinds of quotation. Keep the rows of one kind first.",
            label="all kinds",
        ),
        Wrong(
            lambda reports: _by_speaker(_said(reports, "direct", "partial")),
            "These stand between quotation marks. Which kind is told in the reporter's words?",
            label="between marks",
            also=[
                lambda reports: _by_speaker(_said(reports, "direct")),
                lambda reports: _by_speaker(_said(reports, "partial")),
            ],
        ),
        Wrong(
            _words_by_speaker,
            "These are sums of words. How many times is each of them reported? Count: size()",
            label="words",
        ),
        Wrong(
            lambda report_2013: _by_speaker(_said([report_2013], "indirect")),
            "This is one report only. Give kit.quotation_table both: reports",
            label="2013 only",
        ),
        Wrong(
            lambda report_2016: _by_speaker(_said([report_2016], "indirect")),
            "This is one report only. Give kit.quotation_table both: reports",
            label="2016 only",
        ),
    ],
    reason="Governments and ministries are among these speakers, and they are quoted nowhere. A row"
    " without a known speaker gets on no pile: so this table is shorter than what you counted.",
    minutes=7,
    points=2,
    level="stretch",
)
def reported_counts(reports):
    """`kit.quotation_table(reports)` lists who says what. Keep the rows of **indirect** speech:
    what is told in the reporter's words. Then group them by `report` and `speaker_resolved`, and
    count the rows of each group in a column `count`.
    """
    said = kit.quotation_table(reports)
    reported = said[said["kind"] == "indirect"]
    piles = reported.groupby(["report", "speaker_resolved"]).size()
    return piles.reset_index(name="count")
