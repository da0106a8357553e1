"""The settings of the reference service as a table."""

from collections.abc import Iterable

from markupsafe import Markup

from rulebook.service.files import SERVICE, SourceError
from rulebook.service.settings import CONFIG, Setting
from rulebook.site.rule_markdown import inline_html
from rulebook.site.templating import render
from rulebook.site.view import View
from rulebook.site.words import Words


def settings_table(settings: Iterable[Setting], view: View) -> Markup:
    """Return every setting, with its name, type, default and meaning.

    Raises:
        SourceError: the words of the page's language and the class differ.

    """
    words = view.words.settings
    settings = tuple(settings)
    _check_complete(settings, words)
    return render(
        "settings_table.html",
        rows=[
            (
                setting,
                inline_html(words.types[setting.type], view.language),
                inline_html(_default(setting, words), view.language),
                inline_html(words.meanings[setting.name], view.language),
            )
            for setting in settings
        ],
        source=CONFIG.removeprefix(f"{SERVICE}/"),
        view=view,
        words=words,
    )


def _check_complete(settings: tuple[Setting, ...], words: Words) -> None:
    names = {setting.name for setting in settings}
    if wrong := sorted(names ^ set(words.meanings)):
        raise SourceError(
            CONFIG,
            f"class and words differ in {', '.join(wrong)}",
            "describe each setting in [settings.meanings] of each file in rulebook/site/words/",
        )
    for setting in settings:
        if setting.type not in words.types:
            raise SourceError(
                f"{CONFIG}:{setting.line}",
                f"no words for the type {setting.type}",
                "add them to [settings.types] of each file in rulebook/site/words/",
            )


def _default(setting: Setting, words: Words) -> str:
    if setting.default is None:
        return str(words.required)
    is_shown = setting.default and not setting.is_secret
    return f"{words.default} `{setting.default}`" if is_shown else str(words.no_default)
