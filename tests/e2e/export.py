# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan leaves as a workbook: by the keyboard, in the background, with a word of how it went."""
import os
import zipfile

from pb_app import App
from pb_driver import _, main, new_example, pattern, wait


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


main(export)
