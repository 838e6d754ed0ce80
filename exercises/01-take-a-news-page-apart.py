"""Take a news page apart.

You have two pages from the same outlet: one of 8 May 2013, one of 12 October 2016. Which words are
the headline, which are the report, and which only stand beside it? Read the pages first; the kit
comes second.
"""

import kit
from kit.questions import (
    Wrong,
    function,
    invented_page,
    items,
    number,
    question,
    reflection,
    sentence,
    table,
    text,
)


@question(
    text(),
    hints=[
        "It is the line that an editor wants you to see first.",
        "It stands right above the date of the page.",
    ],
    wrong=[
        Wrong(
            "US and Russia to hold Syria talks",
            "That one stands on the other page. Look at the date below the line you copied.",
        ),
        Wrong(
            "Moscow and Washington have been trying to patch up their differences over Syria.",
            "That is the beginning of the standfirst, the teaser. Look above the date.",
        ),
        Wrong(
            "'Over the abyss and into chaos'",
            "That is a subheading: it stands over a part of the report. Look above the date.",
        ),
        Wrong(
            "Conflicts",
            "That is a kicker, the label above a headline, and it stands on the other page.",
        ),
        Wrong("May 8, 2013", "That is the date of the page. What stands right above it?"),
        Wrong(
            "Skip to content",
            "That is furniture: a link of the page, no part of the report. Go down two lines.",
            also=["1. Skip to content"],
        ),
    ],
    reason="The headline stands above the date. All other lines in large type come further down.",
    minutes=2,
)
def headline():
    """What is the headline of the report of **2013**? Copy it between the quotation marks."""
    return "US and Russia seek Syria talks"


@question(
    text(),
    hints=[
        "Search the page of 2016 for the word. You need to find it once.",
        "What stands right below that line? It belongs to the same thing.",
    ],
    wrong=[
        Wrong(
            "body",
            "Read the paragraphs once more: the word isn't in any of them.",
            also=["paragraph", "the body", "text", "report", "article", "lede"],
        ),
        Wrong(
            "headline",
            "The headline names three countries. Is Iran one of them?",
            also=["the headline"],
        ),
        Wrong(
            "standfirst",
            "The standfirst is the teaser in full sentences, above the link. Look below the link.",
            also=["the standfirst", "teaser", "the teaser"],
        ),
        Wrong(
            "picture",
            "You have no picture here, only a line about one. Which name in the list fits it?",
            also=["the picture", "under the picture", "image", "photo", "the photo"],
        ),
        Wrong(
            "credit",
            "The credit says who owns the picture. It is the next line.",
            also=["the credit", "image credit"],
        ),
    ],
    also=[
        "the caption",
        "picture caption",
        "image caption",
        "photo caption",
        "caption of the image",
    ],
    reason="Iran stands once on the page: in the line about the picture, and in no paragraph. Both"
    " pages are about Syria, so this line was not written for this report.",
    minutes=3,
)
def name_place():
    """Where on the page of **2016** does the word Iran stand? Name the part of the page.

    Parts have these names: headline, standfirst, caption, credit, subheading, body.
    """
    return "caption"


@reflection(
    rubric=[
        "I have no reason yet, or I take one for proven.",
        "I have one reason, and I say that it is a guess.",
        "I have two or three reasons that differ, and I say what would tell them apart.",
    ],
    hints=[
        "Who puts a picture on a page, and where does that person get it?",
        "Think of archives, of haste, and of pages in two languages.",
    ],
    minutes=5,
)
def caption_reasons():
    """The line about the picture on the page of **2016** is German. It says: talks with Iran on
    its nuclear program, in Geneva. How may it have come there? Find more than one explanation.
    """
    return (
        "An editor may have taken a picture from the archive, and its old caption came along. Or"
        " the picture shows the right people at an earlier meeting, and the caption is true of"
        " it. Or the page was changed later, and the line got mixed up. I have only the words,"
        " and no picture: to tell, I would look at the picture and ask the outlet."
    )


