"""Lets the program end in order when the machine or a terminal tells it to."""

import signal
import sys
import threading


def end_in_order():
    """Turn the signals that would kill at once into an ordinary exit.

    Only then is what this process started stopped. Where a server has taken
    the signals for itself already, it knows better.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, lambda number, frame: sys.exit(128 + number))
