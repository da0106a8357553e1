"""Checks that need the running application, the mapped models or a whole test run.

    from python_checks import audit_app, audit_models, audit_responses, open_operations

Each audit returns findings; a test asserts that there are none:

    def test_the_application_has_no_known_faults(app: FastAPI) -> None:
        assert audit_app(app) == []

`ignore={"docs-open"}` leaves out what the project has decided otherwise.
The fixtures are in `python_checks.fixtures`.
"""

from python_checks.application import audit_app, open_operations
from python_checks.finding import Finding
from python_checks.models import audit_models
from python_checks.responses import audit_responses

__all__ = ["Finding", "audit_app", "audit_models", "audit_responses", "open_operations"]
