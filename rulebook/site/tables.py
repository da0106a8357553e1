"""The settings of the reference service as a table in Markdown, for hand-written pages."""

from collections.abc import Iterable

from rulebook.service.files import SERVICE, SourceError
from rulebook.service.settings import CONFIG, Setting
from rulebook.site.view import View
from rulebook.site.words import Words


def settings_table(settings: Iterable[Setting], view: View) -> str:
    """Return every setting, with its name, type, default and meaning.

    Raises:
        SourceError: the words of the page's language and the class differ.

    """
    words = view.words.settings
    settings = tuple(settings)
    _check_complete(settings, words)
    source = CONFIG.removeprefix(f"{SERVICE}/")
    columns = (words.name_column, words.type_column, words.meaning_column)
    lines = [f"| {' | '.join(columns)} |", "|---" * len(columns) + "|"]
    for setting in settings:
        cells = (
            f"[`{setting.name}`]({view.source_page(source, setting.line)})<br>`{setting.variable}`",
            f"{_type(setting, words)}<br>{_default(setting, words)}",
            words.meanings[setting.name],
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n\n".join(('<div class="settings" markdown>', "\n".join(lines), "</div>\n"))


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


def _type(setting: Setting, words: Words) -> str:
    return " ".join((words.types[setting.type], *(f"`{bound}`" for bound in setting.bounds)))


def _default(setting: Setting, words: Words) -> str:
    if setting.default is None:
        return str(words.required)
    is_shown = setting.default and not setting.is_secret
    return f"{words.default} `{setting.default}`" if is_shown else str(words.no_default)
