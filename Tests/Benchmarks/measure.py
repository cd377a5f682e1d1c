"""Times whole processes side by side: wall and processor seconds, and peak memory, as the system accounts them."""
import os
import statistics
import subprocess
import time


class Run:
    """What one process took."""

    def __init__(self, wall, cpu, peak):
        self.wall, self.cpu, self.peak = wall, cpu, peak


def run(command):
    """Runs a command, its output thrown away, and fails if it does."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    message = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}\n{message.decode(errors='replace')}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def alternate(commands, times):
    """Runs commands in turn, so that a machine that slows down slows them all; the first round does not count."""
    runs = {name: [] for name in commands}
    for turn in range(times + 1):
        for name, command in commands.items():
            result = command() if callable(command) else run(command)
            if turn > 0:
                runs[name].append(result)
    return runs


def median(runs, figure):
    return statistics.median(getattr(run, figure) for run in runs)


def ratio(left, right, figure):
    """The median of the ratios turn by turn."""
    return statistics.median(getattr(a, figure) / getattr(b, figure) for a, b in zip(left, right))


def verdict(what, value, bar):
    print(f"{'ok  ' if value <= bar else 'OVER'} {what}: {value:.2f} (bar {bar})")
    return value <= bar