@question(
    items(),
    hints=[
        "Look at the very end of the page: the last line.",
        "A bracket holds the names. On this page somebody forgot a comma between them.",
    ],
    wrong=[
        Wrong(
            ["AP", "AFP", "dpa", "Reuters"],
            "These four stand at the end of the other page. Which year is asked?",
        ),
        Wrong(
            ["Reuters AFP"],
            "The comma between two names is missing on the page. Give each name quotation marks of"
            " its own.",
        ),
        Wrong(
            ["dm", "nm", "jm"],
            "These are the initials of the people who wrote and edited. Agencies stand in"
            " brackets.",
            also=[["dm,nm/jm"], ["dm", "nm", "jm", "Reuters", "AFP"]],
        ),
        Wrong(
            ["DW"],
            "DW is the outlet that published the report. From whom did it get material?",
            also=[["Deutsche Welle"], ["DW", "Reuters", "AFP"]],
        ),
    ],
    reason="The bracket in the last line names Reuters and AFP. A credit says where material came"
    " from. It doesn't say which sentence came from where.",
    minutes=3,
)
def agencies():
    """Which news agencies does the page of **2016** credit for the report? Write each name between
    quotation marks, with commas between the names.
    """
    return ["Reuters", "AFP"]


@question(
    number(),
    hints=[
        "When was the report published, and which day of the week does its first paragraph name?",
        "The 8th of May 2013 was a Wednesday.",
    ],
    wrong=[
        Wrong(8, "That is when the report was published. Its lede names another day of the week."),
        Wrong(
            2013,
            "That is the year. The day of the month is asked: a number from 1 to 31.",
        ),
        Wrong(
            14,
            "That Tuesday comes after the report. News tells what has happened already.",
        ),
        Wrong(6, "Count again: which day of the week was the 8th? Then go back to Tuesday."),
    ],
    reason="The report is of Wednesday, 8 May. So its Tuesday is the day before. A day's name needs"
    " the date of the page to mean anything.",
    minutes=3,
)
def agreement_day():
    """The lede of the report of **2013** says that agreement was reached on Tuesday. Which day of
    May was that?
    """
    return 7


@question(
    sentence(2016),
    hints=[
        "Bi- means two. Whom does the standfirst mean by the two?",
        "Look for a third party at the table. There are several such sentences: one is enough.",
    ],
    wrong=[
        Wrong(
            '"We would like to have a meeting in this narrow format, to have a businesslike'
            ' discussion, not another General Assembly-like debate," Lavrov was quoted as saying'
            " on Wednesday.",
            "Narrow means few. How many is two? Look for a sentence that names somebody else.",
        ),
        Wrong(
            "This will be the first meeting between the two countries since Washington froze"
            " bilateral ceasefire negotiations on October 3.",
            "That one fits: it speaks of two countries. Look for a third party.",
        ),
        Wrong(
            "Russia's Foreign Ministry has said bilateral talks with the US on Syria will take"
            " place in Lausanne at the weekend.",
            "That is where the word stands. Now look for a sentence that speaks against it.",
        ),
        Wrong(
            "A brief ceasefire deal brokered between Washington and Moscow collapsed in September.",
            "That deal was made by two. Look at who is to come to the next talks.",
        ),
    ],
    also=[
        "Speaking to CNN, the Russian foreign minister called for Turkey, Saudi Arabia and possibly"
        " Qatar to be included in the talks.",
        "On both days, Saturday and Sunday, international representatives would discuss"
        ' "a multilateral approach to resolving the crisis in Syria, including a sustained'
        " cessation"
        " of violence and the resumption of humanitarian aid deliveries,\" Kerry's spokesman John"
        " Kirby said.",
    ],
    reason="Bilateral means between two. This sentence brings more to the table. Such a seam often"
    " shows where a report was put together from several sources.",
    minutes=4,
)
def third_party():
    """The standfirst of the report of **2016** calls the talks "bilateral". Pick a sentence of the
    report that doesn't fit this word.
    """
    return "They will be joined by other key regional powers."


