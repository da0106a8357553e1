"""Text → how many tokens a model reads: o200k, the encoding of OpenAI's models since GPT-4o.

Other models count differently; pages say so.
"""

from functools import cache
from typing import Final

from bpe_openai import Encoding, get_encoding

ENCODING: Final = "o200k_base"


@cache
def count_tokens(text: str) -> int:
    """Return the number of tokens of a text."""
    return len(_encoding().encode_ordinary(text))


@cache
def _encoding() -> Encoding:
    return get_encoding(ENCODING)
