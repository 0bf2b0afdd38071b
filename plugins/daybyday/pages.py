"""What templates receive: one documented value per page, called `page`.

A template may use what stands here and nothing else (undefined names are errors). Words in the
page's language come from `words`, a sibling of `page`. If a template needs one more thing, add a
field with its sentence here and fill it in the view.

Every address is ready to be written into the page: it carries the site's own path. Only what says
"absolute" has scheme and host. Words are ready to be printed, in the language of the page.
"""

from __future__ import annotations

from typing import Protocol

from .parts import Fragment
from .prose import TextRef
from .values import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Something to click on."""

    text: str
    """what it says"""
    address: str
    """where it leads; "" when there is nothing to lead to yet"""
    lang: str = ""
    """language of the text and the target, only when it is not the page's"""
    current: bool = False
    """whether this is the page one is on"""
    note: str = ""
    """a few words more, in the page's language"""


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in another language, or the nearest thing to it."""

    lang: str
    """BCP 47 tag"""
    name: str
    """the language's name in itself: "Italiano" """
    address: str
    """where it leads"""


@dataclass(frozen=True, slots=True)
class Alternate:
    """An hreflang line of the head."""

    hreflang: str
    """BCP 47 tag, or "x-default" """
    address: str
    """absolute"""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """An autodiscovery line of the head."""

    title: str
    """name of the feed"""
    address: str
    """absolute"""
    type: str
    """media type"""


@dataclass(frozen=True, slots=True)
class ShareImage:
    """What is shown beside a link to the page where people share it."""

    address: str
    """absolute"""
    width: int
    """pixels; 0 when they are not known"""
    height: int
    """pixels; 0 when they are not known"""
    alt: str
    """what it shows, in words"""


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page has around its own content."""

    lang: str
    """language of the page, BCP 47"""
    direction: str
    """"ltr" or "rtl" """
    title: str
    """for the title element"""
    description: str
    """for search results and cards; may be "" """
    canonical: str
    """absolute address of the page that counts (of the original, for a fallback)"""
    noindex: bool
    """whether search engines are asked to leave it out"""
    alternates: tuple[Alternate, ...]
    """the page in every language it exists in, itself included, and x-default; may be empty"""
    site_name: str
    """the site's name in the page's language"""
    home: str
    """address of the home page of this language"""
    nav: tuple[Link, ...]
    """the main navigation"""
    languages: tuple[LanguageLink, ...]
    """the other languages"""
    footer: tuple[Link, ...]
    """pages such as "about", and feeds"""
    feeds: tuple[FeedLink, ...]
    """feeds of the page's language first"""
    stylesheet: str
    """address of the stylesheet"""
    icon: str
    """address of the site's icon (SVG); "" when the theme has none"""
    kind: str
    """Open Graph type: "article" or "website" """
    locale: str
    """Open Graph locale: "en_GB" """
    searched: bool
    """whether the text of the page is to be found by the site's own search"""
    day: str
    """"Day 8", for the results of a search; "" for what is no day"""
    image: ShareImage | None
    """the picture beside links to the page; None for none"""
    published: str
    """ISO 8601 with offset; "" for pages without a date"""
    modified: str
    """ISO 8601 with offset; "" when never corrected"""
    policy: str
    """the content security policy a page carries itself, for hosts that send none; "" where the host sends it"""
    json_ld: str
    """JSON for a script element of type application/ld+json, safe to print as it is; "" for none"""


class DateWords(Protocol):
    """A date in the words of the page's language. Each is put into words when a template asks for it."""

    @property
    def iso(self) -> str:
        """For the datetime attribute."""

    @property
    def full(self) -> str:
        """ "Sunday 24 April 2011" / "domenica 24 aprile 2011" """

    @property
    def plain(self) -> str:
        """ "24 April 2011" """

    @property
    def short(self) -> str:
        """ "24 April" """

    @property
    def weekday(self) -> str:
        """ "Sunday" """

    @property
    def month(self) -> str:
        """ "April" """

    @property
    def day(self) -> str:
        """Day of the month: "24"."""

    @property
    def year(self) -> str:
        """ "2011" """


