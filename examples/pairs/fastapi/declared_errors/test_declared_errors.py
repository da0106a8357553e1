"""A client is generated from OpenAPI: an error that is not there is not handled."""

from types import ModuleType

from pairs.fastapi.declared_errors import forbidden, replacement


def documented(module: ModuleType) -> dict[str, list[str]]:
    """Return the media types of each documented status."""
    responses = module.app.openapi()["paths"]["/posts/{post_id}"]["get"]["responses"]
    return {status: list(response["content"]) for status, response in responses.items()}


def test_fastapi_documents_its_own_422_and_no_other_error() -> None:
    assert documented(forbidden) == {"200": ["application/json"], "422": ["application/json"]}


def test_declared_errors_are_documented_in_their_form() -> None:
    problem = ["application/problem+json"]
    expected = {"200": ["application/json"], "404": problem, "422": problem, "503": problem}
    assert documented(replacement) == expected