@question(
    sentence(2013),
    hints=[
        "The lede says what was agreed. Which sentence says that something did not happen?",
        "Read from the end of the page upwards. News often puts background last.",
    ],
    wrong=[
        Wrong(
            "However, both sides downplayed their differences in a press conference after the"
            " talks.",
            "That plays disagreement down. Look for what did not happen.",
        ),
        Wrong(
            "According to UN estimates, more than 70,000 people have been killed in Syria since the"
            " conflict erupted in March 2011.",
            "That says what the war has cost. It does not say what became of the agreement.",
        ),
        Wrong(
            "Lavrov maintained that Russia did not believe the removal of Assad from office should"
            " be a precondition for talks, but insisted that Moscow was not propping up the Syrian"
            " leader.",
            "That is one side's view of what must come first. Look for what became of the plan.",
        ),
    ],
    reason="Two powers agreed, outside Syria. The people who fight there had not taken it on. Late"
    " in the text is not hidden: it is where news usually puts background.",
    minutes=4,
)
def limit():
    """Two powers "reached agreement", says the lede of **2013**. Which sentence of the report
    limits this most?
    """
    return (
        "Despite agreement on the Geneva accord outside Syria, it has not been adopted in any real"
        " sense by either the rebels and the Syrian government."
    )


@question(
    table(["report", "text"]),
    hints=[
        "Look at the whole table first: kit.part_table(reports). Which word stands under kind?",
        'Change one word in the example: parts[parts["kind"] == "headline"]',
    ],
    wrong=[
        Wrong(
            lambda reports: _kind(reports, "headline"),
            "These are the headlines: you ran the example as it is. Change the word for the kind.",
            label="the headlines",
        ),
        Wrong(
            lambda reports: _kind(reports, "paragraph"),
            "These are the paragraphs. Which lines stand above some of them?",
            label="the paragraphs",
        ),
        Wrong(
            lambda report_2013: _kind([report_2013], "subheading"),
            "This is one report only. Give kit.part_table both: reports",
            label="2013 only",
        ),
        Wrong(
            lambda report_2016: _kind([report_2016], "subheading"),
            "This is one report only. Give kit.part_table both: reports",
            label="2016 only",
        ),
    ],
    reason="The kind of a part says what it does on the page. Square brackets with == keep the rows"
    " of one kind.",
    minutes=5,
    points=2,
    level="stretch",
)
def subheadings(reports):
    """The kit can list the parts of both pages. To see the headlines only:

    ```python
    parts = kit.part_table(reports)
    parts[parts["kind"] == "headline"]
    ```

    Make the table of the **subheadings** of both reports.
    """
    parts = kit.part_table(reports)
    return parts[parts["kind"] == "subheading"]


@question(
    function(
        "report",
        tries=lambda chance: [(_invented(chance, number),) for number in range(12)],
    ),
    hints=[
        "A report is made of sections, and a section of paragraphs. Counting begins at 0.",
        "report.sections[0].paragraphs[0] is a part of the page. Its words are in .text",
    ],
    wrong=[
        Wrong(
            lambda: lambda report: report.headline,
            "This gives the headline. The lede is the first paragraph of the body.",
            label="the headline",
        ),
        Wrong(
            lambda: lambda report: report.standfirst,
            "This gives the standfirst, the teaser under the date. Some pages have none. The lede"
            " comes after it.",
            label="the standfirst",
        ),
        Wrong(
            lambda: lambda report: report.sections[-1].paragraphs[0].text,
            "Counting from the end gives the last section. The lede comes first.",
            label="the last section",
        ),
        Wrong(
            lambda: lambda report: report.sentences[0].text,
            "This gives one sentence, and on many pages it is one of the standfirst.",
            label="the first sentence",
        ),
    ],
    reason="The lede is the first paragraph of the body. A function does the same for any page.",
    minutes=8,
    points=2,
    level="stretch",
)
def lede_finder():
    """Write a function that takes a report and gives back its **lede**: the words of the first
    paragraph of the body. It is tried on reports that you haven't seen.

    Try it on one you have: `lede_finder(report_2013)`
    """

    def lede_finder(report):
        return report.sections[0].paragraphs[0].text

    return lede_finder


def _kind(reports, kind):
    parts = kit.part_table(reports)
    return parts[parts["kind"] == kind]


def _invented(chance, number):
    return kit.article_from_text(invented_page(chance), f"invented-{number}")
