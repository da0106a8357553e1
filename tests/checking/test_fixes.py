"""The fixes of the checks write what the rule's replacement says, and nothing else."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

PACK = Path(__file__).parents[2] / "checks"
AST_GREP = (Path(sys.executable).parent / "ast-grep", "scan", "--config", PACK / "sgconfig.yml")

ENGINE = "from sqlalchemy.ext.asyncio import create_async_engine\n"
CASES = {
    "asyncio-run-in-coroutine": [
        (
            "async def main() -> None:\n    total = asyncio.run(work(1)) + 1\n",
            "async def main() -> None:\n    total = await work(1) + 1\n",
        ),
        (
            "async def main() -> None:\n    await asyncio.run(work())\n",
            "async def main() -> None:\n    await work()\n",
        ),
        (
            "async def main() -> None:\n    loop.run_until_complete(work()).name\n",
            "async def main() -> None:\n    (await work()).name\n",
        ),
    ],
    "column-for-mapped": [
        (
            "class User(Base):\n    name: Mapped[str] = Column(String(50), unique=True)\n",
            "class User(Base):\n    name: Mapped[str] = mapped_column(String(50), unique=True)\n",
        ),
    ],
    "engine-logs-parameters": [
        (
            f"{ENGINE}engine = create_async_engine(settings.url)\n",
            f"{ENGINE}engine = create_async_engine(settings.url, hide_parameters=True)\n",
        ),
        (
            f"{ENGINE}engine = create_async_engine(\n    url,\n    pool_size=5,\n)\n",
            f"{ENGINE}engine = create_async_engine(url, hide_parameters=True, pool_size=5)\n",
        ),
        (
            f"{ENGINE}engine = create_async_engine(url=url, pool_size=5, echo=True)\n",
            f"{ENGINE}engine = create_async_engine(url=url, hide_parameters=True,"
            " pool_size=5, echo=True)\n",
        ),
    ],
    "pydantic-v1-regex": [
        (
            'class User(BaseModel):\n    name: str = Field(min_length=1, regex=r"^[a-z]+$")\n',
            'class User(BaseModel):\n    name: str = Field(min_length=1, pattern=r"^[a-z]+$")\n',
        ),
    ],
    "settings-forbid-extra": [
        (
            'config = SettingsConfigDict(\n    env_file=".env",\n    env_prefix="APP_",\n)\n',
            'config = SettingsConfigDict(extra="ignore", env_file=".env", env_prefix="APP_")\n',
        ),
    ],
}


def test_each_fix_is_tested() -> None:
    with_fix = {
        path.stem
        for path in (PACK / "rules").glob("*.yml")
        if "fix" in yaml.safe_load(path.read_text())
    }

    assert with_fix == CASES.keys()


@pytest.mark.parametrize(
    ("check", "before", "after"),
    [(check, *pair) for check, pairs in CASES.items() for pair in pairs],
)
def test_a_fix_means_what_the_replacement_means(
    tmp_path: Path, check: str, before: str, after: str
) -> None:
    source = tmp_path / "main.py"
    source.write_text(before)

    for _ in range(2):  # the second run finds nothing more to fix
        subprocess.run(
            [*AST_GREP, "--filter", f"^{check}$", "--update-all", "main.py"],
            cwd=tmp_path,
            check=False,
            capture_output=True,
        )

        assert ast.dump(ast.parse(source.read_text())) == ast.dump(ast.parse(after))
