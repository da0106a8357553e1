"""The chapter on checks: its commands, run in its order, in a small project with rules."""

import re

import pytest

pytestmark = pytest.mark.xdist_group("enforce")  # the project is made once

ENFORCE = "docs/examples/enforce"
CALL = re.compile(rf'\{{\{{ commands\("{ENFORCE}/([a-z-]+)\.sh"\) \}}\}}')
PACKAGES = """\
[project]
name = "shop"
version = "1"
requires-python = ">=3.13"
dependencies = ["fastapi"]

[dependency-groups]
dev = ["httpx2", "mypy", "pytest"]

[build-system]
requires = ["uv_build"]
build-backend = "uv_build"
"""
APP = '''\
"""A shop."""

from fastapi import FastAPI

app = FastAPI(openapi_url=None)
'''
