"""What is written once the site is built in all languages."""

from pathlib import Path

from rulebook.mkdocs.search_index import write_indexes
from rulebook.mkdocs.stylesheet import reduce_stylesheets
from rulebook.site.project import Project
from rulebook.site.skills_index import skills_index


def finish_site(site: Path, project: Project, *, serving: bool) -> None:
    """Split the search index, reduce the style sheet, and add what MkDocs would leave out.

    It leaves out names that begin with a dot. The compressed sitemap goes: it holds the day of
    the build.
    """
    if not serving:  # a preview is quicker, and looks the same, with the whole sheet
        reduce_stylesheets(site, project.cache / "stylesheets")
    write_indexes(site)
    Path(site, "sitemap.xml.gz").unlink()
    for address, content in skills_index(project.agent_files):
        path = site / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
