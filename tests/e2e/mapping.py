# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks of somebody else's, whose columns are mapped by the keyboard, imported, and offered next time."""
import os
import re

import openpyxl

from pb_app import App
from pb_driver import _, main, new_example, pattern, show, text_of, wait

MAP = re.compile(re.escape(_('_Map Columns…').replace('_', '')))
HEADERS = ['Kst', 'Benämning på åtgärden', 'Ansv: chef', 'Kommentar']


def foreign(path, hidden_rows, rows, row=3, headers=HEADERS):
    """Odd headers below a title, a cover, and a hidden sheet."""
    book = openpyxl.Workbook()
    book.active.title = 'Omslag'
    book.active.append(['Rapport'])
    data = book.create_sheet('Åtgärder')
    data.cell(1, 1).value = 'Utdrag ur verksamhetssystemet'
    for at, values in enumerate([headers] + rows, row):
        for column, value in enumerate(values, 1):
            data.cell(at, column).value = value
    hidden = book.create_sheet('Koder')
    hidden.sheet_state = 'hidden'
    for values in hidden_rows:
        hidden.append(values)
    book.save(path)


def import_file(app, path):
    app.key('ctrl+i')
    app.has_text(_('Import Tables'))
    app.type(path)
    app.key('Return')


def walk_to(app, name):
    """Tab by Tab, from somewhere else."""
    app.focus_event()

    def there():
        app.key('Tab')
        node = app.focus_event()
        return node is not None and node.get_name() == name
    wait(there, f'Tab to reach {name}', 30)


def wait_for_page(app):
    wait(lambda: (node := app.focus_event()) is not None and node.get_name() == _('What it holds'), 'the page')


def choose(app, name, downs):
    """Takes the choice of a drop-down that stands so many steps from the first."""
    walk_to(app, name)
    app.key('space', 'Home', *['Down'] * downs, 'Return')


def column(letter, header):
    return _('What the column “%s” is') % f'{letter}  {header}'


def titles(plan):
    return {a['number']: a['title'] for a in show(plan, 'assignments')['assignments']}


def shot(app, name):
    if os.environ.get('PB_SHOTS'):
        app.shot(os.path.join(os.environ['PB_SHOTS'], name + '.png'))


def mapped():
    """Sheet, header row and columns are chosen; what is wrong is said; the file has the rows; next time they are known"""
    home = os.environ['HOME']
    plan = new_example(home, 'min.planbok')
    first, second = os.path.join(home, 'utdrag.xlsx'), os.path.join(home, 'fler.xlsx')
    foreign(first, [['a', 'b']], [[77, 'Främmande åtgärd', 'UC', 'x'], ['sju', 'Fel nummer', 'UC', None]])
    foreign(second, [['a', 'b']], [[78, 'En till', 'UC', None]], row=5)
    with App(plan) as app:
        app.wait_for_view('overview')
        app.follow_focus()
        import_file(app, first)
        wait_for_page(app)
        shot(app, 'mapping-1')
        # Assignments are the sixth layout, below the choice of none.
        app.key('space', 'Home', *['Down'] * 6, 'Return')
        missing = pattern('It cannot be read yet: choose which column is %s, or write what stands on every row.')
        assert 'nummer' in text_of(app.has_text(missing))
        shot(app, 'mapping-2')
        choose(app, column('A', HEADERS[0]), 1)
        choose(app, column('B', HEADERS[1]), 2)
        choose(app, column('C', HEADERS[2]), 6)
        assert 'rad 5, kolumn A' in text_of(app.has_text('är inget heltal'))
        shot(app, 'mapping-3')
        app.key('ctrl+Return')
        app.has_text(_('Nothing was imported'))
        assert 77 not in titles(plan)
        # What was chosen is still chosen when the user goes back; the other row is then told to be the header.
        app.click('push button', MAP)
        wait(lambda: app.find('combo box', column('B', HEADERS[1])), 'the columns again')
        assert app.has_text('är inget heltal')
        app.key('Escape')
        wait(lambda: len(app.windows()) == 1, 'the page to close')
        foreign(first, [['a', 'b']], [[77, 'Främmande åtgärd', 'UC', 'x']])
        import_file(app, first)
        wait_for_page(app)
        app.key('space', 'Home', *['Down'] * 6, 'Return')
        for letter, header, downs in (('A', HEADERS[0], 1), ('B', HEADERS[1], 2), ('C', HEADERS[2], 6)):
            choose(app, column(letter, header), downs)
        app.has_text(pattern('new: %s “%s”'))
        app.key('ctrl+Return')
        app.has_text(_('Import this?'))
        app.key('Return')
        wait(lambda: titles(plan).get(77) == 'Främmande åtgärd', 'the row in the file')
        assert show(plan, 'history')['edits'][0]['label'].endswith('utdrag.xlsx')
        # The same headers, in another row of another workbook.
        import_file(app, second)
        app.has_text(_('Import this?'))
        app.has_text(pattern('%s: the same headers have been mapped before, and are read as they were then.'))
        shot(app, 'mapping-4')
        app.click('push button', MAP)
        app.has_text(_('These headers have been mapped before, and the columns are as they were then.'))
        app.has_text(pattern('new: %s “%s”'))
        shot(app, 'mapping-5')
        app.key('ctrl+Return')
        app.has_text(_('Import this?'))
        app.key('Return')
        wait(lambda: titles(plan).get(78) == 'En till', 'the second row in the file')
        app.key('ctrl+z')
        wait(lambda: 78 not in titles(plan), 'all of it to be undone at once')


def hidden():
    """The hidden sheet is named as such, and read when somebody says what it holds; what every row has is written once"""
    home = os.environ['HOME']
    plan = new_example(home, 'dold.planbok')
    book = os.path.join(home, 'budget.xlsx')
    foreign(book, [['Kontogrupp', 'Bokslut 2023', 'Ram 2024'], ['Intäkter', 100, 250]], [['x', 'y', 'z', 'å']], headers=['p', 'q', 'r', 's'])
    with App(plan) as app:
        app.wait_for_view('overview')
        app.follow_focus()
        import_file(app, book)
        wait_for_page(app)
        # Shift+Tab to the tables: the hidden sheet is the last.
        app.key('shift+Tab', 'shift+Tab')
        app.key('space', 'End', 'Return')
        app.has_text('”Koder” (dolt)')
        choose(app, _('What it holds'), 8)
        choose(app, column('A', 'Kontogrupp'), 6)
        # 2023, then its measures: budget, prognos, utfall.
        choose(app, column('B', 'Bokslut 2023'), 14)
        choose(app, column('C', 'Ram 2024'), 12)
        walk_to(app, _('%s: the same on every row') % (_('%s (must be there)') % 'tabell'))
        app.type('Ny tabell')
        walk_to(app, _('%s: the same on every row') % 'enhet')
        app.type('tkr')
        app.has_text(pattern('new: %s “%s”'))
        shot(app, 'mapping-6')
        app.key('ctrl+Return')
        app.has_text(_('Import this?'))
        app.key('Return')
        table = wait(lambda: next((t for t in show(plan, 'tables')['tables'] if t['title'] == 'Ny tabell'), None),
                     'the table in the file')
        assert [(c['year'], c['measure']) for c in table['columns']] == [(2023, 'outcome'), (2024, 'budget')], table
        assert table['lines'][0]['values'] == [100000, 250000], table


if __name__ == "__main__":
    main(mapped, hidden)
