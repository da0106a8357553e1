"""What `make delivery` records of agents, and the model that it offers to them."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

import pytest
from agent_tools import CLAUDE, CODEX, SKILLS, version
from measure_delivery import differences, setups
from mock_models import Call, models, refusing_proxy, texts
from support import ROOT

from rulebook.language import LANGUAGES
from rulebook.rules.library import read_rules
from rulebook.site.delivery import EVENTS, RECORD, delivery_table
from rulebook.site.view import View

RUNS = json.loads((ROOT / RECORD).read_text())["runs"]
BY_SETUP = {run["setup"]: run for run in RUNS}
CALL = Call("Read", {"file_path": "a.py"})
DIRECT = build_opener(ProxyHandler({}))


def ask(address: str, body: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Post to the model; return the data of its events."""
    request = Request(address, json.dumps(body).encode(), method="POST")  # noqa: S310 - our own
    with DIRECT.open(request) as reply:
        lines = reply.read().decode().splitlines()
    return [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: ")]


@pytest.mark.parametrize("path", ["/v1/messages", "/v1/responses"])
def test_the_model_asks_for_its_calls_and_then_is_done(path: str) -> None:
    with models([CALL]) as model:
        first = ask(f"{model.address}{path}", {"tools": ["a"], "input": "one"})
        second = ask(f"{model.address}{path}", {"tools": ["a"], "input": "two"})
    assert "a.py" in json.dumps(first)
    assert "a.py" not in json.dumps(second)
    assert "Done." in json.dumps(second)
    assert [request["input"] for request in model.requests] == ["one", "two"]


def test_a_request_without_tools_is_not_part_of_the_session() -> None:
    with models([CALL]) as model:
        assert "a.py" not in json.dumps(ask(f"{model.address}/v1/messages", {}))
        assert model.requests == []


def test_every_text_of_a_request_is_looked_at() -> None:
    assert list(texts({"a": ["b", {"c": "d", "e": 1}], "f": "g"})) == ["b", "d", "g"]


def test_the_proxy_refuses_and_remembers() -> None:
    with refusing_proxy() as (address, refused):
        opener = build_opener(ProxyHandler({"http": address}))
        with pytest.raises(HTTPError):
            opener.open("http://elsewhere.example/a")
        assert refused == ["http://elsewhere.example/a"]


def test_a_run_that_differs_is_shown() -> None:
    assert differences(RUNS, json.loads(json.dumps(RUNS))) == []
    found = json.loads(json.dumps(RUNS))
    found[0]["events"]["start"]["rules"] = []
    assert any("001-core" in line for line in differences(RUNS, found))


def test_the_record_is_of_the_pinned_tools_and_of_every_setup() -> None:
    assert {run["tool"]: run["version"] for run in RUNS} == {
        tool: version(tool) for tool in (CLAUDE, CODEX, SKILLS)
    }
    assert {setup.name for setup in setups()} | {"well-known"} == BY_SETUP.keys()


def test_nothing_that_was_recorded_asked_for_another_address() -> None:
    assert [run["refused"] for run in RUNS] == [[]] * len(RUNS)


def test_the_recorded_installer_took_all_but_the_file_that_was_altered() -> None:
    run = BY_SETUP["well-known"]
    assert run["rejected"] == run["installed"][:1]


def test_the_page_says_what_the_record_does_of_each_agent() -> None:
    """Its text draws conclusions; they hold only as long as the record says so."""
    claude, renamed, skills = (
        BY_SETUP[name]["events"] for name in ("claude-code", "renamed", "agent-skills")
    )
    assert claude["start"]["rules"] == ["001-core"]
    assert "200-testing" in claude["read"]["rules"]
    assert "200-testing" in claude["write"]["rules"]
    known = [rule.slug for rule in read_rules(ROOT / "rules")["en"]]
    assert set(renamed["start"]["rules"]) == set(known) & set(renamed["start"]["rules"])
    assert len(renamed["start"]["rules"]) == len(skills["start"]["offered"]) > 1
    assert [skills[event]["rules"] for event in EVENTS] == [[]] * 3
    assert [run["setup"] for run in RUNS[:2]] == ["claude-code", "renamed"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_shows_each_agent_with_its_version(language: Any) -> None:  # noqa: ANN401
    table = delivery_table(ROOT, View(language, "../"))
    assert f"Claude Code {version(CLAUDE)}" in table
    assert f"Codex CLI {version(CODEX)}" in table
    assert table.count("<tr>") == len([run for run in RUNS if "events" in run]) + 1
