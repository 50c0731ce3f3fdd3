# SPDX-License-Identifier: GPL-3.0-or-later
"""Meetings by keyboard alone: walk the year wheel, add a meeting and a matter, and look at the file afterwards."""
from pb_app import App
from pb_driver import _, main, new_example, show, wait, write_settings


def at_focus(app, name, key='Tab'):
    """Goes on with the key until what is named so has the keyboard."""
    def look():
        node = app.focused()
        if node is not None and (node.get_name() or '').startswith(name):
            return True
        app.key(key)
        return False
    wait(look, f'{name} to have the focus', 30)


def focused_name(app):
    node = app.focused()
    return node.get_name() if node is not None else ''


def wheel():
    """The wheel says each mark's words as the arrows come to it."""
    write_settings(last_view="'meetings'")
    with App(new_example()) as app:
        app.wait_for_view('meetings')
        at_focus(app, _('The year wheel %d').split('%')[0])
        app.key('Down')
        first = wait(lambda: (focused_name(app) if ',' in focused_name(app) else None), 'a mark to be told')
        app.key('Down')
        wait(lambda: focused_name(app) not in (first, ''), 'another ring')


def meeting_and_matter():
    plan = new_example()
    write_settings(last_view="'meetings'")
    with App(plan) as app:
        app.wait_for_view('meetings')
        app.key('ctrl+m')
        wait(lambda: len(app.windows()) > 1, 'the dialog')
        app.type('Extra sammantrade')
        # A meeting without a day is not one.
        app.key('ctrl+Return')
        wait(lambda: len(app.windows()) > 1 and app.focused() is not None, 'the dialog to stay')
        assert show(plan, 'meetings')['meetings'] == []
        app.type('2026-12-03')
        app.key('ctrl+Return')
        wait(lambda: len(app.windows()) == 1, 'the dialog to close')
        wait(lambda: [(m['date'], m['title']) for m in show(plan, 'meetings')['meetings']]
             == [('2026-12-03', 'Extra sammantrade')], 'the meeting in the file')

        at_focus(app, _('Year wheel'))
        app.key('Right', 'Right', 'space')
        at_focus(app, _('Add a matter'))
        app.key('space')
        wait(lambda: len(app.windows()) > 1, 'the dialog of the matter')
        app.type('Tertialrapport')
        app.key('ctrl+Return')
        wait(lambda: [(i['number'], i['kind'], i['title']) for i in show(plan, 'agenda')['agenda']]
             == [(1, 'decision', 'Tertialrapport')], 'the matter in the file')
        wait(lambda: len(app.windows()) == 1, 'the dialog to close')
        app.key('ctrl+z')
        wait(lambda: show(plan, 'agenda')['agenda'] == [], 'the matter to be undone')



main(wheel, meeting_and_matter)
