"""Leave the log to whoever starts the process."""

import logging

logger = logging.getLogger("security")
