"""argparse warns about an option that goes away."""

import argparse

parser = argparse.ArgumentParser(prog="serve")
parser.add_argument("--port", type=int, default=8000)
parser.add_argument("--listen", dest="port", type=int, deprecated=True)

print(parser.parse_args(["--port", "9000"]))
print(parser.parse_args(["--listen", "9000"]))
