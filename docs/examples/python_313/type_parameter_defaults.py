"""A type parameter may have a default (PEP 696)."""

from dataclasses import dataclass


@dataclass
class Outcome[T, E = str]:
    value: T | None = None
    error: E | None = None


def parse_port(text: str) -> Outcome[int]:  # means Outcome[int, str]
    if not text.isdecimal():
        return Outcome(error=f"not a number: {text}")
    return Outcome(value=int(text))


print(parse_port("8000"))
print(parse_port("http"))
for parameter in Outcome.__type_params__:
    print(parameter, parameter.has_default())
