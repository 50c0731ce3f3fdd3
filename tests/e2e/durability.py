# SPDX-License-Identifier: GPL-3.0-or-later
"""What must not be lost, and what must not freeze."""
import os
import subprocess
import sys
import time

from pb_app import App
from pb_driver import assignment, main, new_example, pump, show, states, wait

LOCK = '''
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute('BEGIN EXCLUSIVE')
print('locked', flush=True)
sys.stdin.readline()
db.rollback()
'''


class Lock:
    """Another program that holds the whole file."""

    def __init__(self, plan):
        self.process = subprocess.Popen([sys.executable, '-c', LOCK, plan], text=True, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)
        assert self.process.stdout.readline().strip() == 'locked'

    def release(self):
        self.process.stdin.write('\n')
        self.process.stdin.close()
        self.process.wait()


def answers(app):
    """Seconds until the program answers a question over the bus: its main loop must be free."""
    begin = time.monotonic()
    app.node.get_child_at_index(0).get_name()
    return time.monotonic() - begin


def killed_after_an_edit():
    """kill -9 as soon as the screen shows an edit: the edit is in the file"""
    plan = new_example()
    with App(plan) as app:
        app.show_view('assignments')
        app.open_assignment(16)
        app.choose_status('started')
        app.wait_for_status('started')
        app.kill()
    assert assignment(plan, 16)['status'] == 'started'
    edits = show(plan, 'history')['edits']
    assert not edits[0]['undone'] and edits[0]['changes'], edits[0]
    with App(plan) as app:
        app.show_view('assignments')
        app.open_assignment(16)
        app.wait_for_status('started')


def locked_file():
    """a locked file is a sentence, not a freeze, and nothing is half done"""
    plan = new_example()
    with App(plan) as app:
        app.show_view('assignments')
        app.open_assignment(16)
        before = show(plan, 'history')['edits']
        lock = Lock(plan)
        try:
            slowest = 0
            app.choose_status('done')
            end = time.monotonic() + 4
            while time.monotonic() < end and not app.sentence_about_busy():
                slowest = max(slowest, answers(app))
            assert app.sentence_about_busy(), 'no sentence says that another program holds the file'
            assert slowest < 2, f'the window did not answer for {slowest:.1f} s'
            app.dismiss()
            slowest = answers(app)
            assert slowest < 2, f'the window did not answer for {slowest:.1f} s'
        finally:
            lock.release()
        assert show(plan, 'history')['edits'] == before, 'something was half done'
        assert assignment(plan, 16)['status'] == 'not-started'
        app.wait_for_status('not-started')
        pump(1)
        app.choose_status('done')
        wait(lambda: assignment(plan, 16)['status'] == 'done', 'the edit after the lock was released')


main(killed_after_an_edit, locked_file)
