"""Everything that can happen between two builds, as small steps on a site. A step does what it can where it fits."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from daybyday.assembling import ledger_lines
from daybyday.cli.publishing.ledger_file import save_ledger
from tests.harness import ROOT, Site, article, day, page, split_site
from tests.sites.rich import TEXT

DAY = "2026-11-{:02d}T12:00:00+01:00"
TURNS = (
    "2026-12-02T23:59:59+01:00", "2026-12-03T00:00:00+01:00", "2026-11-08T17:59:59+01:00", "2026-11-08T18:00:00+01:00",
    "2026-11-01T23:59:59+01:00", "2026-11-02T00:00:00+01:00", "2027-12-01T23:59:59+01:00", "2027-12-02T00:00:00+01:00",
)  # fmt: skip
"""Around the close of a month, the digest of a week, the opening of a cohort, and its removal."""
WORDS = "print:\n  nav_today: {}\n"


@dataclass
class World:
    """A site, the clock and the settings as they are now. `steps` says what has been done, for failures."""

    site: Site
    today: int = 5
    turn: str = ""
    """an instant that counts instead of today's noon"""
    settings: dict[str, object] = field(default_factory=dict)
    code: str = "as shipped"
    steps: list[str] = field(default_factory=list)

    @classmethod
    def new(cls, folder: Path) -> World:
        site = Site(folder, TEXT)
        shutil.copytree(ROOT / "theme", folder / "theme", dirs_exist_ok=True)
        return cls(site)

    @property
    def theme(self) -> Path:
        return self.site.folder / "theme"

    @property
    def now(self) -> str:
        return self.turn or DAY.format(self.today)

    def at(self, folder: Path | None = None) -> Site:
        """The site as it is now, to be built in its own output or, cold, in another folder."""
        settings = {"THEME": str(self.theme), **self.settings}
        if folder:
            settings |= {"OUTPUT_PATH": str(folder / "output"), "CACHE_PATH": str(folder / "cache")}
        site = Site(self.site.folder, "", **settings)
        site.output = folder / "output" if folder else self.site.output
        return site

    def posts(self) -> list[Path]:
        return sorted(self.site.content.rglob("*.md"))

    def outputs(self) -> list[Path]:
        return [path for path in sorted(self.site.output.rglob("*")) if path.is_file() and path.name != "manifest.txt"]


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def edit_a_text(world: World, n: int) -> None:
    posts = world.posts()
    path = posts[n % len(posts)]
    text = path.read_text("utf-8")
    head, mark, rest = text.partition("\n---\n")
    path.write_text(f"{head}{mark}Edited {n}.\n\n{rest}" if mark else text, "utf-8")


def edit_a_header(world: World, n: int) -> None:
    posts = world.posts()
    path = posts[n % len(posts)]
    key = (f"summary: Summary {n}", f"tags: [habits, t{n % 3}]", "status: draft", "modified: 2026-11-03 10:00",
           f"authors: [A{n}]", "status: withdrawn")[n % 6]  # fmt: skip
    text = path.read_text("utf-8")
    name = key.partition(":")[0]
    if f"\n{name}:" not in text.partition("\n---\n")[0] and text.startswith("---\n"):
        path.write_text(text.replace("---\n", f"---\n{key}\n", 1), "utf-8")


def edit_a_title(world: World, n: int) -> None:
    posts = world.posts()
    path = posts[n % len(posts)]
    lines = path.read_text("utf-8").split("\n")
    path.write_text("\n".join(f"{line} {n}" if line.startswith("title:") else line for line in lines), "utf-8")


def edit_the_comments(world: World, n: int) -> None:
    """Of a day, of an article, of a day that is to come; sometimes with a mistake, sometimes away with them."""
    path = world.site.content / ("connections/002.en", "articles/job.en", "connections/020.en")[n % 3]
    path = path.with_name(f"{path.name}.comments.yaml")
    if path.exists() and n % 5 == 0:
        path.unlink()
        return
    reply = f"- {{id: b, parent: {'a' if n % 4 else 'gone'}, date: 2011-04-25, html: '<a href=/connections/{1 + n % 21}/>x</a> {n}'}}\n"
    path.write_text(f"- {{id: a, date: {'2011-04-24' if n % 7 else 'then'}, html: Number {n}.}}\n{reply}", "utf-8")


def add_a_day(world: World, n: int) -> None:
    lang = ("en", "it")[n % 2]
    number = 7 + n % 5
    path, body = next(iter(_pieces(day(number, lang, f"New {n}", "tags: [habits]\n"))))
    if not (world.site.content / path).exists():
        world.site.write(path, body)


def add_an_article(world: World, n: int) -> None:
    path, body = next(iter(_pieces(article(f"new-{n % 4}", ("en", "it")[n % 2], f"Article {n}"))))
    world.site.write(path, body)


