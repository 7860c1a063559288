"""What an operator fears, done on purpose and counted: each module is one drill, with a `main(words)` of its own.

    python -m tests.drills                      the drills, a line each
    python -m tests.drills killed_imports …     one of them; `--help` after its name tells what it takes

A drill makes its own servers and folders, ends what it began, and leaves nothing behind. It prints what it counted, and
exits with 1 where something was lost, doubled or answered as it must not be. Those that are short run in the tests, too
(`test_drills.py` and the tests beside it), with smaller numbers.
"""
