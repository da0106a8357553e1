"""The ordinary build has the GIL, and nothing turns it off."""

import os
import subprocess
import sys
import sysconfig

without_gil = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
print("built without the GIL:", without_gil)
print("the GIL is on:", sys._is_gil_enabled())

run = subprocess.run(
    [sys.executable, "-c", "print('running without the GIL')"],
    capture_output=True,
    check=False,
    env=os.environ | {"PYTHON_GIL": "0"},
    text=True,
)
print(f"PYTHON_GIL=0: exit {run.returncode}, {run.stderr.splitlines()[0]}")
