"""Null sent on purpose must clear the field, and a field left out must stay."""

from types import ModuleType

import pytest
from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.dump_drops_null import forbidden, replacement
from pairs.database.support import create_tables


@pytest.mark.parametrize(("module", "phone"), [(forbidden, "123"), (replacement, None)])
async def test_what_an_explicit_null_does(
    module: ModuleType, phone: str | None, engine: AsyncEngine
) -> None:
    await create_tables(engine, module.Base)
    async with AsyncSession(engine) as session:
        session.add(module.User(id=1, name="Ada", phone="123"))
        await session.commit()
        await module.update_user(session, 1, module.UserUpdate.model_validate({"phone": None}))
        user = await session.get_one(module.User, 1, populate_existing=True)
        assert user.phone == phone


async def test_a_field_that_was_not_sent_stays(engine: AsyncEngine) -> None:
    await create_tables(engine, replacement.Base)
    async with AsyncSession(engine) as session:
        session.add(replacement.User(id=1, name="Ada", phone="123"))
        await session.commit()
        await replacement.update_user(session, 1, replacement.UserUpdate(phone="456"))
        user = await session.get_one(replacement.User, 1, populate_existing=True)
        assert (user.name, user.phone) == ("Ada", "456")


def test_a_field_that_cannot_be_null_rejects_it() -> None:
    with pytest.raises(ValidationError, match="valid string"):
        replacement.UserUpdate.model_validate({"name": None})
