"""A queue can be shut down: no sentinel values (threads)."""

import queue
import threading

jobs: queue.Queue[str] = queue.Queue()


def work() -> None:
    while True:
        try:
            job = jobs.get()
        except queue.ShutDown:  # raised once the queue is empty
            print("no more jobs")
            return
        print(f"done: {job}")


jobs.put("index")
jobs.put("mail")
jobs.shutdown()
worker = threading.Thread(target=work)
worker.start()
worker.join()

try:
    jobs.put("late")
except queue.ShutDown as error:
    print(f"refused: {type(error).__name__}")
