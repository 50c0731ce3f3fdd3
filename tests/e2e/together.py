# SPDX-License-Identifier: GPL-3.0-or-later
"""Several programs on the same file."""
import os
import time

from pb_app import App
from pb_driver import assignment, main, new_example, run_cli, show, wait


def within(seconds, effect, what):
    begin = time.monotonic()
    wait(effect, what, timeout=seconds)
    return time.monotonic() - begin


def change_in(one, other, plan, status):
    shown = other.status_watch(status)
    one.raise_window()
    one.choose_status(status)
    wait(lambda: assignment(plan, 16)['status'] == status, 'the status in the file')
    within(2, shown, 'the other program to show the status')


def two_programs():
    """two programs on the same file: each shows the other's edit within two seconds"""
    plan = new_example()
    with App('--new-instance', plan) as one, App('--new-instance', plan) as two:
        for app in (one, two):
            app.raise_window()
            app.show_view('assignments')
            app.open_assignment(16)
        change_in(one, two, plan, 'ongoing')
        change_in(two, one, plan, 'done')
    edits = [e for e in show(plan, 'history')['edits'] if e['changes']]
    assert [e['changes'][0]['to'].get('status') for e in edits[:2]] == ['done', 'ongoing'], edits[:2]


def command_line_meanwhile():
    """planbok-cli imports and undoes meanwhile: the window shows both within two seconds, and no edit is lost"""
    plan = new_example()
    table = os.path.join(os.path.dirname(plan), 'nya.tsv')
    with open(table, 'w', encoding='utf-8') as f:
        f.write('nummer\ttitel\tnämnd\tansvarig\tstatus\n25\tGemensam bilpool\tSocialnämnden\tAC-MHA\tPågår\n')
    with App(plan) as app:
        app.show_view('assignments')
        app.open_assignment(16)
        app.choose_status('started')
        wait(lambda: assignment(plan, 16)['status'] == 'started', 'the status in the file')
        rows = wait(app.assignment_list, 'the list')
        before = rows.get_child_count()
        run_cli('import', plan, table)
        within(2, lambda: rows.get_child_count() == before + 1, 'the imported assignment on the screen')
        wait(lambda: any('Gemensam bilpool' in row.get_name() for row in app.assignment_rows()),
             'the assignment by name')
        app.choose_status('ongoing')
        wait(lambda: assignment(plan, 16)['status'] == 'ongoing', 'an edit after the import')
        shown = app.status_watch('started')
        run_cli('undo', plan)
        within(2, shown, 'the undone status on the screen')
        run_cli('undo', plan)
        within(2, lambda: rows.get_child_count() == before, 'the import to leave the screen')
    assert assignment(plan, 16)['status'] == 'started'
    assert len(show(plan, 'assignments')['assignments']) == 24


main(two_programs, command_line_meanwhile)
