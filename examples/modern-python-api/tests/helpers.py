"""What tests say often."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Base


async def stored[ModelT: Base](session: AsyncSession, row: ModelT) -> ModelT:
    """Store what a factory has built."""
    session.add(row)
    await session.commit()
    return row
