# SPDX-License-Identifier: GPL-3.0-or-later
"""Each view is copied as text that Excel takes, and written to a workbook of its own, by the keyboard."""
import os
import re
import subprocess
import sys

import openpyxl

from pb_app import App
from pb_driver import _, main, new_example, run_cli, wait

READ = '''
import gi
gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, GLib, Gtk
Gtk.init()
loop = GLib.MainLoop()
def done(clipboard, result):
    print(clipboard.read_text_finish(result), end='')
    loop.quit()
Gdk.Display.get_default().get_clipboard().read_text_async(None, done)
GLib.timeout_add_seconds(5, loop.quit)
loop.run()
'''
# Written too; that every view can be is the widget test extracts'.
WRITTEN = ('assignments', 'budget', 'benchmarks')
# Of each view what the copy begins with, and something that it must tell.
VIEWS = {
    'overview': ('Balance', 'Socialnämnden'),
    'assignments': ('Assignments', 'Bostadskarriär'),
    'budget': (None, 'Underskott'),
    'benchmarks': (None, 'Kolada'),
    'follow-up': ('Reporting round', 'Bostadskarriär'),
    'meetings': ('Year wheel', 'Uppföljning'),
    'history': ('History', 'Nytt uppdrag'),
}


def clipboard():
    return subprocess.run([sys.executable, '-c', READ], capture_output=True, text=True, check=False, timeout=20).stdout


def copied(app, view):
    """What the view puts on the clipboard, in place of what was there."""
    before = clipboard()
    app.key('ctrl+alt+c')
    return wait(lambda: (text := clipboard()) != before and text, f'{view} on the clipboard')


def exported(app, home, name):
    path = os.path.join(home, name + '.xlsx')
    app.key('ctrl+alt+e')
    app.has_text(_('Export View to Excel'))
    app.key('ctrl+a')
    app.type(path)
    app.key('Return')
    wait(lambda: os.path.exists(path), f'the workbook of {name}')
    wait(lambda: len(app.windows()) == 1, 'the chooser to close')
    return openpyxl.load_workbook(path)


def check_sheet(sheet):
    """As a careful controller makes it: header, filter, frozen, a page that fits."""
    assert sheet.freeze_panes == 'B5', sheet.freeze_panes
    assert sheet.auto_filter.ref.startswith('A4:'), sheet.auto_filter.ref
    assert sheet.print_title_rows in ('4:4', '$4:$4'), sheet.print_title_rows
    assert sheet.page_setup.paperSize == 9 and sheet.page_setup.fitToHeight == 0
    assert all(cell.value for cell in sheet[4]), [cell.value for cell in sheet[4]]


def views():
    """Every view is copied, and written alone: then it says which plan and whose figures it is"""
    home = os.environ['HOME']
    plan = new_example(home, 'min.planbok')
    table = os.path.join(home, 'nytt.tsv')
    with open(table, 'w', encoding='utf-8') as file:
        file.write('nummer\ttitel\n77\t=1+1\n')
    run_cli('import', plan, table, '--label=Nytt uppdrag')
    with open(table, 'w', encoding='utf-8') as file:
        file.write('nyckeltal\tbättre\tkolada\nKostnad funktionsnedsättning LSS boende\tlägre\tN25018\n')
    run_cli('import', plan, table)
    with App(plan) as app:
        app.wait_for_view('overview')
        for view, (title, something) in VIEWS.items():
            app.show_view(view)
            text = copied(app, view)
            assert something in text and '\t' in text, (view, text[:400])
            assert title is None or text.startswith(_(title) + '\n'), (view, text[:80])
            assert '\u2212' not in text.replace(' \u2212', ''), (view, text)
            if view == 'overview':
                app.has_text(re.compile(r'Kopierat: Balans och \d tabeller till\. Klistra in dem i Excel\.'))
            if view == 'budget':
                assert text.startswith('Socialnämnden, Ekonomi i balans, mnkr\t'), text[:80]
            if view not in WRITTEN:
                continue
            book = exported(app, home, view)
            about = [str(cell.value) for row in book[_('About')] for cell in row if cell.value]
            assert 'min.planbok' in about and _("The plan's own figures") in about, about
            cells = [str(cell.value) for row in book.worksheets[0] for cell in row if cell.value is not None]
            assert view == 'budget' or any(something in cell for cell in cells), (view, cells[:40])
            if view == 'budget':
                assert any(cell.startswith('=') for cell in cells), 'no live formula'
            else:
                check_sheet(book.worksheets[0])
            if view == 'benchmarks':
                assert any('Kolada' in fact for fact in about), about
            if view == 'assignments':
                assert "'=1+1" in text and '=1+1' in cells, 'text is no formula'
                assert not any(cell.data_type == 'f' for row in book.worksheets[0] for cell in row)


def parts():
    """The list as it is filtered, one assignment from its menu, scenarios side by side"""
    home = os.environ['HOME']
    plan = new_example(home, 'delar.planbok')
    run_cli('scenario', plan, 'Försiktigt', '--delay=2:6')
    with App(plan) as app:
        app.show_view('assignments')
        app.search('fordonspark')
        wait(lambda: len(app.assignment_rows()) == 1, 'one row')
        lines = copied(app, 'assignments').splitlines()
        assert len(lines) == 4 and lines[3].startswith('16\t'), lines
        app.key('Down')
        app.wait_for_pane(16)
        app.key('Tab')
        text = copied(app, 'assignment')
        assert text.startswith(_('Assignment %d') % 16) and _('Activities') in text, text[:200]
        book = exported(app, home, 'uppdrag16')
        assert book.sheetnames[:2] == [_('Assignment %d') % 16, _('Activities')], book.sheetnames
        app.show_view('budget')
        app.click('push button', _('Compare'))
        app.has_text(_('Which lines differ'))
        text = copied(app, 'comparison')
        assert text.startswith(_('Scenarios') + '\n') and 'Försiktigt' in text, text[:300]
        assert _('Which lines differ') in text


main(views, parts)
