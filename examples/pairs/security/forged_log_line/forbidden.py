"""Write log lines as text."""

import logging

formatter = logging.Formatter("%(levelname)s %(message)s")