@dataclass(frozen=True, slots=True)
class ReaderScript:
    """The script of a page, and what it works with. Without it the page says all it has to say."""

    address: str
    """address of the script; "" when the theme has none"""
    data: str
    """JSON for a script element of type application/json with the id `reader`, safe to print as it is"""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Where one searches; the script does it."""

    frame: Frame
    lists: tuple[Link, ...]
    """where all texts are listed, for those who have no script"""
    script: ReaderScript


@dataclass(frozen=True, slots=True)
class TaskItem:
    """One task on a page."""

    id: str
    """stable id within the day"""
    anchor: str
    """id attribute of its list item"""
    text: TextRef
    """what to do; print it with the filter `prose`"""


@dataclass(frozen=True, slots=True)
class HomeworkCard:
    """The homework of a day on a page, which may hold many."""

    id: str
    """id attribute of the card, and the beginning of those of its label and title"""
    lang: str
    """language of title, intro and tasks when it is not the page's, else "" """
    label: str
    """"Homework · Day 8" """
    title: str
    """title of the homework; "" in old-style posts"""
    minutes: str
    """"20 minutes"; "" when the author gave none"""
    intro: TextRef | None
    """paragraphs before the tasks"""
    tasks: tuple[TaskItem, ...]
    """at least one"""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The day before or after, in the page's language."""

    label: str
    """"Previous day" / "Next day" """
    day: str
    """"Day 7" """
    title: str
    """its title; "" when it is not out"""
    address: str
    """"" when it is not out"""
    lang: str
    """language of the title when it is not the page's, else "" """
    note: str
    """what is skipped ("Days 5 and 6 are missing."); may be "" """
    comes: str = ""
    """of a day that is not out, when it comes, with the hour, where the author is"""
    moment: str = ""
    """the same for programs, ISO 8601 with offset"""


@dataclass(frozen=True, slots=True)
class ListRow:
    """A post in a list."""

    number: int | None
    """day number; None for an article"""
    label: str
    """"Day 7"; "" for an article"""
    title: str
    """title without the day; "" for a day that has no page here"""
    summary: str
    """one or two sentences; may be "" """
    address: str
    """"" for a day that has no page here"""
    lang: str
    """language of title and summary when it is not the page's, else "" """
    date: DateWords
    """when it was published, or when it is planned"""
    note: str
    """state in words when there is something to say: "in English", "missing"; may be "" """


@dataclass(frozen=True, slots=True)
class SheetDay:
    """A day on the sheet that says what one has done."""

    number: int
    """the day's number"""
    label: str
    """"Day 8"; "8" where there are too many days for one sheet with titles"""
    title: str
    """its title; "" there"""
    lang: str
    """language of the title when it is not the page's, else "" """
    counts: bool
    """whether there is homework to tick"""


@dataclass(frozen=True, slots=True)
class EndingSection:
    """What stands at the end of the last day of a series."""

    title: str
    """"The last leaf" """
    text: str
    """that it is the end, with totals"""
    links: tuple[Link, ...]
    """what one can do next"""
    series: str
    """title of the series, for the sheet"""
    total: int
    """how many days there are to tick"""
    days: tuple[SheetDay, ...]
    """the sheet: all days, to tick; empty when they are too many"""


@dataclass(frozen=True, slots=True)
class CommentItem:
    """A comment of the past."""

    id: str
    """its own id attribute, "comment-12" """
    author: str
    """a name, or a word for somebody who is not named"""
    date: DateWords
    """when it was written"""
    lang: str
    """its language when it is not the page's, else "" """
    to: Link | None
    """"in reply to Marta", up to that comment, where its place in the thread does not say so"""
    text: TextRef
    """what it says"""
    replies: tuple[CommentItem, ...]
    """what was said to it; may be empty"""


