"""A factory of moments with a zone."""

from datetime import UTC, datetime
from typing import NamedTuple

from factory.base import Factory
from factory.faker import Faker


class Visit(NamedTuple):
    at: datetime


class VisitFactory(Factory[Visit]):
    class Meta:
        model = Visit

    at = Faker("date_time", tzinfo=UTC)  # type: ignore[no-untyped-call]  # factory-boy gives no type
