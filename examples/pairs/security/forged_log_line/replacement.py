"""Write log lines as JSON."""

import json
import logging


class JsonFormatter(logging.Formatter):
    """One object per line; a line break in a value stays inside its string."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        return json.dumps({"level": record.levelname, "message": super().format(record)})


formatter = JsonFormatter()
