"""What Markdown made of the pages of a preview, from build to build.

A change leaves most pages as they were, and Markdown takes a third of a build.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

type _Key = tuple[str | None, str, frozenset[str]]
"""All that a rendering depends on: the Markdown, its extensions, and the files that it may link."""


@dataclass(frozen=True, slots=True)
class _Rendering:
    """What `Page.render` sets. `links` are its `links_to_anchors`, by the path of the file."""

    key: _Key
    content: str | None
    toc: TableOfContents
    title: str | None
    anchors: set[str] | None
    links: Mapping[str, dict[str, str]] | None


class RenderedPages:
    """Renders a page only where something that it is made of has changed since the last build."""

    def __init__(self) -> None:
        self._renderings: dict[str, _Rendering] = {}

    def reuse(self, page: Page) -> None:
        """Let `page` take what was made of the same Markdown before.

        MkDocs has no event in the place of its renderer: the page gets another method.
        """
        render = page.render

        def reuse_or_render(config: MkDocsConfig, files: Files) -> None:
            extensions = json.dumps([config.markdown_extensions, config.mdx_configs], default=_name)
            key = (page.markdown, extensions, frozenset(files.src_uris))
            kept = self._renderings.get(page.file.dest_uri)
            if kept and kept.key == key:
                _restore(page, kept, files)
            else:
                render(config, files)
                self._renderings[page.file.dest_uri] = _taken(page, key)

        page.render = reuse_or_render  # type: ignore[method-assign]


def _name(function: Callable[..., object]) -> str:
    """Return what a function of the settings is called; the object is new once it is reloaded."""
    return f"{function.__module__}.{function.__qualname__}"


def _taken(page: Page, key: _Key) -> _Rendering:
    links = page.links_to_anchors
    return _Rendering(
        key=key,
        content=page.content,
        toc=page.toc,
        title=page._title_from_render,  # noqa: SLF001  # `title` is computed from it
        anchors=page.present_anchor_ids,
        links=None if links is None else {file.src_uri: found for file, found in links.items()},
    )


def _restore(page: Page, kept: _Rendering, files: Files) -> None:
    page.content, page.toc, page.present_anchor_ids = kept.content, kept.toc, kept.anchors
    page._title_from_render = kept.title  # noqa: SLF001  # `title` is computed from it
    if kept.links is not None:  # MkDocs makes new objects for the files of each build
        linked = ((files.src_uris.get(path), links) for path, links in kept.links.items())
        page.links_to_anchors = {file: links for file, links in linked if file}
