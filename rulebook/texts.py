"""The words of the site that are not a page's own, in both languages."""

from dataclasses import dataclass
from typing import Final, Literal

from rulebook.rule import Mode

type Language = Literal["ko", "en"]

LANGUAGES: Final[tuple[Language, ...]] = ("ko", "en")


@dataclass(frozen=True, slots=True)
class Texts:
    """What the site says about a rule, in one language.

    `when` is a sentence by mode, `mode` the mode's short name; `size` and `lines` take numbers,
    `output` a version of Python, `download_file` a file's name.
    """

    when_label: str
    when: dict[Mode, str]
    mode: dict[Mode, str]
    globs_label: str
    size_label: str
    place_label: str
    size: str
    lines: str
    all_files: str
    copy: str
    download: str
    download_one: str
    download_file: str
    zip: str
    raw: str
    permalink: str
    rule_column: str
    purpose_column: str
    mode_column: str
    files_column: str
    lines_column: str
    download_column: str
    table_label: str
    table: str
    output: str


TEXTS: Final[dict[Language, Texts]] = {
    "ko": Texts(
        when_label="적용 시점",
        when={
            Mode.ALWAYS: "모든 요청에 항상 적용됩니다.",
            Mode.FILES: "아래 패턴에 맞는 파일을 다룰 때 자동으로 적용됩니다.",
            Mode.AGENT: "에이전트가 설명을 읽고 필요하다고 판단할 때 적용됩니다.",
            Mode.MANUAL: "대화에서 @로 직접 부를 때만 적용됩니다.",
        },
        mode={
            Mode.ALWAYS: "항상",
            Mode.FILES: "파일에 맞춰",
            Mode.AGENT: "에이전트 판단",
            Mode.MANUAL: "직접 호출",
        },
        globs_label="대상 파일",
        size_label="크기",
        place_label="둘 곳",
        size="{lines:,}줄 · {bytes:,}바이트",
        lines="{lines:,}줄",
        all_files="모든 파일",
        copy="룰 전체 복사",
        download=".mdc 내려받기",
        download_one="{slug}.mdc 내려받기",
        download_file="{name} 내려받기",
        zip="전체 룰 zip",
        raw="Cursor가 읽는 원본 파일 보기",
        permalink="이 제목의 링크",
        rule_column="룰",
        purpose_column="용도",
        mode_column="적용 방식",
        files_column="대상 파일",
        lines_column="줄 수",
        download_column="내려받기",
        table_label="전체 룰 목록",
        table="표",
        output="출력 · Python {version}",
    ),
    "en": Texts(
        when_label="When it applies",
        when={
            Mode.ALWAYS: "Cursor includes it in every request.",
            Mode.FILES: "Cursor includes it when a file in context matches one of these patterns.",
            Mode.AGENT: "The agent includes it when it judges from the description that it helps.",
            Mode.MANUAL: "Cursor includes it only when you call it with @ in the chat.",
        },
        mode={
            Mode.ALWAYS: "Always",
            Mode.FILES: "Matching files",
            Mode.AGENT: "Agent decides",
            Mode.MANUAL: "Manual",
        },
        globs_label="Files",
        size_label="Size",
        place_label="Where it goes",
        size="{lines:,} lines · {bytes:,} bytes",
        lines="{lines:,} lines",
        all_files="All files",
        copy="Copy the whole rule",
        download="Download .mdc",
        download_one="Download {slug}.mdc",
        download_file="Download {name}",
        zip="Zip of all rules",
        raw="Show the raw file that Cursor reads",
        permalink="Link to this heading",
        rule_column="Rule",
        purpose_column="What it is for",
        mode_column="Mode",
        files_column="Files",
        lines_column="Lines",
        download_column="Download",
        table_label="All rules",
        table="Table",
        output="Output · Python {version}",
    ),
}
