"""Hold a rule against its English twin: what must be equal in both.

Equal are the slug (`read_library` pairs by it), the mode, the globs, the outline of headings, and
the code blocks with their languages and their code, comments and text for people aside.
"""

from collections.abc import Iterator, Sequence

from rulebook.fault import Fault, quote
from rulebook.rules.commonmark import CodeBlock, Heading, slugify
from rulebook.rules.comparison import same_code, same_lines
from rulebook.rules.model import Rule


def twin_faults(twin_rule: Rule, english: Rule) -> Iterator[Fault]:
    """Yield what differs between twins. Faults are of the English rule and name the twin's line.

    Of headings and of blocks only the first difference is told: the others follow from it.
    """
    yield from _frontmatter_faults(twin_rule, english)
    headings = tuple(_heading_faults(twin_rule, english))
    yield from headings
    yield from _id_faults(twin_rule, english)
    if not headings:  # blocks are identified by the heading above them
        yield from _block_faults(twin_rule, english)


def _frontmatter_faults(twin_rule: Rule, english: Rule) -> Iterator[Fault]:
    if twin_rule.mode != english.mode:
        what = f"the mode is {english.mode}, but {twin_rule.mode} in {twin_rule.path}"
        fix = "give both the same `alwaysApply` and `globs`, and both a description or neither"
        yield Fault(english.path, 1, 0, what, fix)
    elif bool(twin_rule.description) != bool(english.description):
        with_one, without = (twin_rule, english) if twin_rule.description else (english, twin_rule)
        what = f"there is no description, but there is one in {with_one.path}"
        yield Fault(without.path, 1, 0, what, "describe both, or neither")
    if twin_rule.globs != english.globs:
        what = f"globs differ from {twin_rule.path}:{_line_of(twin_rule, 'globs')}"
        yield Fault(english.path, _line_of(english, "globs"), 0, what, "give both the same globs")


def _heading_faults(twin_rule: Rule, english: Rule) -> Iterator[Fault]:
    ours, theirs = english.outline.headings, twin_rule.outline.headings
    for position, (mine, other) in enumerate(zip(ours, theirs, strict=False), start=1):
        if mine.level != other.level:
            what = (
                f"heading {position} {quote(mine.text)} has level {mine.level}, but its twin "
                f"{quote(other.text)} at {twin_rule.path}:{other.line} has level {other.level}"
            )
            fix = "give both rules the same headings in the same order"
            yield Fault(english.path, mine.line, 0, what, fix)
            return
    yield from _surplus(twin_rule, english, theirs, ours)


def _block_faults(twin_rule: Rule, english: Rule) -> Iterator[Fault]:
    ours, theirs = english.outline.blocks, twin_rule.outline.blocks
    for position, (mine, other) in enumerate(zip(ours, theirs, strict=False), start=1):
        place = f"code block {position}"
        twin = f"its twin at {twin_rule.path}:{other.line}"
        if mine.section != other.section:
            what = (
                f"{place} is below heading {mine.section}, but {twin} below heading {other.section}"
            )
            yield Fault(english.path, mine.line, 0, what, "give both the same blocks in each part")
            return
        if mine.info != other.info:
            what = f"{place} is of {quote(mine.info)}, but {twin} of {quote(other.info)}"
            yield Fault(english.path, mine.line, 0, what, "write the same after both fences")
            return
        if not _says_the_same(mine, other):
            what = f"the code of {place} differs from {twin}"
            fix = "give both the same code; only comments and quoted text for people may differ"
            yield Fault(english.path, mine.line, 0, what, fix)
            return
    yield from _surplus(twin_rule, english, theirs, ours)


def _says_the_same(mine: CodeBlock, other: CodeBlock) -> bool:
    language = mine.info.partition(" ")[0].lower()
    if language in {"python", "py"}:
        try:
            return same_code(mine.content, other.content)
        except SyntaxError:
            pass  # compared as text: `make verify` reports blocks that are not valid Python
    return same_lines(mine.content, other.content, language)


def _surplus[Part: (Heading, CodeBlock)](
    twin_rule: Rule, english: Rule, theirs: Sequence[Part], ours: Sequence[Part]
) -> Iterator[Fault]:
    """Yield a fault for the first heading or block that only one of the twins has."""
    if len(ours) == len(theirs):
        return
    longer, parts, shorter = (
        (english, ours, twin_rule) if len(ours) > len(theirs) else (twin_rule, theirs, english)
    )
    extra = parts[min(len(ours), len(theirs))]
    kind = f"heading {quote(extra.text)}" if isinstance(extra, Heading) else "code block"
    what = f"{kind} has no twin in {shorter.path} ({len(parts)} here, {_other(ours, theirs)} there)"
    yield Fault(longer.path, extra.line, 0, what, "write its twin there, or delete it here")


def _other(ours: Sequence[object], theirs: Sequence[object]) -> int:
    return min(len(ours), len(theirs))


def _id_faults(twin_rule: Rule, english: Rule) -> Iterator[Fault]:
    for rule in (twin_rule, english):
        for heading in rule.outline.headings:
            if not heading.text:
                yield Fault(
                    rule.path, heading.line, 0, "this heading is empty", "write it, or delete it"
                )
            elif rule is english and not slugify(heading.text):
                what = f"the heading {quote(heading.text)} has no Latin letter or digit for its id"
                fix = "write it in English words: both languages take its ID from here"
                yield Fault(rule.path, heading.line, 0, what, fix)


def _line_of(rule: Rule, key: str) -> int:
    """Return the line of a key of the frontmatter, or 1 where it is left out."""
    lines = rule.raw.decode("utf-8").split("\n")[: rule.body_line]
    return next((i for i, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 1)
