"""What the audit finds in mapped classes."""

import enum
from datetime import datetime
from decimal import Decimal

import pytest
from sqlalchemy import DateTime, Enum, ForeignKey, MetaData, Numeric, false, func
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from python_checks import Finding, audit_models


class Role(enum.StrEnum):
    ADMIN = "admin"
    USER = "user"


def faulty_base() -> type[DeclarativeBase]:
    class Base(DeclarativeBase):
        pass

    class Author(Base):
        __tablename__ = "authors"
        id: Mapped[int] = mapped_column(primary_key=True)
        role: Mapped[Role]
        balance: Mapped[float]
        is_active: Mapped[bool] = mapped_column(server_default=false())
        updated_at: Mapped[datetime] = mapped_column(onupdate=func.now())
        posts: Mapped[list["Post"]] = relationship(back_populates="author")

    class Post(Base):
        __tablename__ = "posts"
        id: Mapped[int] = mapped_column(primary_key=True)
        author_id: Mapped[int] = mapped_column(ForeignKey("authors.id"))
        author: Mapped[Author] = relationship(back_populates="posts", lazy="raise")

    return Base


def sound_base() -> type[DeclarativeBase]:
    class Base(DeclarativeBase):
        metadata = MetaData(naming_convention={"pk": "pk_%(table_name)s"})
        __mapper_args__ = {"eager_defaults": True}  # noqa: RUF012 - as SQLAlchemy documents it

    class Author(Base):
        __tablename__ = "authors"
        id: Mapped[int] = mapped_column(primary_key=True)
        role: Mapped[Role] = mapped_column(
            Enum(Role, values_callable=lambda roles: [role.value for role in roles])
        )
        balance: Mapped[Decimal] = mapped_column(Numeric(12, 2))
        is_active: Mapped[bool] = mapped_column(default=False, server_default=false())
        updated_at: Mapped[datetime] = mapped_column(
            DateTime(timezone=True), server_default=func.now(), onupdate=func.now()
        )
        posts: Mapped[list["Post"]] = relationship(
            back_populates="author", lazy="raise", passive_deletes=True
        )

    class Post(Base):
        __tablename__ = "posts"
        id: Mapped[int] = mapped_column(primary_key=True)
        author_id: Mapped[int] = mapped_column(
            ForeignKey("authors.id", ondelete="CASCADE"), index=True
        )
        author: Mapped[Author] = relationship(back_populates="posts", lazy="raise")

    return Base


def found(findings: list[Finding]) -> set[tuple[str, str]]:
    return {(finding.check, finding.place) for finding in findings}


@pytest.mark.filterwarnings("default")
def test_an_audit_finds() -> None:
    assert found(audit_models(faulty_base())) == {
        ("no-naming-convention", "Base"),
        ("implicit-lazy-load", "Author.posts"),
        ("server-default-without-default", "Author.is_active"),
        ("onupdate-without-eager-defaults", "Author.updated_at"),
        ("foreign-key-without-index", "posts.author_id"),
        ("foreign-key-without-ondelete", "posts.author_id"),
        ("naive-datetime-column", "authors.updated_at"),
        ("float-money-column", "authors.balance"),
        ("enum-stored-by-name", "authors.role"),
    }


def test_an_audit_leaves_sound_models_alone() -> None:
    assert audit_models(sound_base()) == []


def test_loading_on_access_is_right_without_a_loop() -> None:
    checks = {
        finding.check for finding in audit_models(faulty_base(), asynchronous=False)
    }

    assert not checks & {"implicit-lazy-load", "onupdate-without-eager-defaults"}


def test_children_that_the_database_deletes_are_left_to_it() -> None:
    class Base(DeclarativeBase):
        pass

    class Parent(Base):
        __tablename__ = "parents"
        id: Mapped[int] = mapped_column(primary_key=True)
        children: Mapped[list["Child"]] = relationship(lazy="raise")

    class Child(Base):
        __tablename__ = "children"
        id: Mapped[int] = mapped_column(primary_key=True)
        parent_id: Mapped[int] = mapped_column(
            ForeignKey("parents.id", ondelete="CASCADE"), index=True
        )

    findings = audit_models(Base, ignore={"no-naming-convention"})

    assert found(findings) == {("cascade-without-passive-deletes", "Parent.children")}
