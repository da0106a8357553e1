"""A secret from the environment."""

import os

SECRET_KEY = os.environ["SECRET_KEY"]
