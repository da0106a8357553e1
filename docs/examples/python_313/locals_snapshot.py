"""What locals() means is now defined (PEP 667)."""

import inspect


def snapshot() -> None:
    colour = "red"
    before = locals()
    before["colour"] = "blue"  # changes the copy, not the variable
    print(colour, locals()["colour"], before is locals())


def write_through() -> None:
    colour = "red"
    frame = inspect.currentframe()
    if frame is not None:
        frame.f_locals["colour"] = "blue"  # changes the variable
    print(colour)


def give_exec_a_namespace() -> None:
    namespace = {"net": 100}
    exec("gross = net * 110 // 100", namespace)
    print(namespace["gross"])


snapshot()
write_through()
give_exec_a_namespace()
