"""A fuzz harness: odd sites without end, and what must hold for every one of them.

`python -m tests.fuzz --help` says how to run it; `guided.py` is the same under atheris, which looks for new paths.
A site is made from one number, by `cases.make`, so any failure is made again from its number.
"""
