"""Too late for a thread: the interpreter is shutting down."""

import threading


class Reporter:
    def __del__(self) -> None:
        try:
            threading.Thread(target=print, args=("sent",)).start()
        except PythonFinalizationError as error:
            print(f"{type(error).__name__}: {error}")


reporter = Reporter()
print("the program ends, and only then the reporter wants a thread")
