# SPDX-License-Identifier: GPL-3.0-or-later
"""A scenario by keyboard alone: from an edited table to a delay, the comparison and back; the file is asked afterwards."""
import json
import re

from pb_app import App
from pb_driver import _, main, new_example, run_cli, show, states, wait

NAME = 'Prov'


def line(plan, title, *options):
    tables = json.loads(run_cli('show', plan, 'tables', '--format=json', *options).stdout)['tables']
    return next(row['values'] for table in tables for row in table['lines'] if row['label'] == title)


def tab_to(app, name, key='Tab'):
    """Tabs until what is wanted has the keyboard: fifteen presses lead anywhere."""
    pattern = name if isinstance(name, re.Pattern) else re.compile('^' + re.escape(name) + '$')
    for _press in range(16):
        node = app.focused()
        if node is not None and pattern.search(node.get_name() or ''):
            return node
        app.key(key)
    raise AssertionError(f'{pattern.pattern} was not reached with {key}; at {(app.focused() or app.node).get_name()!r}')


def balance_is(app, name, amount):
    start = re.compile('^' + re.escape(f'{name}: {amount} mnkr'))
    wait(lambda: app.find('push button', start, root=app.view('budget')), f'{name} to be at {amount}')


def choose_board(app):
    app.show_view('budget')
    tab_to(app, re.compile('^' + re.escape(_('Board: %s').replace('%s', ''))))
    app.key('space', 'End', 'Return')
    wait(lambda: app.find('push button', _('Board: %s') % 'Funktionsstödsnämnden', root=app.view('budget')),
         'the board to be chosen')


def edit_a_cell(app):
    """Today's deficit becomes two million less in 2027."""
    tab_to(app, re.compile('^Nuvarande underskott, '))
    app.key('ctrl+Home', *['Right'] * 4)
    app.type('-43')
    app.key('Return')


def new_scenario(app):
    tab_to(app, re.compile('^(%s:|%s$)' % (re.escape(_('The plan')), re.escape(_('New scenario')))), 'shift+Tab')
    tab_to(app, _('New scenario'), 'Right')
    app.key('Return')
    wait(lambda: len(app.windows()) > 1, 'the dialog')
    app.type(NAME)
    app.key('ctrl+Return')
    wait(lambda: len(app.windows()) == 1, 'the dialog to close')
    wait(lambda: app.find('push button', _('Scenario: %s') % NAME), 'the chip in the header')


def by_keyboard_alone():
    """edit, balance, new scenario, six months' delay, comparison, restore; the plan's own figures stay"""
    plan = new_example()
    own = line(plan, 'Bostadskarriär')
    with App(plan) as app:
        choose_board(app)
        balance_is(app, _('The plan'), '−0,1')
        edit_a_cell(app)
        balance_is(app, _('The plan'), '1,9')
        new_scenario(app)
        balance_is(app, NAME, '1,9')
        tab_to(app, _('Compare'))
        app.key('Return')
        slider = tab_to(app, _('Delay in months, %s') % 'Bostadskarriär')
        assert 'focused' in states(slider)
        app.key(*['Right'] * 6)
        balance_is(app, NAME, '−1,6')
        wait(lambda: line(plan, 'Bostadskarriär', f'--scenario={NAME}')[-3:] == [1000000, 4850000, 11200000],
             'the delay in the file')
        assert line(plan, 'Bostadskarriär') == own
        edits = show(plan, 'history')['edits']
        assert edits[0]['label'].find('Bostadskarriär') >= 0, edits[0]['label']
        tab_to(app, _('Restore all'), 'shift+Tab')
        app.key('Return')
        balance_is(app, NAME, '1,9')
        wait(lambda: line(plan, 'Bostadskarriär', f'--scenario={NAME}') == own, 'the restoring in the file')
        app.key('ctrl+z')
        balance_is(app, NAME, '−1,6')
        app.key('Escape')
        wait(lambda: app.find('push button', _('Compare'), root=app.view('budget')), 'the tables again')
    assert line(plan, 'Bostadskarriär', f'--scenario={NAME}')[-3:] == [1000000, 4850000, 11200000]


def every_view_says_so():
    """the scenario in force stands in the header of every view, and the overview's answer is the scenario's"""
    plan = new_example()
    run_cli('scenario', plan, NAME, '--delay=2:24')
    with App(plan) as app:
        app.show_view('budget')
        tab_to(app, re.compile('^' + re.escape(_('The plan')) + ':'))
        tab_to(app, re.compile(f'^{NAME}:'), 'Right')
        app.key('space')
        for view in ('overview', 'assignments', 'budget', 'benchmarks', 'meetings', 'history'):
            app.show_view(view)
            wait(lambda: app.find('push button', _('Scenario: %s') % NAME), f'the chip in {view}')
        app.show_view('overview')
        wait(lambda: app.find(None, re.compile(NAME), root=app.view('overview')), 'the overview to say so')


main(by_keyboard_alone, every_view_says_so)
