"""Names the events of MkDocs that the site needs; `rulebook.mkdocs.plugin` documents each.

What they are is said in https://www.mkdocs.org/dev-guide/plugins/#events
"""

from rulebook.mkdocs.plugin import RulebookPlugin

plugin = RulebookPlugin()

on_startup = plugin.on_startup
on_serve = plugin.on_serve
on_config = plugin.on_config
on_files = plugin.on_files
on_nav = plugin.on_nav
on_page_read_source = plugin.on_page_read_source
on_pre_page = plugin.on_pre_page
on_page_content = plugin.on_page_content
on_env = plugin.on_env
on_page_context = plugin.on_page_context
on_post_page = plugin.on_post_page
on_post_template = plugin.on_post_template
on_post_build = plugin.on_post_build
