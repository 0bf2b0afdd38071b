"""Texts as authors write them, with whatever pages forgive and e-books do not."""

from __future__ import annotations

import struct
import zlib

from tests.harness import SERIES, Site, article, day

OVER = "2027-01-05T12:00:00+01:00"
HOME = "https://example.org/repo"
MARKDOWN = {
    "extensions": ["markdown.extensions.extra", "markdown.extensions.footnotes", "markdown.extensions.codehilite"],
    "extension_configs": {"markdown.extensions.codehilite": {"css_class": "highlight"}},
}

NOTES = """\
A note.[^1] And [the same place](#why), [nowhere](#nowhere), [day 1](001.en.md), [its homework](001.en.md#homework), [a
place](002.en.md#fn:1), [none there](001.en.md#none), [an article](../articles/job.en.md), [to come](020.en.md), [typed](/connections/1/),
[in full](https://example.org/repo/connections/1/#homework), [mail](mailto:ada@example.org?subject=A%20b c), [a call](tel:+39 02 1),
[odd](https://exa mple.org/), [spaces](<https://example.org/a b?c=d|e>), [file](sheet.pdf), [picture](/images/real.png),
<a href="https://[bad">bad</a>, <a href="ftp://example.org/x">old</a>, <a href="">empty</a>, <a id="only">no address</a>, [tag]({tag}habits).

## Why {#why}

[^1]: The note, with `code` & <em>more</em>.
"""
RAW = """\
<details open><summary>Open me</summary><p>Inside.</p></details>

<span>before <div>a block in a sentence</div> after</span>

<h2>A heading <div>with a block</div> <ul><li>and a list</li></ul></h2>

<ul>text <p>paragraph</p><li value="3">item</li></ul>

<dl>text<dt>term<dd>what it is</dl>

<li>nobody's item</li>

<figure><img src="/images/real.png" alt="Real" width="50%" height="20"><figcaption>What <b>it</b> shows</figcaption></figure>

<figcaption>nobody's</figcaption> <rt>nobody's</rt>

<table><caption>T</caption><tr><th scope="odd" headers="none">a<td colspan="2" rowspan="x">b</table>

<p lang="en_US" dir="up" title="A &quot;t&quot;" translate="maybe" role="banana" aria-describedby="none" id="1st place">odd attributes</p>

<p id="a:b">colon</p> <p id="é">accent</p> <p id="homework">taken</p>

<bdo>no direction</bdo> <bdo dir="rtl">turned</bdo> <q cite="a b">q</q> <time datetime="soon">soon</time> <ruby>漢<rt>kan</rt></ruby>
<ins datetime="x" cite="y z">in</ins> <del>out</del> <abbr title="HyperText">HT</abbr> H<sub>2</sub>O &nbsp;&mdash;&hellip; a<br>b<hr>c<wbr>d

<ol start="x" reversed type="a"><li>one<ol><li>two</li></ol></li></ol>

<blockquote cite="no url"><p>quoted</p></blockquote>

<em><p>a paragraph in emphasis</p><table><tr><td>and a table</td></tr></table></em>

| a | b |
|---|--:|
| 1 | 2 |

```python
print("<&>")
```

term
:   definition

*[HT]: HyperText
"""
PICTURES = """\
![Real](/images/real.png) ![The same](../images/real-again.jpg) ![Not one](/images/fake.png) ![Drawing](/images/plain.svg)
![Script](/images/script.svg) ![Elsewhere](https://elsewhere.example/x.png) [![Linked](/images/real.png)](/images/real.png) ![](/images/fake.png)
![New](/images/new.avif)

<picture><source srcset="/images/real.png 2x" type="image/webp"><img src="/images/real.png" srcset="/images/real.png 2x" sizes="50vw" alt="One"></picture>
"""
FILM = """\
<video src="/images/film.mp4" poster="/images/real.png" controls title="A film"></video> A note.[^f]

[^f]: Of the film.
"""
HOMEWORK = """
/// homework | Do "this" & <that>
    minutes: 20

An intro with ![it](/images/real.png).

- [ ] Go to [day 1](001.en.md), then:
    - first
    - second
- [ ] Two

    paragraphs {#odd-name}
///
"""


def png() -> bytes:
    """One red square."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0\xa8\x23\x1b"))
        + chunk(b"IEND", b"")
    )


TEXT = (
    SERIES.replace("length: 30", "length: 21")
    + "description: {en: 'About <it> & more', it: Di che cosa si tratta.}\naliases: {en: [old-connections]}\n"
    + day(1, "en", "Begin", "authors: [Ada, 'Bruno & Co']\nsummary: 'A <summary> & more'\n", homework=HOMEWORK)
    + day(1, "it", "Perché è così", "tags: [habits]\n")
    + day(2, "en", "'<b>Nasty</b> & ]]> \"quoted\"'", "", NOTES)
    + day(3, "en", "Raw", "", RAW)
    + day(4, "en", "Pictures", "", PICTURES)
    + day(5, "en", "Film", "", FILM, homework="")
    + day(6, "en", "Regretted", "status: withdrawn\n")
    + day(7, "it", "Solo in italiano")
    + day(20, "en", "Draft", "status: draft\n")
    + article("job", "en", "Job security")
    + "-- connections/sheet.pdf --\n%PDF-1.4\n"
    + "-- images/fake.png --\nno picture\n-- images/new.avif --\n\0\0\0\x1cftypavif\n-- images/film.mp4 --\nfilm\n"
    + '-- images/plain.svg --\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>\n'
    + '-- images/script.svg --\n<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>\n'
)  # fmt: skip


def nasty_site(folder, **settings) -> Site:
    """A series that is over by `OVER`, with all of that."""
    site = Site(folder, TEXT, **{"SITEURL": HOME, "MARKDOWN": MARKDOWN, **settings})
    site.write("images/real.png", png()).write("images/real-again.jpg", png())
    return site
