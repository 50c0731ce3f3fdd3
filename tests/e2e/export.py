# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan and its reports leave as workbooks: by the keyboard, in the background, with a word of how it went."""
import os
import re
import zipfile

from pb_app import App
from pb_driver import _, main, new_example, pattern, run_cli, wait


def export():
    """Ctrl+E writes the workbook beside the plan, and the toast offers to open it"""
    home = os.environ['HOME']
    plan = new_example(home, 'min.planbok')
    book = os.path.join(home, 'min.xlsx')
    with App(plan) as app:
        app.wait_for_view('overview')
        app.key('ctrl+e')
        app.has_text(_('Export to Excel'))
        app.key('Return')
        app.has_text(pattern('The workbook is written:'))
        wait(lambda: os.path.exists(book), 'the workbook')
        app.has_text(_('Open'))
        with zipfile.ZipFile(book) as z:
            assert z.testzip() is None
            assert 'Ekonomi i balans' in z.read('xl/workbook.xml').decode()
        # The plan is as it was, and still open.
        assert [f for f in os.listdir(home) if f.startswith('.planbok-')] == []


def report():
    """The report's Excel holds the parts of the kind that is chosen, and no others"""
    home = os.environ['HOME']
    plan = new_example(home, 'rapport.planbok')
    with App(plan) as app:
        app.wait_for_view('overview')
        app.key('ctrl+shift+e')
        wait(lambda: len(app.windows()) == 2, 'the report')
        app.has_text(_('Parts and their order'))
        app.key('alt+' + _('_Excel…').split('_')[1][0].lower())
        app.has_text(_('Save the Report'))
        app.key('Return')
        app.has_text(pattern('The report is written:'))
        book = wait(lambda: next((f for f in os.listdir(home) if f.startswith('rapport ') and f.endswith('.xlsx')), None),
                    'the workbook')
        with zipfile.ZipFile(os.path.join(home, book)) as z:
            sheets = z.read('xl/workbook.xml').decode()
        for title in ('Tertial report', 'Summary', 'Follow-up of the assignments', 'Check of the figures'):
            assert f'name="{_(title)}"' in sheets, (title, sheets)
        for title in ('Assignments and activities', 'Benchmarks', 'Overview'):
            assert f'name="{_(title)}"' not in sheets, (title, sheets)


def remarks():
    """What a workbook could not take is told in a dialog, and the toast says only where it is written"""
    home = os.environ['HOME']
    plan = new_example(home, 'lång.planbok')
    table = os.path.join(home, 'lång.tsv')
    with open(table, 'w', encoding='utf-8') as file:
        file.write('nummer\ttitel\tsammanfattning\n99\tLångt\t' + 'ord ' * 9000 + '\n')
    run_cli('import', plan, table)
    with App(plan) as app:
        app.wait_for_view('overview')
        app.key('ctrl+e')
        app.has_text(_('Export to Excel'))
        app.key('Return')
        app.has_text(_('The file is written, but note this'))
        app.has_text(re.compile('32.767'))
        app.has_text(pattern('The workbook is written:'))


main(export, report, remarks)
