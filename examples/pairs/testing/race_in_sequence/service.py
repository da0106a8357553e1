"""Withdrawals, and what becomes of them when somebody drops the lock."""

from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncEngine

READ = text("SELECT balance FROM accounts WHERE id = 1")
LOCK = text("SELECT balance FROM accounts WHERE id = 1 FOR UPDATE")


async def withdraw(engine: AsyncEngine, amount: int, *, read: TextClause = LOCK) -> None:
    """Take `amount` out of account 1, or raise `ValueError`."""
    async with engine.begin() as connection:
        balance = await connection.scalar(read)
        if balance < amount:
            raise ValueError("Not enough")
        update = text("UPDATE accounts SET balance = :balance WHERE id = 1")
        await connection.execute(update, {"balance": balance - amount})


async def withdraw_without_lock(engine: AsyncEngine, amount: int) -> None:
    """Take `amount` out of account 1, whatever others do in the meantime."""
    await withdraw(engine, amount, read=READ)
