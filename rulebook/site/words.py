"""The words of the site that are not a page's own, in both languages."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rulebook.language import LANGUAGES, Language
from rulebook.rules.claims import Kind
from rulebook.rules.model import Mode

__all__ = ["LANGUAGES", "TEXTS", "Language", "Texts"]


class Severity(StrEnum):
    """How bad a defect of the original guide was, from the worst."""

    BREAKS = "breaks"
    INSECURE = "insecure"
    DEPRECATED = "deprecated"
    MISLEADING = "misleading"
    STYLE = "style"


@dataclass(frozen=True, slots=True)
class Texts:
    """What the site says about a rule, in one language.

    `when` is a sentence by mode, `mode` the mode's short name; `size` and `lines` take numbers,
    `output` a version of Python, `download_file` and `source_description` a file's name. `proof`
    says by kind what proves a block; it takes `file` and `findings` as HTML. `catches` takes
    numbers of prohibitions: of `all`, and of those that `tools`, `tests`, `reviews` catch.
    """

    site: str
    language: str

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
    proven_label: str
    proven: str
    illustrations: str
    unproven: str
    proof: dict[Kind, str]
    raw_rules: str
    source: str
    source_nav: str
    source_description: str
    prohibition_column: str
    by_column: str
    test: str
    review_only: str
    catches: str
    catches_label: str
    part_column: str
    all_column: str
    severity: dict[Severity, str]
    heading_was: str
    heading_is: str


TEXTS: Final[dict[Language, Texts]] = {
    "ko": Texts(
        site="검증된 Python Cursor 룰",
        language="한국어",
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
        proven_label="검증",
        proven="코드 블록 {all}개 중 {proven}개 검증 · {versions} · {date}",
        illustrations=" · 형식만 보이는 블록 {count}개",
        unproven="아직 검증하지 않았습니다. make verify를 실행하세요.",
        proof={
            Kind.EXCERPT: "기준 서비스에서 실행되는 코드: {file}",
            Kind.FINDING: "{findings}에 걸리는 코드",
            Kind.HARM: "정적 분석 도구는 찾지 못합니다. 피해를 보여 주는 테스트: {file}",
            Kind.TREE: "기준 서비스의 실제 파일과 대조했습니다",
            Kind.SHELL: "shellcheck로 검사했습니다",
            Kind.ILLUSTRATION: "형식만 보여 줍니다. 문법만 검사했습니다",
        },
        raw_rules="룰 원본 파일",
        source="기준 서비스",
        source_nav="위치",
        source_description="기준 서비스의 {file}: 룰이 인용하는 코드 전체를 줄 번호와 함께 봅니다.",
        prohibition_column="금지하는 것",
        by_column="잡는 것",
        test="테스트",
        review_only="사람의 리뷰",
        catches="금지 {all}개: 도구가 찾는 것 {tools}개, 테스트가 보여 주는 것 {tests}개,"
        " 사람의 리뷰로만 찾는 것 {reviews}개",
        catches_label="{slug}에서 금지하는 것",
        part_column="룰, 장",
        all_column="합계",
        severity={
            Severity.BREAKS: "동작하지 않음",
            Severity.INSECURE: "보안 취약",
            Severity.DEPRECATED: "폐기 예정",
            Severity.MISLEADING: "잘못된 설명",
            Severity.STYLE: "다듬기",
        },
        heading_was="원문의 제목",
        heading_is="지금 제목",
    ),
    "en": Texts(
        site="Proven Cursor Rules for Python",
        language="English",
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
        proven_label="Proof",
        proven="{proven} of {all} blocks proven · {versions} · {date}",
        illustrations=" · {count} only illustrate",
        unproven="Not proven yet: run make verify.",
        proof={
            Kind.EXCERPT: "Runs in the reference service: {file}",
            Kind.FINDING: "Caught by {findings}",
            Kind.HARM: "No static tool sees it. The test that shows the harm: {file}",
            Kind.TREE: "Compared with the files of the reference service",
            Kind.SHELL: "Checked by shellcheck",
            Kind.ILLUSTRATION: "Shows a form only; its syntax is checked",
        },
        raw_rules="Raw rules",
        source="Reference service",
        source_nav="Location",
        source_description="{file} of the reference service: all of the code that the rules quote.",
        prohibition_column="Forbidden",
        by_column="Caught by",
        test="Test",
        review_only="Review only",
        catches="{all} prohibitions: tools find {tools}, tests show {tests}, only a review finds"
        " {reviews}",
        catches_label="What {slug} forbids",
        part_column="Rule or chapter",
        all_column="All",
        severity={
            Severity.BREAKS: "Broken",
            Severity.INSECURE: "Insecure",
            Severity.DEPRECATED: "Deprecated",
            Severity.MISLEADING: "Misleading",
            Severity.STYLE: "Style",
        },
        heading_was="Heading of the original, in Korean",
        heading_is="Heading now",
    ),
}
