# SPDX-License-Identifier: GPL-3.0-or-later
"""From exec to the first frame, and the most memory it took: Planbok on the example against an empty
AdwApplicationWindow, in turn in the same run. Run by run-bench.sh under headless.sh."""
import os
import statistics
import subprocess
import sys
import tempfile
import time

BUILD = sys.argv[1]
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 15
ENV = dict(os.environ, PLANBOK_DATADIR=f'{BUILD}/data', GSETTINGS_SCHEMA_DIR=f'{BUILD}/data',
           PLANBOK_LOCALEDIR=f'{BUILD}/po', GSETTINGS_BACKEND='memory', PLANBOK_BENCH_FIRST_FRAME='1')


def start(*command, **env):
    """Milliseconds to the line that the program writes after its first frame, and MiB of peak memory."""
    begin = time.monotonic()
    process = subprocess.Popen(command, env=dict(ENV, **env), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    line = process.stdout.readline()
    taken = (time.monotonic() - begin) * 1000
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if line.strip() != b'first-frame':
        sys.exit(f'{command[0]}: no first frame (exit {process.returncode}): {process.stderr.read().decode()}')
    return taken, usage.ru_maxrss / 1024


def compare(ours, floor, name):
    for title, unit, i in (('start: exec to first frame', 'ms', 0), ('start: peak memory', 'MiB', 1)):
        a, b = (statistics.median(run[i] for run in runs) for runs in (ours, floor))
        print(f'{title:<42} {a:8.1f} {unit:<3} {b:8.1f} {unit:<3} {a / b:7.2f}×  {name}', flush=True)


def main():
    with tempfile.TemporaryDirectory(prefix='planbok-bench-') as folder:
        plan = os.path.join(folder, 'plan.planbok')
        subprocess.run([f'{BUILD}/src/cli/planbok-cli', 'new', plan, '--example=karlskrona'], env=ENV, check=True,
                       stdout=subprocess.DEVNULL)
        # Planbok turns GL off, as an empty window does not: measured against both.
        starts = [lambda: start(f'{BUILD}/src/app/planbok', plan),
                  lambda: start(f'{BUILD}/tests/bench/empty-window'),
                  lambda: start(f'{BUILD}/tests/bench/empty-window', GDK_DEBUG='gl-disable')]
        for one in starts:
            one()
        runs = list(zip(*[[one() for one in starts] for _ in range(ROUNDS)]))
    compare(runs[0], runs[1], 'empty AdwApplicationWindow')
    compare(runs[0], runs[2], 'the same without GL')


main()