@dataclass(frozen=True, slots=True)
class CommentSection:
    """The comments of the past of a post, for the macro `comment_section` of daybyday_comments.html."""

    title: str
    """"3 comments from back then" """
    threads: tuple[CommentItem, ...]
    """those that are no replies"""
    closed: str
    """that there is no way to reply; "" where there is one"""
    stylesheet: str
    """address of their own stylesheet; "" when the theme has none"""


@dataclass(frozen=True, slots=True)
class OutdatedNotice:
    """That the original of a translation says something else by now."""

    text: str
    """a sentence"""
    original: Link
    """to the original: "Read the original" """
    hreflang: str
    """language of the original"""


@dataclass(frozen=True, slots=True)
class DayPage:
    """Template day.html: one day of a series in one language."""

    frame: Frame
    """everything around"""
    number: int
    """the day's number in the series: the loudest thing on the page"""
    label: str
    """"Day 8" """
    of_length: str
    """"of 30"; "" for an open-ended series"""
    series: Link
    """the series and its page; the month instead of a name that the site has, too"""
    title: str
    """title without "Day 8:" """
    standfirst: str
    """the summary; may be "" """
    date: DateWords
    """when it was published"""
    reading: str
    """"4 minutes to read" """
    to_homework: Link | None
    """down to the homework, with its minutes; None for a day without"""
    lang: str
    """language of title and text when it is not the page's, else "" """
    notice: str
    """under the fallback policy: that this is the original, not a translation; else "" """
    outdated: OutdatedNotice | None
    """of a translation whose original says something else by now; else None"""
    correction: str
    """"Corrected on 9 November 2026"; "" when never corrected"""
    lead: TextRef
    """text before the homework"""
    homework: HomeworkCard | None
    """None for a day without"""
    workbook: Link | None
    """the day in the workbook; None where there is none"""
    rest: TextRef | None
    """text after the homework, if any"""
    tags: tuple[Link, ...]
    """tags of the post"""
    authors: str
    """names joined in words; may be "" """
    share: tuple[Link, ...]
    """ways to pass it on; may be empty"""
    comments: CommentSection | None
    """what readers said of it when it stood elsewhere; None for nothing"""
    reply: Link | None
    """how to reply; None where its author has set no way"""
    related: tuple[Link, ...]
    """days that belong to it, all of them older: "Day 3: …", with the series as note when it is another; may be empty"""
    newcomers: tuple[Link, ...]
    """"New here?" links: day 1, a start of one's own, today's day"""
    previous: Neighbour | None
    """None on the first day"""
    next: Neighbour | None
    """None on the last day"""
    ending: EndingSection | None
    """on the last day there is, what one did and what to do next; else None"""
    script: ReaderScript
    """the script that lets readers tick and note"""


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """Template article.html: a stand-alone article."""

    frame: Frame
    """everything around"""
    title: str
    """its title"""
    outdated: OutdatedNotice | None
    """of a translation whose original says something else by now; else None"""
    standfirst: str
    """the summary; may be "" """
    date: DateWords
    """when it was published"""
    reading: str
    """"4 minutes to read" """
    correction: str
    """"Corrected on …"; "" when never corrected"""
    text: TextRef
    """the text"""
    tags: tuple[Link, ...]
    """tags"""
    authors: str
    """names joined in words; may be "" """
    share: tuple[Link, ...]
    """ways to pass it on; may be empty"""
    comments: CommentSection | None
    """what readers said of it when it stood elsewhere; None for nothing"""
    reply: Link | None
    """how to reply; None where its author has set no way"""
    older: tuple[ListRow, ...]
    """a few articles that came out before it, newest first"""


@dataclass(frozen=True, slots=True)
class PlainPage:
    """Template page.html: about, how to take part."""

    frame: Frame
    """everything around"""
    title: str
    """its title"""
    outdated: OutdatedNotice | None
    """of a translation whose original says something else by now; else None"""
    standfirst: str
    """the summary; may be "" """
    text: TextRef
    """the text"""
    comments: CommentSection | None
    """what readers said of it when it stood elsewhere; None for nothing"""
    reply: Link | None
    """how to reply, below comments; None where there are none, or no way"""


