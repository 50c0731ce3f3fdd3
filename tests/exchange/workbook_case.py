# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of workbooks have in common: a plan and its workbook, and the programs that open it. The arguments are
PLANBOK-CLI FIXTURES; a program that is not installed skips its tests."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

CLI, FIXTURES = sys.argv[1], sys.argv[2]

try:
    import openpyxl
except ImportError:
    openpyxl = None

OFFICE = shutil.which('soffice')
GNUMERIC = shutil.which('ssconvert')
# Every formula is computed when a workbook is opened, whatever values it holds.
RECALCULATE = '''<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>'''


class WorkbookCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.plan = cls.path('plan.planbok')
        cls.run_cli('new', cls.plan, '--example=karlskrona')
        for name, text in (
                ('drift.tsv', 'nämnd\ttabell\tenhet\ttecken\tgrupp\trad\tkind\t2025 budget\t2025 prognos\n'
                              'SN\tDrift\'s "kostnad" & mer\ttkr\tkostnad +\t\tSumma\tsum\t1000\t1100\n'
                              'SN\tDrift\'s "kostnad" & mer\ttkr\tkostnad +\tSumma\t=1+1\tgiven\t700,25\t650\n'
                              'SN\tDrift\'s "kostnad" & mer\ttkr\tkostnad +\tSumma\tLokaler\tgiven\t300\t450,5\n'),
                ('uppfoljning.tsv', 'uppdrag\tperiod\tbedömning\tstatus\tsamlad bedömning\trealiserat mnkr\n'
                                    '2\t2025-T1\tDelvis uppfyllt\tPågår\t@SUM(A1)\t1,25\n')):
            with open(cls.path(name), 'w', encoding='utf-8') as file:
                file.write(text)
            cls.run_cli('import', cls.plan, cls.path(name))
        cls.run_cli('scenario', cls.plan, 'Försiktigt', '--delay=2:6', '--realise=2:70')
        cls.book = cls.path('bok.xlsx')
        cls.run_cli('export', cls.plan, cls.book)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def path(cls, *names):
        return os.path.join(cls.folder.name, *names)

    @classmethod
    def run_cli(cls, *args, status=0, language='sv'):
        env = dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE=language, XDG_CONFIG_HOME=cls.path('config'))
        done = subprocess.run([CLI, *args], capture_output=True, text=True, env=env, check=False, encoding='utf-8',
                              timeout=60)
        assert done.returncode == status, done.stdout + done.stderr
        return done

    @classmethod
    def show(cls, plan, what):
        return json.loads(cls.run_cli('show', plan, what, '--format=json').stdout)

    def convert(self, source, target, folder):
        """As LibreOffice saves it, in a profile of its own."""
        profile = self.path('profile')
        if not os.path.isdir(profile):
            os.makedirs(os.path.join(profile, 'user'))
            with open(os.path.join(profile, 'user', 'registrymodifications.xcu'), 'w', encoding='utf-8') as file:
                file.write(RECALCULATE)
        subprocess.run([OFFICE, f'-env:UserInstallation=file://{profile}', '--headless', '--convert-to', target,
                        '--outdir', self.path(folder), source], check=True, timeout=120, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        return self.path(folder, os.path.splitext(os.path.basename(source))[0] + '.' + target.split(':')[0])

    def load(self, book, values=False):
        return openpyxl.load_workbook(book, data_only=values)

    def assert_same_values(self, formulas, cached, computed):
        n = 0
        for sheet in formulas:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type != 'f':
                        continue
                    place = f'{sheet.title}!{cell.coordinate} {cell.value}'
                    ours = cached[sheet.title][cell.coordinate].value
                    theirs = computed[sheet.title][cell.coordinate].value
                    self.assertNotIn(computed[sheet.title][cell.coordinate].data_type, ('e', 'f'), place)
                    if isinstance(ours, (int, float)):
                        self.assertIsInstance(theirs, (int, float), place)
                        self.assertLess(abs(ours - theirs), 1e-9 * max(1, abs(ours)), place)
                    else:
                        self.assertEqual(ours or '', theirs or '', place)
                    n += 1
        return n

    def review(self, plan, *books, accept=False):
        done = self.run_cli('review', plan, *books, *(['--accept'] if accept else []))
        return [line.replace(self.folder.name + '/', '') for line in done.stdout.splitlines()]

    def new_plan(self, name):
        plan = self.path(name)
        shutil.copy(self.plan, plan)
        return plan

    @staticmethod
    def columns(sheet):
        return {cell.value: cell.column for cell in sheet[4] if cell.value}
