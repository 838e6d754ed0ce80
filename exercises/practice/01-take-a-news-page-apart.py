"""Take a news page apart.

You have two pages from the same outlet: one of 12 June 2013, one of 7 September 2016. Their outlet,
places and people are invented; all else is as on any news page. Which words are the headline, which
are the report, and which only stand beside it? Read the pages first; the kit comes second.
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
            "LC and Tavland to hold Sorrel ferry talks",
            "That one stands on the other page. Look at the date below the line you copied.",
        ),
        Wrong(
            "Grenholt and Halmouth want to smooth over their quarrel about the island of Sorrel.",
            "That is the beginning of the standfirst, the teaser. Look above the date.",
        ),
        Wrong(
            "'Off the map and out of mind'",
            "That is a subheading: it stands over a part of the report. Look above the date.",
        ),
        Wrong(
            "Waterways",
            "That is a kicker, the label above a headline, and it stands on the other page.",
        ),
        Wrong("June 12, 2013", "That is the date of the page. What stands right above it?"),
        Wrong(
            "Skip to content",
            "That is furniture: a link of the page, no part of the report. Look above the date.",
            also=["1. Skip to content"],
        ),
        Wrong(
            "This report is invented: its places, people, outlet and agencies do not exist",
            "That is a note about the whole page, and no part of the report. It is furniture.",
            also=["This report is invented"],
        ),
    ],
    reason="The headline stands above the date. All other lines in large type come further down.",
    minutes=2,
)
def headline():
    """What is the headline of the report of **2013**? Copy it between the quotation marks."""
    return "LC and Tavland seek Sorrel ferry talks"


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
            "The headline names two neighbors and an island. Is Dalmora one of them?",
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
    reason="Dalmora stands once on the page: in the line about the picture, and in no paragraph."
    " Both pages are about Sorrel, so this line was not written for this report.",
    minutes=3,
)
def name_place():
    """Where on the page of **2016** does the word Dalmora stand? Name the part of the page.

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
    """The line about the picture on the page of **2016** is German. It says: talks with Dalmora
    about bridges, in Pinewater. How may it have come there? Find more than one explanation.
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
            ["LKN", "TWP", "Seepost", "Tidewire"],
            "These four stand at the end of the other page. Which year is asked?",
        ),
        Wrong(
            ["TWP LKN"],
            "The comma between two names is missing on the page. Give each name quotation marks of"
            " its own.",
        ),
        Wrong(
            ["tk", "le", "ow"],
            "These are the initials of the people who wrote and edited. Agencies stand in"
            " brackets.",
            also=[["tk,le/ow"], ["tk", "le", "ow", "TWP", "LKN"]],
        ),
        Wrong(
            ["LSN"],
            "LSN is the outlet that published the report. From whom did it get material?",
            also=[["LSN", "TWP", "LKN"]],
        ),
        Wrong(
            ["Tidewire"],
            "That one is credited for the picture. Who is credited for the report stands at its"
            " end.",
            also=[["TWP", "LKN", "Tidewire"]],
        ),
    ],
    reason="The bracket in the last line names TWP and LKN. A credit says where material came"
    " from. It doesn't say which sentence came from where.",
    minutes=3,
)
def agencies():
    """Which news agencies does the page of **2016** credit for the report? Write each name between
    quotation marks, with commas between the names.
    """
    return ["TWP", "LKN"]


@question(
    number(),
    hints=[
        "When was the report published, and which day of the week does its first paragraph name?",
        "The 12th of June 2013 was a Wednesday.",
    ],
    wrong=[
        Wrong(12, "That is when the report was published. Its lede names another day of the week."),
        Wrong(
            2013,
            "That is the year. The day of the month is asked: a number from 1 to 30.",
        ),
        Wrong(
            18,
            "That Tuesday comes after the report. News tells what has happened already.",
        ),
        Wrong(10, "Count again: which day of the week was the 12th? Then go back to Tuesday."),
    ],
    reason="The report is of Wednesday, 12 June. So its Tuesday is the day before. A day's name"
    " needs the date of the page to mean anything.",
    minutes=3,
)
def agreement_day():
    """The lede of the report of **2013** says that agreement was reached on Tuesday. Which day of
    June was that?
    """
    return 11


@question(
    sentence(2016),
    hints=[
        "Bi- means two. Whom does the standfirst mean by the two?",
        "Look for a third party at the table. There are several such sentences: one is enough.",
    ],
    wrong=[
        Wrong(
            '"We would prefer a small circle for doing some real work, and not another Grand'
            ' Session-like contest of speeches," Askholt was quoted as saying late on Wednesday.',
            "Small means few. How many is two? Look for a sentence that names somebody else.",
        ),
        Wrong(
            "It would be the first meeting of the two neighbors since Halmouth shelved bilateral"
            " timetable negotiations on August 29.",
            "That one fits: it speaks of two neighbors. Look for a third party.",
        ),
        Wrong(
            "Tavland's Transport Ministry has said bilateral talks with the LC on Sorrel will go"
            " ahead in Kelmering at the weekend.",
            "That is where the word stands. Now look for a sentence that speaks against it.",
        ),
        Wrong(
            "A short-lived timetable drawn up between Halmouth and Grenholt fell through in July.",
            "That timetable was made by two. Look at who is to come to the next talks.",
        ),
    ],
    also=[
        "On Radio Merle, the Tavish transport minister called for Wendle, Marsh Haven and possibly"
        " Osk to be brought into the talks.",
        "On Saturday as on Sunday, delegates from around the lake would talk about"
        ' "a multilateral way out of the impasse, including boats on every day of the week and the'
        " return of the island post boat,\" Lark's spokesman Ned Harbin said.",
    ],
    reason="Bilateral means between two. This sentence brings more to the table. Such a seam often"
    " shows where a report was put together from several sources.",
    minutes=4,
)
def third_party():
    """The standfirst of the report of **2016** calls the talks "bilateral". Pick a sentence of the
    report that doesn't fit this word.
    """
    return "Both will be joined by other major lake ports."


@question(
    sentence(2013),
    hints=[
        "The lede says what was agreed. Which sentence says that something did not happen?",
        "Read from the end of the page upwards. News often puts background last.",
    ],
    wrong=[
        Wrong(
            "In front of reporters after the talks, however, both sides made light of their"
            " differences.",
            "That plays disagreement down. Look for what did not happen.",
        ),
        Wrong(
            "According to Lake League estimates, more than 60,000 visitors have been kept away from"
            " Sorrel since the dispute broke out in April 2011.",
            "That says what the dispute has cost. It does not say what became of the agreement.",
        ),
        Wrong(
            "Askholt maintained that Tavland did not see why Fenn should have to step down before"
            " any talks, but insisted that Grenholt was not bankrolling the island's leader.",
            "That is one side's view of what must come first. Look for what became of the plan.",
        ),
    ],
    reason="Two neighbors agreed, on the mainland. Those who quarrel on the island had not taken it"
    " on. Late in the text is not hidden: it is where news usually puts background.",
    minutes=4,
)
def limit():
    """Two neighbors "reached agreement", says the lede of **2013**. Which sentence of the report
    limits this most?
    """
    return (
        "For all the signatures on the mainland, the Pinewater plan has yet to be taken up in"
        " earnest by either the boycotters and the Sorrel council."
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