@dataclass(frozen=True, slots=True)
class SeriesTeaser:
    """A series on the home page."""

    id: str
    """what its script calls it by"""
    title: str
    """its title"""
    band: Link
    """what stands over the leaf: the series and its page; "Today" without an address where the site has the same name"""
    description: str
    """one or two sentences; may be "" """
    state: str
    """"Day 8 of 10", "It begins on …", "All ten days are here. Begin when you like." """
    is_over: bool
    """whether it is over: then its leaf is the first day's, and its date says nothing any more"""
    leaf: ListRow | None
    """today's day, or the first one of a series that is over; None before day 1"""
    of_length: str
    """"of 10"; "" for an open-ended series"""
    homework: str
    """title of the homework of the day on the leaf; may be "" """
    around: tuple[ListRow, ...]
    """at most five days before the leaf's, newest first; of a series that is over those after it, in order"""


@dataclass(frozen=True, slots=True)
class HomePage:
    """Template home.html: the home page of one language."""

    frame: Frame
    """everything around"""
    title: str
    """the site's name"""
    tagline: str
    """one sentence on what this is; may be "" """
    series: tuple[SeriesTeaser, ...]
    """running series, the latest started first; else the next to start, else the last finished"""
    first: Link | None
    """the way in that is said first: day 1, or how to be told of it; None on a site without a series"""
    start: tuple[Link, ...]
    """start here: at most three more links with notes"""
    begin: Link | None
    """how to begin today what has begun before; None when there is nothing to begin"""
    articles: tuple[ListRow, ...]
    """the latest articles, newest first"""
    all_articles: str
    """address of the list of articles; "" when there are none"""
    script: ReaderScript
    """the script that shows the way on to those who have begun"""


@dataclass(frozen=True, slots=True)
class Cell:
    """One square of a month."""

    state: str
    """"out", "today", "fallback", "elsewhere", "coming", "late", "missing", "withdrawn", "rest" or "empty" """
    number: str
    """the day's number; "" for squares without a day"""
    date: str
    """day of the month: "24" """
    address: str
    """where its number leads; "" for squares without a page"""
    label: str
    """what those hear first who do not see the square: "Day 8, 8 November:" """
    title: str
    """what follows the label: the title of the day, or its state in words; "" for a date without either"""
    lang: str
    """language of the title when it is not the page's, else "" """


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month as a table: weeks of seven squares, None outside the month."""

    place: str
    """id attribute of its place on the page"""
    caption: str
    """"November 2026" """
    series: str
    """title of the series, for the sheet to hang up"""
    printing: str
    """"Print November 2026" """
    weekdays: tuple[tuple[str, str], ...]
    """(narrow, full) names, the week's first day first"""
    weeks: tuple[tuple[Cell | None, ...], ...]
    """rows"""


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week to tick."""

    name: str
    """its whole name"""
    number: int
    """0 for Sunday … 6 for Saturday, as scripts count"""
    rest: bool
    """whether it is a day off unless one says otherwise"""


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """Template series.html: a series with the honest state of every day."""

    frame: Frame
    """everything around"""
    title: str
    """its title; "All days" where the site bears the same"""
    description: str
    """one or two sentences; may be "" """
    state: str
    """"Day 8 of 10", "It begins on …" """
    totals: str
    """"8 of 10 days are out, 1 late, 2 days of rest."; "" when the state says it all"""
    to_today: Link | None
    """down to today's square; None where there is none"""
    months: tuple[Fragment[object], ...]
    """every month from the first to the last day; print them with the filter `joined`. Each is made
    by the template month.html, which knows a `CalendarMonth` as `piece`"""
    is_large: bool
    """whether they are few enough for titles in their squares"""
    legend: tuple[tuple[str, str], ...]
    """(state, what it means) for the states that occur"""
    rows: tuple[ListRow, ...]
    """today and the days before it, newest first, at most ten; of a series that is over the first ones, in order"""
    rows_label: str
    """"Latest days", "From the beginning" """
    blocks: tuple[Link, ...]
    """listings of all days by closed periods"""
    is_over: bool
    """whether it is over: then the ways stand first"""
    ways: tuple[Link, ...]
    """how to follow the series, how to begin it today, and what of it there is to print or to keep"""
    hour: str
    """"07:00": the hour a reader's own calendar begins with"""
    weekdays: tuple[Weekday, ...]
    """days off to choose from, the week's first day first"""
    style: str
    """address of this page's stylesheet; "" for none"""
    script: ReaderScript
    """the script that keeps a reader's progress"""


