"""A queue can be shut down: no sentinel values (asyncio)."""

import asyncio


async def work(name: str, jobs: asyncio.Queue[int]) -> int:
    done = 0
    while True:
        try:
            await jobs.get()
        except asyncio.QueueShutDown:
            print(f"{name} stops")
            return done
        done += 1


async def main() -> None:
    jobs: asyncio.Queue[int] = asyncio.Queue(maxsize=10)
    async with asyncio.TaskGroup() as group:
        names = ("first", "second")
        workers = [group.create_task(work(name, jobs)) for name in names]
        for number in range(100):
            await jobs.put(number)
        jobs.shutdown()
    print(sum(worker.result() for worker in workers), "jobs done")


asyncio.run(main())
