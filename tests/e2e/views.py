# SPDX-License-Identifier: GPL-3.0-or-later
"""The other ways to see the plan: board, timeline, overview, budget, history."""
import os
import re

from pb_app import App
from pb_driver import C_, act, assignment, main, new_example, run_cli, show, wait, write_settings


def status_table(plan, *numbers):
    """A text table that makes assignments done."""
    titles = {a['number']: a['title'] for a in show(plan, 'assignments')['assignments']}
    path = os.path.join(os.environ['HOME'], 'klara.csv')
    with open(path, 'w', encoding='utf-8') as f:
        f.write('nummer;titel;status\n' + ''.join(f'{number};{titles[number]};klar\n' for number in numbers))
    return path


def board_by_keyboard():
    """a card moved with the keyboard on the board has its new status in the file"""
    write_settings(assignments_mode="'board'", last_view="'assignments'")
    plan = new_example()
    with App(plan) as app:
        app.show_view('assignments')
        app.focus_card('fordonspark')
        app.key('ctrl+Right')
        wait(lambda: assignment(plan, 16)['status'] == 'started', 'the status in the file')
        app.key('ctrl+z')
        wait(lambda: assignment(plan, 16)['status'] == 'not-started', 'the move to be undone')


def overview_leads_to_lists():
    """a number on the overview opens the list that it counts"""
    plan = new_example()
    run_cli('import', plan, status_table(plan, 7, 12))
    with App(plan) as app:
        app.show_view('overview')
        app.click('push button', re.compile(rf'^{C_("enum", "Done")}: 2 '))
        app.wait_for_view('assignments')
        wait(lambda: len(app.assignment_rows()) == 2, 'the two that are done')
        assert [row.get_name().split()[0] for row in app.assignment_rows()] == ['7', '12']


def history_undo_to():
    """the history names the edit and what it changed, and undoes to a point"""
    plan = new_example()
    with App(plan) as app:
        app.show_view('assignments')
        app.open_assignment(16)
        app.choose_status('ongoing')
        wait(lambda: assignment(plan, 16)['status'] == 'ongoing', 'the status in the file')
        app.choose_status('done')
        wait(lambda: assignment(plan, 16)['status'] == 'done', 'the status in the file')
        app.show_view('history')
        label = show(plan, 'history')['edits'][0]['label']
        app.has_text(label)


main(board_by_keyboard, overview_leads_to_lists, history_undo_to)