@dataclass(frozen=True, slots=True)
class ListingPage:
    """Template listing.html: posts of a closed period, a tag, a month; or all articles."""

    frame: Frame
    """everything around"""
    kicker: str
    """a word above the title ("Tag", the series' name); may be "" """
    title: str
    """"Days 1–30", "November 2026" """
    rows: tuple[ListRow, ...]
    """the posts"""
    blocks: tuple[Link, ...] = ()
    """neighbouring periods, this one marked as current"""
    months: tuple[Link, ...] = ()
    """archives by month (on the list of articles)"""
    tags: tuple[Link, ...] = ()
    """all tags with at least one post out (on the list of articles)"""


@dataclass(frozen=True, slots=True)
class WorkbookDay:
    """A day in a workbook: template workbook_day.html knows it as `piece`."""

    number: int
    """the day's number"""
    label: str
    """"Day 8" """
    title: str
    """title of the day"""
    lang: str
    """language of its texts when it is not the page's, else "" """
    note: str
    """"in English", of a day that is not translated; else "" """
    date: DateWords
    """its date on the wall calendar"""
    address: str
    """its page"""
    homework: HomeworkCard
    """what there is to do"""


@dataclass(frozen=True, slots=True)
class WorkbookPage:
    """Template workbook.html: all homework of a series, or of a month of it, with room to write."""

    frame: Frame
    """everything around"""
    series: Link
    """the series and its page"""
    title: str
    """"Workbook", "Workbook, November 2026" """
    days: tuple[Fragment[object], ...]
    """every day with homework; print them with the filter `joined`. Each is made by the template workbook_day.html"""
    whole: Link | None
    """on the page of a month, the way to the whole"""
    months: tuple[Link, ...]
    """months that have a page of their own; on such a page, those before it"""
    style: str
    """address of this page's stylesheet; "" for none"""
    script: ReaderScript
    """the script that fills in the reader's ticks and notes"""


@dataclass(frozen=True, slots=True)
class BookChapter:
    """Template book_day.xhtml, which knows it as `piece`: a day in an e-book. Texts are XHTML, to be printed as they are."""

    lang: str
    """language of the book"""
    direction: str
    """"ltr" or "rtl" """
    label: str
    """"Day 8" """
    title: str
    """its title"""
    foreign: str
    """language of its texts when it is not the book's, else "" """
    notice: str
    """that this is the original, not a translation; else "" """
    date: str
    """"Sunday 8 November 2026" """
    standfirst: str
    """its summary, plain text; may be "" """
    lead: str
    """the text before the homework"""
    homework: str
    """"Homework · Day 8"; "" for a day without"""
    homework_title: str
    """plain text; may be "" """
    minutes: str
    """"20 minutes"; may be "" """
    intro: str
    """paragraphs before the tasks"""
    tasks: tuple[tuple[str, str], ...]
    """(id, what to do)"""
    rest: str
    """the text after the homework"""


@dataclass(frozen=True, slots=True)
class BookFile:
    """A line of an e-book's list of its files."""

    id: str
    """its name in that list"""
    name: str
    """where it lies in the book"""
    type: str
    """media type"""
    properties: str
    """"nav", "cover-image"; "" for none"""
    title: str
    """of a file one reads, its line in the contents; else "" """


