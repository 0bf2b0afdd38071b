"""Exports of WordPress, item by item: only what a test is about stands in it."""

from __future__ import annotations

from pathlib import Path

ENGLISH = "A network is made of people who remember you when it matters, and not of cards in a drawer."
ITALIAN = "La rete non è fatta di biglietti da visita, ma di persone che si ricordano di te quando serve davvero."

NAMESPACES = (
    'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"'
)
HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" {namespaces}><channel>
<title>Better connections</title><link>https://old.test</link><description>Small steps</description><language>en-US</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.test</wp:base_blog_url>
<wp:author><wp:author_login><![CDATA[ada]]></wp:author_login><wp:author_email>ada@x.test</wp:author_email><wp:author_display_name><![CDATA[Ada Rossi]]></wp:author_display_name></wp:author>
"""
TAIL = "</channel></rss>\n"


def item(
    number: int, title: str = "A title", text: str = ENGLISH, *, status: str = "publish", kind: str = "post",
    date: str = "2011-04-24 10:15:00", gmt: str = "2011-04-24 08:15:00", slug: str | None = None, link: str = "",
    excerpt: str = "", extra: str = "", password: str = "",
) -> str:  # fmt: skip
    slug = f"post-{number}" if slug is None else slug
    return f"""<item><title>{title}</title><link>{link or f"https://old.test/2011/04/{slug}/"}</link>
<dc:creator><![CDATA[ada]]></dc:creator><guid isPermaLink="false">https://old.test/?p={number}</guid>
<content:encoded><![CDATA[{text}]]></content:encoded><excerpt:encoded><![CDATA[{excerpt}]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date>{date}</wp:post_date><wp:post_date_gmt>{gmt}</wp:post_date_gmt>
<wp:post_name>{slug}</wp:post_name><wp:status>{status}</wp:status><wp:post_parent>0</wp:post_parent>
<wp:post_type>{kind}</wp:post_type><wp:post_password>{password}</wp:post_password><wp:is_sticky>0</wp:is_sticky>{extra}</item>
"""


def category(name: str, domain: str = "category", nicename: str = "x") -> str:
    return f'<category domain="{domain}" nicename="{nicename}"><![CDATA[{name}]]></category>'


def meta(key: str, value: str) -> str:
    return (
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
    )


def comment(
    identity: int, text: str, *, author: str = "Marta", parent: int = 0, approved: str = "1", kind: str = "",
    date: str = "2011-04-25 10:00:00", gmt: str = "2011-04-25 08:00:00",
) -> str:  # fmt: skip
    return f"""<wp:comment><wp:comment_id>{identity}</wp:comment_id><wp:comment_author><![CDATA[{author}]]></wp:comment_author>
<wp:comment_author_email>secret@mail.test</wp:comment_author_email><wp:comment_author_IP>203.0.113.9</wp:comment_author_IP>
<wp:comment_date>{date}</wp:comment_date><wp:comment_date_gmt>{gmt}</wp:comment_date_gmt><wp:comment_content><![CDATA[{text}]]></wp:comment_content>
<wp:comment_approved>{approved}</wp:comment_approved><wp:comment_type>{kind}</wp:comment_type><wp:comment_parent>{parent}</wp:comment_parent></wp:comment>"""


def attachment(number: int, url: str, title: str = "A picture", alt: str = "") -> str:
    extra = f"<wp:attachment_url>{url}</wp:attachment_url>{meta('_wp_attachment_image_alt', alt)}"
    return item(number, title, "", status="inherit", kind="attachment", extra=extra)


def export(*items: str, head: str = HEAD.format(namespaces=NAMESPACES), tail: str = TAIL) -> str:
    return f"{head}{''.join(items)}{tail}"


def write_export(folder: Path, *items: str, name: str = "export.xml") -> Path:
    path = folder / name
    path.write_text(export(*items), "utf-8")
    return path