def add_a_page(world: World, n: int) -> None:
    path, body = next(iter(_pieces(page(f"extra-{n % 2}", "en", f"Page {n}"))))
    world.site.write(path, body)


def delete_a_post(world: World, n: int) -> None:
    posts = world.posts()
    if len(posts) > 3:
        posts[n % len(posts)].unlink()


def move_a_post(world: World, n: int) -> None:
    posts = [path for path in world.posts() if path.parent.name == "connections"]
    if posts:
        path = posts[n % len(posts)]
        target = path.parent / f"part{n % 2}" / path.name
        target.parent.mkdir(exist_ok=True)
        path.rename(target)


def swap_two_texts(world: World, n: int) -> None:
    posts = [path for path in world.posts() if path.parent.name == "articles"]
    if len(posts) >= 2:
        first, second = posts[n % len(posts)], posts[(n + 1) % len(posts)]
        one, other = first.read_text("utf-8"), second.read_text("utf-8")
        first.write_text(other, "utf-8")
        second.write_text(one, "utf-8")


def edit_the_series(world: World, n: int) -> None:
    path = world.site.content / "connections/series.yaml"
    line = (f"description: {{en: About {n}., it: Su {n}.}}", "rest: [2026-11-02]", "translations: skip", "translations: hold",
            f"length: {20 + n % 9}", 'release: "06:00"')[n % 6]  # fmt: skip
    key = line.partition(":")[0]
    kept = [one for one in path.read_text("utf-8").split("\n") if not one.startswith(f"{key}:")]
    path.write_text("\n".join([*[one for one in kept if one], line, ""]), "utf-8")


def add_or_delete_the_series(world: World, n: int) -> None:
    """Without it its days are articles, which have to have dates and give no homework: mostly errors."""
    path = world.site.content / "connections/series.yaml"
    if path.exists():
        path.unlink()
    else:
        world.site.write("connections/series.yaml", split_site(TEXT)["connections/series.yaml"])


def add_or_delete_another_series(world: World, n: int) -> None:
    """Around texts that can be days as well as articles."""
    title, languages = (("{en: Courage}", ["en"]), ("{en: Courage, it: Coraggio}", ["en", "it"]))[n % 2]
    for lang in languages:
        world.site.write(f"courage/001.{lang}.md", f"---\ntitle: Dare {lang}\ndate: 2026-11-02\n---\nA text.\n")
    path = world.site.content / "courage/series.yaml"
    if path.exists():
        path.unlink()
    else:
        world.site.write("courage/series.yaml", f"title: {title}\nstart: 2026-11-0{1 + n % 7}\n")


def edit_the_starts(world: World, n: int) -> None:
    path = world.site.content / "connections/series.yaml"
    kept = [line for line in path.read_text("utf-8").split("\n") if line and not line.startswith("starts:")]
    path.write_text("\n".join([*kept, f"starts: {('monday', 'monthly', 'off')[n % 3]}", ""]), "utf-8")


def write_the_ledger(world: World, n: int) -> None:
    run = world.at().run(world.now)
    path = world.site.content / "ledger.txt"
    if run.content is not None:
        before = path.read_bytes() if path.exists() else None
        save_ledger(world.site.content, before, ledger_lines(run.content, run.settings, run.now))


def withdraw_a_line(world: World, n: int) -> None:
    if not (world.site.content / "ledger.txt").exists():
        write_the_ledger(world, n)
    lines = (world.site.content / "ledger.txt").read_text("utf-8").splitlines()
    at = [number for number, line in enumerate(lines) if " out" in line and not line.startswith("#")]
    if at:
        chosen = at[n % len(at)]
        lines[chosen] = lines[chosen].replace(" out", " withdrawn", 1)
        world.site.write("ledger.txt", "\n".join([*lines, ""]))


def edit_the_tags(world: World, n: int) -> None:
    world.site.write("tags.yaml", f"habits: {{en: Habits {n % 3}, it: Abitudini}}\n")


def edit_the_words(world: World, n: int) -> None:
    world.site.write("words/it.yaml", WORDS.format(f"Oggi{n % 3}"))


def add_a_words_file(world: World, n: int) -> None:
    """Complete or with a hole, of a language of the site or of another."""
    text = (ROOT / "plugins/daybyday/words/it.yaml").read_text("utf-8")
    complete = text.replace("nav_today: ", "nav_today: X", 1)
    partial = "\n".join(line for line in text.split("\n") if "nav_today:" not in line)
    world.site.write(f"words/{('fr', 'it')[n // 2 % 2]}.yaml", (complete, partial)[n % 2])


def delete_a_words_file(world: World, n: int) -> None:
    files = sorted(world.site.content.glob("words/*.yaml"))
    if files:
        files[n % len(files)].unlink()


