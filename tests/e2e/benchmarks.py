# SPDX-License-Identifier: GPL-3.0-or-later
"""Benchmarks by keyboard: find an indicator, read what another's cost would mean, send it on, type values, fetch from
an imitation of Kolada."""
import os
import re
import subprocess
import sys

from pb_app import App
from pb_driver import _, act, main, new_example, pattern, run_cli, show, states, text_of, wait, write_settings, xdotool

SERVER = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'exchange', 'kolada_server.py')


class Kolada:
    """The imitation, for as long as the with block lasts."""

    def __enter__(self):
        self.process = subprocess.Popen([sys.executable, SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True)
        self.port = int(self.process.stdout.readline())
        return self

    def __exit__(self, kind, value, trace):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()

    def url(self, behaviour):
        return f"'http://127.0.0.1:{self.port}/{behaviour}'"


def figure(text):
    """As the screen writes it: no-break space between thousands."""
    return text.replace(' ', '\N{NO-BREAK SPACE}')


def rows(app):
    listed = app.find('list', _('Indicators'), root=app.view('benchmarks'))
    return [r for r in app.iter('list item', root=listed, showing=False) if r.get_name()] if listed else []


def search(app, text, left):
    app.key('ctrl+f')
    entry = wait(lambda: app.find(('entry', 'text'), _('Search indicators')), 'the search field')
    wait(lambda: 'focused' in states(entry), 'the search to have the focus')
    app.key('ctrl+a')
    app.type(text)
    # A heading stands above what is left.
    wait(lambda: len(rows(app)) == left + 1, f'{left} indicators to be left')
    app.key('Down')


def at_focus(app, name):
    """Tabs until what is named so has the keyboard."""
    def look():
        node = app.focused()
        if node is not None and (node.get_name() or '').startswith(name):
            return True
        app.key('Tab')
        return False
    wait(look, f'{name} to have the focus', 30)


def cell(plan, table, line, column):
    for t in show(plan, 'tables')['tables']:
        if t['title'] == table:
            labels = [c['label'] for c in t['columns']]
            for row in t['lines']:
                if row['label'] == line:
                    return row['values'][labels.index(column)]
    return None


def values(plan, title):
    indicator = next((i for i in show(plan, 'benchmarks')['indicators'] if i['title'] == title), None)
    return [] if indicator is None else indicator['values']


def value(plan, title, entity, year):
    return next((v['value'] for v in values(plan, title) if v['entity'] == entity and str(v['year']) == str(year)
                 and v['gender'] == 'T' and v.get('kind', 'outcome') == 'outcome'), None)


def potential_to_assignment():
    """an indicator is searched and chosen, its potential read and sent to assignment 2, where it stands with its note"""
    write_settings(last_view="'benchmarks'")
    plan = new_example()
    with App(plan) as app:
        app.wait_for_view('benchmarks')
        search(app, 'lss', 2)
        app.key('Down')
        app.has_text(_('If we had %s’s cost') % 'Borlänge')
        app.key('Up')
        app.has_text(re.compile(figure('106 845 816')))
        app.has_text(_('If we had %s’s cost') % 'Kalmar')
        app.click('push button', _('Send to an assignment…'))
        wait(lambda: len(app.windows()) > 1, 'the dialog')
        # The row below the pointer would take the keyboard.
        xdotool('mousemove', 0, 0)
        at_focus(app, _('Assignment'))
        app.key('space')
        wait(lambda: (app.focused() or app.node).get_name().startswith('1 '), 'the list of assignments')
        app.key('Down', 'Return')
        app.has_text(re.compile('Bostadskarriär, '))
        app.has_text(re.compile('14,7'))
        app.key('ctrl+Return')
        wait(lambda: len(app.windows()) == 1, 'the dialog to close')
        wait(lambda: cell(plan, 'Ekonomiska effekter', 'Bostadskarriär', '2027') == 106845816, 'the amount in the file')
        change = show(plan, 'history')['edits'][0]['changes'][0]
        assert _('Own calculation: %s.').split(':')[0] in change['to']['note'], change
        assert '238' in change['to']['note'] and 'Kalmar' in change['to']['note'], change
        app.key('ctrl+z')
        wait(lambda: cell(plan, 'Ekonomiska effekter', 'Bostadskarriär', '2027') == 14700000, 'the cell to be as it was')


def outcome_in_seconds():
    """an outcome of an assignment's indicator: Ctrl+U, the figure, Enter; and a word is refused with a sentence"""
    title = 'Biståndsbedömda individuella insatser, barn och familj'
    write_settings(last_view="'benchmarks'")
    plan = new_example()
    with App(plan) as app:
        app.wait_for_view('benchmarks')
        search(app, 'individuella', 1)
        app.has_text(title)
        app.key('ctrl+u')
        wait(lambda: (app.focused() or app.node).get_role_name() in ('entry', 'text'), 'the cell to be open')
        app.type('281,5')
        app.key('Return')
        wait(lambda: value(plan, title, 'Karlskrona', 2026) == 281.5, 'the outcome in the file')
        # Enter went down a row, as in a spreadsheet.
        app.key('Up', 'F2')
        wait(lambda: (app.focused() or app.node).get_role_name() in ('entry', 'text'), 'the cell to be open')
        app.key('ctrl+a')
        app.type('snart')
        app.key('Return')
        wait(lambda: app.find(None, re.compile('snart')), 'the sentence about what was typed')
        app.key('Escape')
        assert value(plan, title, 'Karlskrona', 2026) == 281.5
        app.key('Delete')
        wait(lambda: value(plan, title, 'Karlskrona', 2026) is None, 'the outcome to be gone')


def open_fetch(app):
    app.key('ctrl+k')
    wait(lambda: len(app.windows()) > 1, 'the dialog')
    wait(lambda: app.find(('entry', 'text'), _("Search among Kolada's indicators")), 'the search field')


def fetch():
    """an indicator found at Kolada is fetched for chosen municipalities, says its source, and is taken back"""
    with Kolada() as kolada:
        write_settings(last_view="'benchmarks'", kolada_url=kolada.url('v3'))
        plan = new_example()
        with App(plan) as app:
            app.wait_for_view('benchmarks')
            open_fetch(app)
            app.type('lss')
            app.get('list item', re.compile('^Nöjda brukare boende LSS'))
            app.has_text(re.compile(r'^4 '))
            app.key('Down', 'Down', 'space', 'ctrl+Return')
            wait(lambda: len(app.windows()) == 1, 'the dialog to close', 15)
            wait(lambda: value(plan, 'Nöjda brukare boende LSS, andel (%)', 'Kalmar', 2023) == 83, 'the values in the file')
            assert len([v for v in values(plan, 'Nöjda brukare boende LSS, andel (%)') if v['gender'] == 'K']) > 0
            search(app, 'nöjda', 1)
            app.has_text(re.compile('Kolada, .*22 nov. 2026'))
            app.key('ctrl+z')
            wait(lambda: not values(plan, 'Nöjda brukare boende LSS, andel (%)'), 'the fetch to be taken back')


def refreshed():
    """what Kolada has revised since the fetch comes with a refresh, and is told beside the indicator"""
    with Kolada() as kolada:
        write_settings(last_view="'benchmarks'", kolada_url=kolada.url('v3'))
        plan = new_example()
        run_cli('fetch', plan, 'N91001', f'--base-url={kolada.url("v3")[1:-1]}')
        with App(plan) as app:
            app.wait_for_view('benchmarks')
            act(wait(lambda: next((b for b in app.iter('push button', _('Add indicators')) if b.get_n_actions()), None),
                     'the menu'))
            app.get('menu item', _('Refresh what was fetched…'))
            app.key('Down', 'Return')
            wait(lambda: len(app.windows()) > 1, 'the dialog')
            app.has_text(re.compile(pattern('%s, %s %d: revised').pattern), 15)
            app.key('Escape')
            wait(lambda: len(app.windows()) == 1, 'the dialog to close')
            assert len(show(plan, 'fetches')['fetches']) == 2
            search(app, 'lss boende', 1)
            app.has_text(_('Changed by the source in the latest fetch'))


def offline():
    """where Kolada does not answer a sentence says so, with a way to try again, and the plan is as it was"""
    with Kolada() as kolada:
        closed = kolada.url('v3')
    write_settings(last_view="'benchmarks'", kolada_url=closed)
    plan = new_example()
    before = show(plan, 'benchmarks')
    with App(plan) as app:
        app.wait_for_view('benchmarks')
        open_fetch(app)
        app.has_text(re.compile(re.escape(_('%s cannot be reached. Is the computer connected to the network? What was '
                                            'fetched before is still in the plan.').split('%s')[1])))
        app.get('push button', _('Try again'))
        app.key('Escape')
        wait(lambda: len(app.windows()) == 1, 'the dialog to close')
        assert show(plan, 'benchmarks') == before


main(potential_to_assignment, outcome_in_seconds, fetch, refreshed, offline)
