"""Files -> findings: every rule on everything it looks at; what is wrong in several files is one finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..messages import Value, listing, say
from ..model import Finding, Place
from ..values import dataclass
from . import rules, tomorrow
from .expected import ExpectedSite
from .feed_set import Calendar, Feed, FeedSet, ItemHtml, OpmlDocument, texts_of
from .reading import UnreadableFeedError, is_read, read
from .rule import Complaint, Rule
from .rules.document import well_formed
from .tomorrow import CalendarPair, FeedPair, pairs

Document = Feed | Calendar | OpmlDocument
Examinable = Document | ItemHtml | FeedPair | CalendarPair
_NAMED = 2


@dataclass(frozen=True)
class Examined:
    """The documents that were checked, and the findings."""

    feed_set: FeedSet
    findings: tuple[Finding, ...]
    compared: bool = False
    """whether with the files of a day later"""

    @property
    def feeds(self) -> int:
        """How many feeds there are, lists of feeds aside."""
        return len(self.feed_set.feeds)

    @property
    def calendars(self) -> int:
        """How many calendars there are."""
        return len(self.feed_set.calendars)


def examine(files: Mapping[str, bytes], site: ExpectedSite, later: Mapping[str, bytes] | None = None) -> Examined:
    """All that is wrong with some files. `later` are the files of the same site a day later."""
    feed_set = FeedSet(site)
    complaints = _Complaints()
    _read_all(files, feed_set, complaints)
    subjects: list[Examinable] = [*feed_set.feeds, *feed_set.calendars, *feed_set.outlines, *texts_of(feed_set)]
    for subject in subjects:
        complaints.add_all(subject, rules.ALL)
    if later is not None:
        after = FeedSet(site)
        changed = {path: data for path, data in later.items() if files.get(path) != data}
        _read_all(changed, after, _Complaints())
        for pair in pairs(feed_set, after):
            complaints.add_all(pair, tomorrow.ALL)
    return Examined(feed_set, tuple(complaints.findings()), later is not None)


def _read_all(files: Mapping[str, bytes], feed_set: FeedSet, complaints: _Complaints) -> None:
    for path, data in sorted(files.items()):
        if not is_read(path):
            continue
        try:
            read(path, data, feed_set)
        except UnreadableFeedError as error:
            complaints.add(well_formed, path, Place(feed_set.site.settings_file), Complaint(error.message))


class _Complaints:
    """Complaints by rule and place: the same one about several files becomes one finding."""

    def __init__(self) -> None:
        self._paths: dict[tuple[Rule, Place, Complaint], list[str]] = {}

    def add_all(self, subject: Examinable, checked_rules: Iterable[Rule]) -> None:
        """The complaints of all rules that are about this kind of subject."""
        for checked_rule in checked_rules:
            if isinstance(subject, checked_rule.of):
                for complaint in checked_rule.check(subject):
                    document = _document_of(subject)
                    self.add(checked_rule, document.path, _place(document, complaint), complaint)

    def add(self, rule: Rule, path: str, place: Place, complaint: Complaint) -> None:
        """One complaint of a file."""
        bare = Complaint(complaint.message, hint=complaint.hint, level=complaint.level)
        paths = self._paths.setdefault((rule, place, bare), [])
        if path not in paths:
            paths.append(path)

    def findings(self) -> Iterator[Finding]:
        """Each with the rule's number, where it was found, and who suffers."""
        for (rule, place, complaint), paths in self._paths.items():
            yield finding(rule, place, complaint, _file_list(paths))


def finding(rule: Rule, place: Place, complaint: Complaint, where: Value) -> Finding:
    """A complaint as a `Finding`: with the number of the rule and which readers suffer."""
    message = say(
        "F{number} in {where}: {message}; {readers}",
        number=rule.number,
        where=where,
        message=complaint.message,
        readers=rule.readers,
    )
    hint = complaint.hint or rule.hint
    return Finding(complaint.level or rule.level, rule.code, place, message, hint)


def _file_list(paths: list[str]) -> Value:
    return listing(paths, most=_NAMED)


def _document_of(subject: Examinable) -> Document:
    if isinstance(subject, ItemHtml):
        return subject.feed
    return subject.today if isinstance(subject, FeedPair | CalendarPair) else subject


def _place(document: Document, complaint: Complaint) -> Place:
    site = document.feed_set.site
    folder = "" if isinstance(document, OpmlDocument) else document.folder
    if complaint.id or complaint.url:
        return site.place_of(complaint.id, complaint.url, folder)
    return site.place(folder)
