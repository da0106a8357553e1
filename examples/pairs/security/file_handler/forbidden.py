"""Write the log into a file."""

import logging

logger = logging.getLogger("security")
logger.addHandler(logging.FileHandler("security.log"))
