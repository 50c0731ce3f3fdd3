# SPDX-License-Identifier: GPL-3.0-or-later
"""A report leaves as PDF: chosen, looked at and saved by the keyboard."""
import os
import re
import subprocess

from pb_app import App
from pb_driver import _, main, new_example, pattern, wait


def report():
    """Ctrl+Shift+E shows the report's pages; Ctrl+S saves them as PDF beside the plan"""
    home = os.environ['HOME']
    plan = new_example(home, 'min.planbok')
    document = os.path.join(home, f"min {_('Tertial report')}.pdf")
    with App(plan) as app:
        app.wait_for_view('overview')
        app.key('ctrl+shift+e')
        app.has_text(_('Parts and their order'))
        app.has_text(re.compile(r'^\d+ (sidor|pages)$'))
        app.key('ctrl+s')
        app.has_text(_('Save the Report'))
        app.key('Return')
        app.has_text(pattern('The report is written:'))
        wait(lambda: os.path.exists(document), 'the report')
        text = subprocess.run(['pdftotext', document, '-'], check=True, capture_output=True, text=True).stdout
        assert 'Plan för handling' in text and _('Contents') in text
        assert [f for f in os.listdir(home) if f.startswith('.planbok-')] == []


main(report)
