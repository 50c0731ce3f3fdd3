# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks that come back: what they change is shown and chosen by the keyboard, and taken in as one edit."""
import os
import shutil

import openpyxl

from pb_app import App
from pb_driver import _, assignment, main, new_example, run_cli, show, states, wait


def columns(sheet):
    return {cell.value: cell.column for cell in sheet[4] if cell.value}


def changed_book(plan, path):
    """Three statuses that somebody chose, one of them of an assignment that the plan changes meanwhile."""
    run_cli('export', plan, path)
    book = openpyxl.load_workbook(path)
    sheet = book[_('Assignments')]
    for row in (5, 6, 7):
        sheet.cell(row, columns(sheet)['Status']).value = 'Klar'
    book.save(path)
    set_status(plan, 2, 'Avbruten')


def import_file(app, path):
    app.key('ctrl+i')
    app.has_text(_('Import Tables'))
    app.type(path)
    app.key('Return')


def review():
    """The changes are listed, the conflict first and unticked; what is ticked is taken in, and undone by name"""
    home = os.environ['HOME']
    plan, book = new_example(home, 'min.planbok'), os.path.join(home, 'bok.xlsx')
    changed_book(plan, book)
    with App(plan) as app:
        app.wait_for_view('overview')
        import_file(app, book)
        app.has_text(_('Changes in Workbooks'))
        rows = wait(lambda: [r for r in app.iter('check box') if 'Status' in (r.get_name() or '')], 'the changes')
        assert len(rows) == 3, [r.get_name() for r in rows]
        assert 'Avbruten' in rows[0].get_name() and 'Klar' in rows[0].get_name(), rows[0].get_name()
        assert ['checked' in states(r) for r in rows] == [False, True, True]
        # The keyboard stands on the heading; Space ticks the row below it.
        wait(lambda: app.focused() is not None and 'Konflikter' in (app.focused().get_name() or ''), 'the keyboard')
        if os.environ.get('PB_SHOT'):
            app.shot(os.environ['PB_SHOT'])
        app.key('Down', 'space')
        wait(lambda: all('checked' in states(r) for r in rows), 'the conflict to be ticked')
        app.key('ctrl+shift+a')
        wait(lambda: not any('checked' in states(r) for r in rows), 'nothing ticked')
        app.key('ctrl+a')
        wait(lambda: all('checked' in states(r) for r in rows), 'everything ticked')
        app.key('ctrl+Return')
        wait(lambda: [assignment(plan, n)['status'] for n in (1, 2, 3)] == ['done'] * 3, 'the plan to have the changes')
        assert show(plan, 'history')['edits'][0]['label'].endswith('bok.xlsx')
        app.key('ctrl+z')
        wait(lambda: [assignment(plan, n)['status'] for n in (1, 2, 3)] == ['not-started', 'cancelled', 'not-started'],
             'all of it to be undone at once')


def set_status(plan, number, status):
    table = os.path.join(os.path.dirname(plan), 'status.tsv')
    with open(table, 'w', encoding='utf-8') as file:
        file.write(f'nummer\ttitel\tstatus\n{number}\t{assignment(plan, number)["title"]}\t{status}\n')
    run_cli('import', plan, table)
    os.remove(table)


def overtaken():
    """What the plan becomes while the review is open is seen: nothing is set over it unasked"""
    home = os.environ['HOME']
    plan, book = new_example(home, 'ändras.planbok'), os.path.join(home, 'BOK.XLSX')
    changed_book(plan, os.path.join(home, 'bok.xlsx'))
    os.rename(os.path.join(home, 'bok.xlsx'), book)
    with App(plan) as app:
        app.wait_for_view('overview')
        import_file(app, book)
        app.has_text(_('Changes in Workbooks'))
        set_status(plan, 1, 'Pågår')
        app.has_text(_('The plan was changed meanwhile'))
        app.key('Escape')
        rows = wait(lambda: [r for r in app.iter('check box') if 'Status' in (r.get_name() or '')], 'the changes')
        assert ['checked' in states(r) for r in rows] == [False, False, True], [r.get_name() for r in rows]
        assert 'Pågår' in rows[0].get_name(), rows[0].get_name()
        app.key('ctrl+Return')
        wait(lambda: assignment(plan, 3)['status'] == 'done', 'what is in no conflict')
        assert [assignment(plan, n)['status'] for n in (1, 2)] == ['ongoing', 'cancelled']


def forms():
    """A form that was filled in becomes the follow-up; the menu offers forms"""
    home = os.environ['HOME']
    plan = new_example(home, 'blanketter.planbok')
    folder = os.path.join(home, 'blanketter')
    os.makedirs(folder)
    run_cli('form', plan, os.path.join(folder, 'a.xlsx'), '--role=UC')
    shutil.copy(os.path.join(folder, 'a.xlsx'), os.path.join(folder, 'b.xlsx'))
    book = openpyxl.load_workbook(os.path.join(folder, 'b.xlsx'))
    sheet = book.worksheets[0]
    sheet.cell(5, columns(sheet)['Samlad bedömning']).value = 'Det går bra.'
    book.save(os.path.join(folder, 'b.xlsx'))
    with App(plan) as app:
        app.wait_for_view('overview')
        import_file(app, os.path.join(folder, 'b.xlsx'))
        app.has_text(_('Changes in Workbooks'))
        app.key('ctrl+Return')
        wait(lambda: [f['seen'] for f in show(plan, 'followups')['followups']] == ['Det går bra.'], 'the follow-up')
        app.key('F10')
        item = app.get('menu item', _('_Forms for Functions…').replace('_', ''))
        assert item
        app.key('Escape')


def passed_by():
    """A workbook that has lost its hidden sheet is no longer said to be in the plan already: sheets were passed by"""
    home = os.environ['HOME']
    plan, path = new_example(home, 'bar.planbok'), os.path.join(home, 'bar.xlsx')
    run_cli('export', plan, path)
    book = openpyxl.load_workbook(path)
    del book['planbok']
    book.save(path)
    with App(plan) as app:
        app.wait_for_view('overview')
        import_file(app, path)
        app.has_text(_('The plan has what was read, but sheets were passed by'))
        if os.environ.get('PB_SHOT'):
            app.shot(os.environ['PB_SHOT'])


main(review, overtaken, forms, passed_by)