@dataclass(frozen=True, slots=True)
class Book:
    """Templates book_*, which know it as `piece`: an e-book as a whole."""

    lang: str
    """its language"""
    direction: str
    """"ltr" or "rtl" """
    id: str
    """what it is called for ever"""
    title: str
    """title of the series"""
    title_lines: tuple[str, ...]
    """the same as its cover breaks it"""
    description: str
    """one or two sentences; may be "" """
    days: str
    """"10 days" """
    authors: tuple[str, ...]
    """who wrote the texts"""
    by: str
    """"by Ada and Bruno"; "" when nobody is named"""
    site: str
    """the site's name"""
    address: str
    """the series' page, absolute"""
    date: str
    """of its last day, ISO 8601"""
    modified: str
    """when its texts were last changed, ISO 8601 in UTC"""
    languages: tuple[str, ...]
    """languages of its texts, the book's own first"""
    files: tuple[BookFile, ...]
    """everything in it"""
    chapters: tuple[BookFile, ...]
    """what one reads after the cover and the contents, in order"""


@dataclass(frozen=True, slots=True)
class FeedOffer:
    """A feed that can be followed."""

    name: str
    """"The homework": what it is called among the feeds of its site or series"""
    title: str
    """"Better connections: homework": what it is called everywhere"""
    about: str
    """what comes in it, in a sentence"""
    address: str
    """its RSS address, absolute, as one copies it"""
    formats: tuple[Link, ...]
    """"RSS", "Atom", "JSON": as many as there are"""


@dataclass(frozen=True, slots=True)
class Scope:
    """The site, or a series, with everything that can be followed of it."""

    id: str
    """id attribute of its place on the page"""
    title: str
    """"The whole site", or the title of the series"""
    state: str
    """how far the series is, as its followers care: "Day 9 comes on …", "All 10 days are here. …"; "" of the site"""
    is_over: bool
    """whether nothing more comes in its feeds"""
    feeds: tuple[FeedOffer, ...]
    """the feeds"""
    readers: tuple[Link, ...]
    """services that open its main feed with one tap"""
    mailers: tuple[Link, ...]
    """services that send its main feed by e-mail"""
    calendar: tuple[Link, ...]
    """its calendar, for programs and as a file; empty when there is none"""


@dataclass(frozen=True, slots=True)
class StartDate:
    """A date on which a series can be begun by a feed of its own."""

    date: DateWords
    """when day 1 comes"""
    address: str
    """its feed"""
    absolute: str
    """the same, absolute, as one copies it"""
    readers: tuple[Link, ...]
    """services that open it with one tap"""
    mailers: tuple[Link, ...]
    """services that send it by e-mail"""


@dataclass(frozen=True, slots=True)
class Start:
    """How to begin a series later than its author."""

    title: str
    """title of the series"""
    coming: tuple[StartDate, ...]
    """the dates still to be chosen, the earliest first; empty while the next one is far"""
    lately: tuple[StartDate, ...]
    """the last dates that are past, the latest first"""


@dataclass(frozen=True, slots=True)
class CalendarOffer:
    """The homework of a series as a calendar, and all that a script needs to make another one."""

    title: str
    """title of the series"""
    is_over: bool
    """whether all of its dates are past"""
    ways: tuple[Link, ...]
    """the calendar for programs, in services of others, and as a file; empty when there is none"""
    series: str
    """id of the series, under which a reader's own plan is kept"""
    homework: str
    """address of the homework as data"""
    page: str
    """the series' page, absolute: a day's is its number below it"""
    name: str
    """how a file of this series is called: "connections" """
    id: str
    """what ids of its events begin with"""
    domain: str
    """what ids of its events end with"""
    length: str
    """number of days; "" for an open-ended series"""
    start: str
    """the author's day 1, ISO 8601"""


@dataclass(frozen=True, slots=True)
class OwnCalendar:
    """A calendar that the reader's browser makes."""

    base: str
    """the site's own path, and …"""
    feed_id: str
    """… the beginning of its ids: what a reader keeps in the browser bears both"""
    time: str
    """"07:00": the hour to begin with"""
    weekdays: tuple[Weekday, ...]
    """the week's first day first"""
    day: str
    """"Day {day}", with the placeholder"""
    day_title: str
    """"Day {day}: {title}", with the placeholders"""
    result: tuple[tuple[str, str], ...]
    """what it says of the calendar it made: (plural category, "… {n} events …" with the placeholder) in all forms the
    language has"""


