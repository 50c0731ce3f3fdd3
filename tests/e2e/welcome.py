# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start, files that are no plans, and one program for several plans."""
import os
import sqlite3
import subprocess

from pb_app import App
from pb_driver import _, PLANBOK, environment, main, new_example, pattern, text_of, wait


def first_start():
    """the first start offers the example, and activating it opens the plan"""
    with App() as app:
        app.has_text(_('Welcome to Planbok'))
        wait(lambda: (app.focused() or app.node).get_name().startswith(_('Look at the example')),
             'the example to have the focus')
        app.key('Return')
        app.wait_for_view('overview')
        app.show_view('assignments')
        wait(lambda: len(app.assignment_rows()) == 24, 'the example\'s assignments')


def refused(path, msgid):
    """The program stays, says why in a sentence that names the file, and offers the ways in."""
    with App(path) as app:
        said = app.has_text(pattern(msgid))
        assert os.path.basename(path) in (said.get_name() or text_of(said)), said.get_name()
        app.has_text(_('Look at the example'))


def broken_files():
    """a text, another program's database, a newer version, a damaged plan: each is refused with a sentence"""
    home = os.environ['HOME']
    text = os.path.join(home, 'brev.planbok')
    with open(text, 'w', encoding='utf-8') as f:
        f.write('Detta är ett brev och ingen plan.\n' * 50)
    foreign = os.path.join(home, 'annan.planbok')
    with sqlite3.connect(foreign) as db:
        db.execute('CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT)')
    newer = new_example(home, 'nyare.planbok')
    with sqlite3.connect(newer) as db:
        db.execute('PRAGMA user_version = 99')
    damaged = new_example(home, 'skadad.planbok')
    with open(damaged, 'r+b') as f:
        f.seek(4096)
        f.write(b'\x55' * 8192)
    gone = os.path.join(home, 'borta.planbok')
    for path, msgid in (
            (text, '“%s” is not a plan. Choose a file that was made by Planbok; its name ends in .planbok.'),
            (foreign, '“%s” is not a plan. Choose a file that was made by Planbok; its name ends in .planbok.'),
            (newer, '“%s” was made by a later version of Planbok (file format %d; this program reads up to %d). '
                    'Install the latest version to open it.'),
            (damaged, '“%s” is damaged and cannot be read. Open a backup or a copy of it.'),
            (gone, 'There is no file “%s”. It may have been moved or given another name.')):
        refused(path, msgid)
    assert not os.path.exists(gone), 'opening made a file'


def start_again(*arguments):
    done = subprocess.run([PLANBOK, *arguments], env=environment(), capture_output=True, text=True, timeout=30)
    assert done.returncode == 0, done.stderr


def single_instance():
    """a plan is opened once: again raises its window, another plan comes in a window of the same program"""
    one, two = new_example(name='ett.planbok'), new_example(name='tva.planbok')
    with App(one) as app:
        start_again(one)
        app.show_view('assignments')
        assert len(app.windows()) == 1, app.windows()
        start_again(two)
        wait(lambda: len(app.windows()) == 2, 'a window for the other plan')
        start_again(two)
        start_again(one)
        assert len(app.windows()) == 2, app.windows()


main(first_start, broken_files, single_instance)
