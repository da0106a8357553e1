"""Twins may differ in comments and in text for people, and in nothing else."""

import pytest

from rulebook.rules.comparison import same_code, same_lines, same_text


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("이미 있는 이메일", "The email exists already"),
        ("사용자 {id}를 찾을 수 없음", "There is no user {id}"),
        ("FastAPI 앱", "A FastAPI app"),
        ("8자 이상", "At least 8 characters"),
        ("사용자를 삭제했습니다.", "The user was deleted."),
    ],
)
def test_text_for_people_may_be_translated(korean: str, english: str) -> None:
    assert same_text(korean, english)
    assert same_text(english, korean)


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("안녕", "rm -rf /"),
        ("안녕", "DROP TABLE users"),
        ("사용자 삭제", "delete from users"),
        ("SELECT name FROM users -- 이름", "DELETE FROM users -- name"),
        ("사용자 {id}를 찾을 수 없음", "There is no user {name}"),
        ("8자 이상", "At least 12 characters"),
        ("앱", "app.main:create_app"),
        ("경로", "/etc/passwd"),
        ("admin", "root"),
        ("사용자", "관리자"),
        ("사용자", ""),
    ],
)
def test_what_a_machine_reads_may_not(korean: str, english: str) -> None:
    assert not same_text(korean, english)
    assert not same_text(english, korean)


def test_sql_is_the_same_in_both_languages() -> None:
    assert same_code('run("SELECT 1")  # 하나', 'run("SELECT 1")  # one')
    assert not same_code("run(\"DELETE FROM users WHERE name = '가'\")", 'run("DROP TABLE users")')


@pytest.mark.parametrize(
    ("korean", "english", "language", "same"),
    [
        ("ls -a  # 모두\n", "ls -a  # all\n", "bash", True),
        ("# 모두\nls\n", "ls\n", "bash", True),
        ('echo "안녕하세요"\n', 'echo "Hello"\n', "bash", True),
        ("echo 안녕\n", "rm -rf /\n", "bash", False),
        ("echo 안녕\n", "echo hello\n", "bash", False),
        ('echo "안녕"\n', 'rm "hello"\n', "bash", False),
        ('echo "가 # 나"\n', 'echo "a # b"; rm x\n', "bash", False),
        ('description = "서비스"\n', 'description = "Service"\n', "toml", True),
        ("level = 안녕\n", "level = high\n", "ini", False),
        ("; 설명\na = 1\n", "; note\na = 1\n", "ini", True),
        ("-- 이름\nSELECT 1;\n", "-- name\nSELECT 1;\n", "sql", True),
        ("SELECT 1; -- 이름\n", "SELECT 2; -- name\n", "sql", False),
        ("app/  # 패키지\n", "app/  # the package\n", "text", True),
        ("app/\n", "src/\n", "text", False),
        ("a\n", "a\nb\n", "bash", False),
    ],
)
def test_outside_python_comments_and_quoted_text_may_be_translated(
    korean: str, english: str, language: str, same: bool
) -> None:
    assert same_lines(korean, english, language) is same
    assert same_lines(english, korean, language) is same