def change_the_languages(world: World, n: int) -> None:
    """Mostly with what belongs to them: a new one gets words, one that goes takes its posts and titles along."""
    languages = (["en"], ["it", "en"], ["en", "it", "fr"], ["en", "it"])[n % 4]
    if "fr" in languages:
        add_a_words_file(world, 0)
        world.site.write("articles/autre.fr.md", "---\ntitle: Autre\ndate: 2026-10-22\n---\nUn texte.\n")
    if n % 8 < 4:
        for path in world.posts():
            if path.suffixes[-2][1:] not in languages:
                path.unlink()
        for path in world.site.content.rglob("*.yaml") if "it" not in languages else ():
            path.write_text(re.sub(r", it: [^}]*", "", path.read_text("utf-8")), "utf-8")
    world.settings |= {"DAYBYDAY_LANGUAGES": languages, "DEFAULT_LANG": languages[0]}


def edit_a_template(world: World, n: int) -> None:
    name = ("base.html", "day.html", "_post_list.html", "month.html", "_calendar_month.html", "listing.html")[n % 6]
    path = world.theme / "templates" / name
    text = path.read_text("utf-8")
    mark = f'data-n="{n}"'
    old = {"base.html": "<body", "day.html": "<article", "_post_list.html": "<li", "month.html": "{{ month", "_calendar_month.html": "<caption",
           "listing.html": "<h1"}[name]  # fmt: skip
    new = f"<i></i>{old}" if old.startswith("{{") else f"{old} {mark}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def edit_the_stylesheet(world: World, n: int) -> None:
    _append(world.theme / "static/style.css", f"\n/* {n} */\n")


def edit_the_page_on_how_to_follow(world: World, n: int) -> None:
    _append(world.theme / "static" / ("follow.css", "follow.js")[n % 2], f"\n/* {n} */\n")


def edit_a_picture(world: World, n: int) -> None:
    pictures = sorted((world.site.content / "images").rglob("*.svg"))
    if pictures:
        _append(pictures[n % len(pictures)], f"<!-- {n} -->")


def change_a_setting(world: World, n: int) -> None:
    key, value = (("SITENAME", f"Name {n}"), ("SITEURL", f"https://s{n % 3}.example/repo"), ("FEED_ID", "tag:s.example,2026"),
                  ("SITEURL", "https://example.org"), ("DAYBYDAY_START_PAGES", ["about"]),
                  ("MARKDOWN", {"extension_configs": {"markdown.extensions.extra": {}}}))[n % 6]  # fmt: skip
    world.settings[key] = value


def leave_outputs_out(world: World, n: int) -> None:
    world.settings["DAYBYDAY_WITHOUT"] = (
        ["starts", "weekly"],
        [],
        ["archives", "ledger"],
        ["follow"],
        ["json", "atom", "opml"],
    )[n % 5]


def change_the_code(world: World, n: int) -> None:
    world.code = f"edited {n % 3}"


def move_the_clock(world: World, n: int) -> None:
    world.today, world.turn = 1 + n % 24, ""


def turn_the_clock(world: World, n: int) -> None:
    world.turn = TURNS[n % len(TURNS)]


def spoil_an_output(world: World, n: int) -> None:
    outputs = world.outputs()
    if outputs:
        outputs[n % len(outputs)].write_bytes(b"spoilt by hand")


def delete_an_output(world: World, n: int) -> None:
    outputs = world.outputs()
    if outputs:
        outputs[n % len(outputs)].unlink()


def delete_the_manifest(world: World, n: int) -> None:
    (world.site.output / "manifest.txt").unlink(missing_ok=True)


def forget_the_cache(world: World, n: int) -> None:
    shutil.rmtree(world.site.folder / "cache", ignore_errors=True)


def damage_the_cache(world: World, n: int) -> None:
    path = world.site.folder / "cache/daybyday.sqlite3"
    if path.exists():
        data = bytearray(path.read_bytes())
        for at in range(n * 37 % 4096, len(data), 4096):
            data[at] ^= 0xFF
        path.write_bytes(data)


def touch_everything(world: World, n: int) -> None:
    for path in [*world.posts(), *world.outputs()]:
        path.touch()


STEPS: tuple[Callable[[World, int], None], ...] = (
    edit_a_text, edit_the_comments, edit_a_header, edit_a_title, add_a_day, add_an_article, add_a_page, delete_a_post, move_a_post,
    swap_two_texts, edit_the_series, add_or_delete_the_series, add_or_delete_another_series, edit_the_starts,
    write_the_ledger, withdraw_a_line, edit_the_tags, edit_the_words, add_a_words_file, delete_a_words_file,
    change_the_languages, edit_a_template, edit_the_stylesheet,
    edit_the_page_on_how_to_follow, edit_a_picture, change_a_setting, leave_outputs_out, change_the_code, move_the_clock,
    move_the_clock, turn_the_clock, spoil_an_output, delete_an_output,
    forget_the_cache, damage_the_cache, touch_everything,
)  # fmt: skip


def _pieces(text: str):
    return split_site(text).items()