@dataclass(frozen=True, slots=True)
class FollowPage:
    """Template follow.html: all the ways to follow, on one page."""

    frame: Frame
    """everything around"""
    begin_first: bool
    """whether nothing more comes by itself, so that one can only begin by oneself"""
    address: str
    """the site's feed, absolute, as one copies it"""
    copies: str
    """what that feed is called: "Better connections: everything" """
    readers: tuple[Link, ...]
    """services that open the site's feed with one tap"""
    agendas: tuple[CalendarOffer, ...]
    """calendars of the series, in the same order as `scopes`"""
    own: OwnCalendar
    """what is needed to make one"""
    mailers: tuple[Link, ...]
    """services that send the feed by e-mail"""
    starts: tuple[Start, ...]
    """series that can be begun any time"""
    scopes: tuple[Scope, ...]
    """the site, then its series: those that run, those to come, those that are over"""
    named: bool
    """whether a lone series has to be named: it is not called like the site"""
    opml: str
    """address of the list of all feeds; "" when there is none"""
    latest: tuple[ListRow, ...]
    """the last five things that came out, newest first"""
    authors: tuple[str, ...]
    """who wrote each of them; "" when nobody is named"""
    style: str
    """address of this page's stylesheet; "" for none"""
    script: str
    """address of its script; "" for none"""


@dataclass(frozen=True, slots=True)
class WithdrawnPage:
    """Template withdrawn.html: what is left at the address of a post that was taken back."""

    frame: Frame
    """everything around"""
    label: str
    """"Day 8"; "" for an article"""
    back: Link
    """where to go instead"""


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """Template 404.html: hosts show it for any unknown address, so it speaks every language."""

    frame: Frame
    """everything around, in the page's language"""
    sections: tuple[NotFoundSection, ...]
    """one per language, the page's own first"""


@dataclass(frozen=True, slots=True)
class NotFoundSection:
    """What the 404 page says in one language."""

    lang: str
    """BCP 47 tag"""
    title: str
    """"This leaf has been torn off" """
    text: str
    """one sentence"""
    links: tuple[Link, ...]
    """where to go"""


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """Template redirect.html: an old address."""

    lang: str
    """language of the words"""
    title: str
    """title of what is at the new address"""
    address: str
    """the new address"""
    absolute: str
    """the new address, absolute"""
    text: str
    """"This page has moved:" """
    feeds: tuple[FeedLink, ...] = ()
    """the feed that once stood there, for programs that look for one"""


@dataclass(frozen=True, slots=True)
class GuestFollow:
    """The end of a day in a foreign theme. Texts are HTML already: such themes escape nothing."""

    series: Link
    """its page"""
    feeds: tuple[Link, ...]
    """ways to follow it"""


@dataclass(frozen=True, slots=True)
class GuestDay:
    """A day as a row of the series page in a foreign theme."""

    day: str
    """ "Day 8" """
    date: str
    """"8 November" """
    title: str
    """HTML; "" for one that is not out"""
    address: str
    """"" when there is nothing to lead to"""
    state: str
    """why there is no title; "" when there is one"""


@dataclass(frozen=True, slots=True)
class GuestMonth:
    """A month of the series page in a foreign theme."""

    name: str
    """"November 2026" """
    days: tuple[GuestDay, ...]


@dataclass(frozen=True, slots=True)
class GuestSeriesPage:
    """The content of the series page in a foreign theme."""

    description: str
    """HTML"""
    state: str
    """where the series is today: "Today is day 8 of 30." """
    months: tuple[GuestMonth, ...]
    feeds: tuple[Link, ...]
    """texts are HTML"""
    book: Link | None
    """None as long as there is none"""
    starts: tuple[Link, ...]
    """feeds that begin on a date to come"""
