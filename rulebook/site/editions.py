"""The editions: a page of what changed, a feed, the texts of each, and what a copy is of.

docs/assets/js/is-it-current.js compares a reader's copy with what `edition_index` lists.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from typing import Any

from markupsafe import Markup

from rulebook.language import LANGUAGES, Language
from rulebook.rules.editions import Change, Edition, PublishedFile
from rulebook.site import addresses
from rulebook.site.renderings.files import AgentFile
from rulebook.site.rule_markdown import inline_html
from rulebook.site.templating import render
from rulebook.site.view import View
from rulebook.site.which_rules import embedded_json


def editions_list(editions: Sequence[Edition], view: View) -> Markup:
    """Return what changed in each edition, the newest first, with the texts of each."""
    return render(
        "editions.html",
        editions=[
            (edition, [(change, _texts(change, view)) for change in edition.changes])
            for edition in reversed(editions)
        ],
        newest=editions[-1],
        view=view,
        words=view.words.editions,
    )


def is_it_current(editions: Sequence[Edition], view: View) -> Markup:
    """Return the form that compares a reader's copy with the editions."""
    words = view.words.is_it_current
    return render(
        "is_it_current.html",
        view=view,
        words=words,
        data=embedded_json(
            {
                "labels": dict(words.script),
                "newest": editions[-1].number,
                "index": view.link(addresses.EDITIONS_INDEX),
                "root": view.to_root,
                "changes": view.language_link("guide/editions/"),
            }
        ),
    )


def edition_files(
    editions: Sequence[Edition], agent_files: Sequence[AgentFile]
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of all editions, the index of them, and a feed for each language."""
    for edition in editions:
        for file in edition.files:
            yield addresses.edition_file(edition.number, file.slug, file.language), file.raw
    index = list(_index(editions, agent_files))
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    yield addresses.EDITIONS_INDEX, text.encode()


def feed(editions: Sequence[Edition], language: Language, site_url: str) -> bytes:
    """Return the Atom feed of a language; `site_url` is the site's address, with a final slash.

    Source: https://www.rfc-editor.org/rfc/rfc4287
    """
    view = View(language, site_url)
    return render(
        "feed.xml",
        editions=[
            (edition, _moment(edition), [(c.slug, c.changed[language]) for c in edition.changes])
            for edition in reversed(editions)
        ],
        updated=_moment(editions[-1]),
        address=site_url + addresses.feed(language),
        page=view.language_link("guide/editions/"),
        language=language,
        words=view.words.editions,
        site=view.words.site,
    ).encode()


def _texts(change: Change, view: View) -> tuple[Markup, Markup]:
    return (
        inline_html(change.changed[view.language], view.language),
        inline_html(change.action[view.language], view.language),
    )


def _moment(edition: Edition) -> str:
    return datetime.combine(edition.day, time(), UTC).isoformat()


def _index(
    editions: Sequence[Edition], agent_files: Sequence[AgentFile]
) -> Iterator[Mapping[str, Any]]:
    """Yield what is known of each published file, by the digest of its bytes."""
    for edition in editions:
        for file in edition.files:
            address = addresses.edition_file(edition.number, file.slug, file.language)
            yield _entry(edition, file, "cursor", file.digest, address)
    newest = editions[-1]
    own = {(file.language, file.slug): file for file in newest.files}
    for rendered in agent_files:
        if rendered.content != rendered.rule.raw:
            file = own[rendered.language, rendered.rule.slug]
            yield _entry(newest, file, rendered.agent.slug, rendered.digest, rendered.address)


def _entry(
    edition: Edition, file: PublishedFile, agent: str, digest: str, address: str
) -> Mapping[str, Any]:
    return {
        "edition": edition.number,
        "language": file.language,
        "slug": file.slug,
        "agent": agent,
        "digest": digest,
        "address": address,
    }


def feeds(editions: Sequence[Edition], site_url: str) -> dict[str, bytes]:
    """Return the feed of each language: path below the site's root → bytes."""
    return {addresses.feed(language): feed(editions, language, site_url) for language in LANGUAGES}
