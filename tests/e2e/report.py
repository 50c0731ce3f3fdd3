# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job: a chef finds an assignment, changes its status and reports on it, and it is still there next day."""
from pb_app import App
from pb_driver import _, assignment, main, new_example, re, run_cli, show, states, wait


def history_labels(plan):
    return [e['label'] for e in show(plan, 'history')['edits'] if not e['undone']]


def follow_ups(plan):
    return show(plan, 'followups')['followups']


def find_assignment_16(app):
    """Filters by typing, opens what is left with the keyboard."""
    app.show_view('assignments')
    app.key('ctrl+f')
    app.type('fordonspark')
    wait(lambda: len(app.assignment_rows()) == 1, 'one assignment to be left')
    app.key('Down')
    app.wait_for_pane(16)


def write_follow_up(app):
    """By the keyboard alone: 2, Tab, text, Tab, text, Tab, text, Ctrl+Enter."""
    app.open_follow_up()
    app.key('2')
    app.key('Tab')
    app.type('Två bilar delas nu av två enheter.')
    app.key('Tab')
    app.type('Bokningen är på plats.')
    app.key('Tab')
    app.type('Fler enheter ansluts före jul.')
    app.key('ctrl+Return')
    wait(lambda: len(app.windows()) == 1, 'the dialog to close')


def check_follow_up(plan):
    found = follow_ups(plan)
    assert len(found) == 1, found
    made = found[0]
    assert made['assessment'] == 'partly', made
    assert made['seen'] == 'Två bilar delas nu av två enheter.', made
    assert made['why'] == 'Bokningen är på plats.', made
    assert made['action'] == 'Fler enheter ansluts före jul.', made
    assert made['period'] == '2026-T3', made


def report_undo_redo_restart():
    """open the example, filter, open assignment 16, status, follow-up, undo, redo, restart: still there"""
    plan = new_example()
    with App(plan) as app:
        find_assignment_16(app)
        app.choose_status('ongoing')
        wait(lambda: assignment(plan, 16)['status'] == 'ongoing', 'the status in the file')
        write_follow_up(app)
        wait(lambda: len(follow_ups(plan)) == 1, 'the follow-up in the file')
        check_follow_up(plan)
        app.has_text('Två bilar delas nu av två enheter.')

        app.key('ctrl+z')
        wait(lambda: follow_ups(plan) == [], 'the follow-up to be undone')
        wait(lambda: not app.has('Två bilar delas nu av två enheter.'), 'the follow-up to leave the screen')
        app.key('ctrl+shift+z')
        wait(lambda: len(follow_ups(plan)) == 1, 'the follow-up to be done again')
        check_follow_up(plan)
        app.quit()

    check_follow_up(plan)
    assert assignment(plan, 16)['status'] == 'ongoing'
    labels = history_labels(plan)
    assert len([l for l in labels if l]) >= 2, labels
    with App(plan) as app:
        find_assignment_16(app)
        app.has_text('Två bilar delas nu av två enheter.')
        app.key('ctrl+z')
        wait(lambda: follow_ups(plan) == [], 'undo after the restart')
    assert run_cli('check', plan, check=False).returncode == 1


main(report_undo_redo_restart)
