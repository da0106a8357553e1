"""A factory of moments without a zone."""

from datetime import datetime
from typing import NamedTuple

from factory.base import Factory
from factory.faker import Faker


class Visit(NamedTuple):
    at: datetime


class VisitFactory(Factory[Visit]):
    class Meta:
        model = Visit

    at = Faker("date_time")  # type: ignore[no-untyped-call]  # factory-boy gives no type
