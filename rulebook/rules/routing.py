"""Whether rules that are always read lead to the others.

Agents attach a rule by its globs only once a matching file is in context, too late for a file that
is about to be written; and no path shows what a file will import. So rules that always apply have
one line for each other rule: when to read it, and where it is.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rulebook.fault import Fault
from rulebook.rules.model import Mode, Rule

_ROUTE: Final = re.compile(r"\.cursor/rules/([a-z0-9-]+)\.mdc")


def routing_faults(rules: Sequence[Rule]) -> Iterator[Fault]:
    """Yield each rule of one language without its one line, and each line without its rule.

    Rules that only people call need no line. Without a rule that always applies there is nowhere
    to put one.
    """
    always = [rule for rule in rules if rule.mode is Mode.ALWAYS]
    if not always:
        return
    routes = [
        (rule, number, slug)
        for rule in always
        for number, line in enumerate(rule.body.split("\n"), rule.body_line)
        for slug in dict.fromkeys(_ROUTE.findall(line))
    ]
    routed: set[str] = set()
    slugs = {rule.slug for rule in rules}
    for rule, line, slug in routes:
        if slug not in slugs:
            what = f"this line leads to {slug}, and there is no such rule"
            yield Fault(rule.path, line, 0, what, "correct the name, or delete the line")
        elif slug in routed:
            what = f"this is another line that leads to {slug}"
            yield Fault(rule.path, line, 0, what, "keep one line per rule")
        routed.add(slug)
    core = always[0]
    last = max((line for rule, line, _ in routes if rule is core), default=core.body_line)
    for rule in rules:
        if rule.mode in {Mode.FILES, Mode.AGENT} and rule.slug not in routed:
            what = f"no line leads to {rule.slug}"
            fix = f"add a list item here: when to read it, then `.cursor/rules/{rule.slug}.mdc`"
            yield Fault(core.path, last, 0, what, fix)
