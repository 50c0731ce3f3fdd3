#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks as other programs see them: test-workbook.py PLANBOK-CLI FIXTURES

LibreOffice computes every formula anew and draws the pages, openpyxl finds again what a controller uses, and what
LibreOffice, Gnumeric and openpyxl saved is read back. A program that is not installed skips its tests."""
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import unittest
import zipfile

from workbook_case import CLI, FIXTURES, GNUMERIC, OFFICE, WorkbookCase, openpyxl


class Workbook(WorkbookCase):
    @unittest.skipUnless(OFFICE and openpyxl, 'LibreOffice and openpyxl are not installed')
    def test_recalculated(self):
        for i, (language, *options) in enumerate((('sv',), ('en', '--scenario=Försiktigt'), ('sv', '--board=SN'),
                                                  ('sv', '--what=effects'))):
            book = self.path(f'räknad-{i}.xlsx')
            self.run_cli('export', self.plan, book, *options, language=language)
            saved = self.convert(book, 'xlsx:Calc MS Excel 2007 XML', 'out')
            n = self.assert_same_values(self.load(book), self.load(book, True), self.load(saved, True))
            self.assertGreater(n, (180, 180, 60, 10)[i])

    def report(self, kind, *options, name='rapport.xlsx'):
        book = self.path(name)
        self.run_cli('export', self.plan, book, f'--report={kind}', *options)
        return book

    @unittest.skipUnless(OFFICE and openpyxl, 'LibreOffice and openpyxl are not installed')
    def test_reports_recalculated(self):
        for kind, options, least in (('plan', (), 80), ('period-report', ('--scenario=Försiktigt',), 80),
                                     ('board-plan', ('--board=SN',), 30), ('final-report', (), 80),
                                     ('quality-report', (), 0)):
            book = self.report(kind, *options, name=f'{kind}.xlsx')
            saved = self.convert(book, 'xlsx:Calc MS Excel 2007 XML', 'out')
            n = self.assert_same_values(self.load(book), self.load(book, True), self.load(saved, True))
            self.assertGreaterEqual(n, least, kind)

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_report_choices(self):
        """The kind, the period, the board and the parts in their order are those of the workbook."""
        parts = ('check', 'economy', 'summary', 'signature')
        book = self.load(self.report('period-report', '--period=2025-T1', '--board=SN', f'--parts={",".join(parts)}'))
        names = book.sheetnames
        self.assertEqual((names[0], names[1], names[-1]), ('Tertialrapport', 'Kontroll av siffrorna', 'Sammanfattning'))
        self.assertTrue(all(name.startswith('SN ') for name in names[2:-1]), names)
        front = [cell.value for cell in book['Tertialrapport']['A']]
        self.assertEqual(front[:2], ['Tertialrapport', 'Karlskrona · Socialnämnden · tertial 1 2025'])
        self.assertIn('Antagen', front)
        self.assertIn('För Socialnämnden', front)
        period = self.load(self.report('period-report', '--period=2025-T1', '--parts=summary'))
        self.assertIn('Bedömningar för tertial 1 2025', [cell.value for cell in period['Sammanfattning']['A']])
        whole = self.load(self.report('plan')).sheetnames
        self.assertEqual(whole[:4], ['Planen', 'Sammanfattning', 'Mål och bedömningar', 'Uppdrag och aktiviteter'])
        self.assertIn('FSN Ekonomi i balans', whole)
        self.assertNotIn('Uppföljning av uppdragen', whole)

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_report_cells(self):
        """Amounts, numbers and dates are such; the balances come from the tables by formula; pages are set for paper."""
        book = self.load(self.report('plan'))
        sheet = book['Sammanfattning']
        row = next(cell.row for cell in sheet['A'] if cell.value == 'Funktionsstödsnämnden')
        self.assertEqual(sheet.cell(row, 2).value[:23], "='FSN Ekonomi i balans'")
        self.assertEqual(sheet.cell(row + 1, 2).value, 'Underskott')
        activity = [cell for row in book['Uppdrag och aktiviteter'].iter_rows() for cell in row
                    if getattr(cell, 'is_date', False)]
        self.assertTrue(activity)
        follow_up = self.load(self.report('period-report', '--period=2025-T1'))['Uppföljning av uppdragen']
        texts = [str(cell.value) for row in follow_up.iter_rows() for cell in row if cell.value is not None]
        self.assertIn('@SUM(A1)', texts)
        self.assertIn('Delvis uppfyllt', texts)
        self.assertEqual([cell.value for row in follow_up.iter_rows() for cell in row
                          if isinstance(cell.value, float) and cell.number_format == '#,##0.0'][-1], 1.25)
        target = [cell for row in book['Nyckeltal'].iter_rows() for cell in row if '(20' in cell.number_format]
        self.assertTrue(target and all(isinstance(cell.value, (int, float)) for cell in target))
        for sheet in book:
            self.assertEqual(sheet.page_setup.paperSize, 9)
            self.assertIn('&P', sheet.oddFooter.right.text)
        self.assertEqual(book['Mål och bedömningar'].print_title_rows, '$4:$4')

    def test_report_refused(self):
        for options, words in ((('a.xlsx', '--report=plan', '--parts=summary,allt'), '”allt” är ingen del av en rapport'),
                               (('a.xlsx', '--report=bok'), 'inget slags rapport'),
                               (('a.xlsx', '--report=plan', '--period=2025-T9'), '2025-T9'),
                               (('a.xlsx', '--report=plan', '--page=a5'), '--page'),
                               (('a.csv', '--report=plan'), '--report')):
            path = self.path(options[0])
            done = subprocess.run([CLI, 'export', self.plan, path, *options[1:]], capture_output=True, text=True,
                                  env=dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='sv'), check=False, timeout=60)
            self.assertNotEqual(done.returncode, 0)
            self.assertIn(words, done.stderr)
            self.assertFalse(os.path.exists(path))

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_scenario(self):
        """The plan beside its scenario, with the difference as a formula; and the scenario's own tables."""
        sheet, values = self.load(self.book)['Scenarier'], self.load(self.book, True)['Scenarier']
        self.assertEqual([c.value for c in sheet[4]][:5],
                         ['Nämnd', 'År', 'Planen', 'Försiktigt', 'Skillnad, Försiktigt'])
        row = next(r for r in range(5, 30) if sheet.cell(r, 1).value == 'Funktionsstödsnämnden' and
                   sheet.cell(r, 2).value == 2025)
        self.assertIn("'FSN Ekonomi i balans'", sheet.cell(row, 3).value)
        self.assertEqual(sheet.cell(row, 5).value, f'=IF(COUNT(D{row},C{row})<2,"",ROUND(D{row}-C{row},8))')
        # Of 2,0 mnkr, half a year late and 70 % realised: 0,7.
        self.assertAlmostEqual(values.cell(row, 5).value, -1.3)
        book = self.path('scenario.xlsx')
        self.run_cli('export', self.plan, book, '--scenario=Försiktigt')
        effects = self.load(book, True)['FSN Ekonomiska effekter']
        line = next(c.row for c in effects['A'] if c.value == 'Bostadskarriär')
        self.assertAlmostEqual(effects.cell(line, 4).value, 0.7)
        self.assertIn('scenariots', next(r[1].value for r in self.load(book)['Om'].iter_rows()
                                         if r[0].value == 'Ändringar i arbetsboken'))
        # What is the plan's own comes back from it, the scenario's figures do not.
        sheets = self.load(book)
        at = self.columns(sheets['Uppdrag'])
        sheets['Uppdrag'].cell(5, at['Status']).value = 'Klar'
        sheets['FSN Ekonomiska effekter'].cell(line, 4).value = 5
        sheets.save(book)
        told = self.review(self.new_plan('scenariots.planbok'), book, accept=True)
        self.assertEqual((len([t for t in told if ' → ' in t]), told[-1]), (1, 'Tog in 1 ändring.'), told)

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_model(self):
        """What the tables' sheets hold is what the model has."""
        book = self.load(self.book, True)
        titles = {'Ekonomi i balans': ('SN Ekonomi i balans', 'FSN Ekonomi i balans'),
                  'Ekonomiska effekter': ('FSN Ekonomiska effekter',), 'Drift\'s "kostnad" & mer': ('SN Drift\'s "kostnad" & mer',)}
        unit = {'kr': 1, 'tkr': 1000, 'mnkr': 1000000}
        seen = 0
        for table in self.show(self.plan, 'tables')['tables']:
            names = titles[table['title']]
            name = names[0] if len(names) == 1 or table['board'] == 'Socialnämnden' else names[1]
            sheet = book[name]
            for i, line in enumerate(table['lines']):
                self.assertEqual(sheet.cell(5 + i, 1).value, line['label'])
                for c, value in enumerate(line['values']):
                    there = sheet.cell(5 + i, 3 + c).value
                    if value is None:
                        self.assertIn(there, (None, ''))
                    else:
                        self.assertEqual(round(there * unit[table['unit']], 2), value)
                    seen += 1
        self.assertGreater(seen, 100)

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_structure(self):
        book = self.load(self.book)
        self.assertEqual(book.sheetnames, [
            'Översikt', 'Uppdrag', 'Aktiviteter', 'SN Ekonomi i balans', 'FSN Ekonomi i balans',
            'FSN Ekonomiska effekter', 'SN Drift\'s "kostnad" & mer', 'Effekter', 'Scenarier', 'Jämförelser',
            'Nyckeltal', 'Uppföljning', 'Om', 'planbok'])
        self.assertEqual([s.title for s in book if s.sheet_state != 'visible'], ['planbok'])
        sheet = book['Uppdrag']
        self.assertEqual(sheet.freeze_panes, 'C5')
        self.assertEqual(sheet.auto_filter.ref, 'A4:P28')
        choices = {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation}
        self.assertEqual(choices['E5:E28'], '"Ej påbörjad,Påbörjad,Pågår,Klar,Avbruten"')
        coloured = {str(r.sqref): [rule.formula for rule in r.rules] for r in sheet.conditional_formatting}
        for status in ('Ej påbörjad', 'Påbörjad', 'Pågår', 'Klar', 'Avbruten'):
            self.assertIn([f'"{status}"'], coloured['E5:E28'])
        # Too wide for a page that can be read: two beside each other, with number and title on both.
        self.assertEqual((sheet.page_setup.fitToWidth, sheet.print_title_cols), (2, '$A:$B'))
        self.assertLess(max(len(c.value or '') for c in book['Effekter']['B']), 60)
        self.assertEqual(sheet['K5'].hyperlink.location, "'Aktiviteter'!A5")
        self.assertEqual(sheet.print_title_rows, '$4:$4')
        for sheet in book.worksheets[:-1]:
            self.assertEqual((sheet.page_setup.paperSize, sheet.page_setup.fitToHeight), (9, 0), sheet.title)
            self.assertTrue(sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title)
            self.assertIn('&P', sheet.oddFooter.right.text, sheet.title)
            self.assertEqual(sheet.oddFooter.left.text.strip(), 'Plan för handling')
            self.assertFalse(sheet.merged_cells.ranges, sheet.title)
        names = getattr(book.defined_names, 'definedName', None) or book.defined_names.values()
        named = {n.name: n.attr_text for n in names}
        self.assertEqual(named['FSN_Ekonomi_i_balans.Underskott'], "'FSN Ekonomi i balans'!$C$12:$F$12")
        self.assertIn('Plan för handling', book.properties.title)
        self.assertTrue(book.properties.creator)
        self.assertEqual(len(book['Jämförelser']._charts), 5)

    def test_golden(self):
        """Every formula and header of the example, as last agreed on: see the file's first line."""
        with zipfile.ZipFile(self.book) as book:
            names = [n for n in book.namelist() if re.fullmatch(r'xl/worksheets/sheet\d+\.xml', n)]
            lines = []
            for name in sorted(names, key=lambda n: int(re.findall(r'\d+', n)[0])):
                xml = book.read(name).decode()
                lines.append(os.path.basename(name))
                lines += [f'  {cell} ={formula}' for cell, formula in
                          re.findall(r'<c r="([A-Z]+\d+)"[^>]*><f>([^<]*)</f>', xml)]
                lines += ['  ' + part for part in re.findall(
                    r'<(?:pane|autoFilter|pageSetup|dataValidation|mergeCell|rowBreaks) [^>]*>', xml)]
            charts = ''.join(book.read(n).decode() for n in book.namelist() if 'drawings/drawing' in n
                             and n.endswith('.xml'))
        self.assertNotIn('<mergeCell', '\n'.join(lines))
        self.assertEqual(len(re.findall(r'<xdr:cNvPr [^>]*descr="Linjediagram över [^"]+"', charts)), 5)
        # With the line of targets, and every line a sentence.
        self.assertIn('2023 290. Mål: 2025 270; 2026 250; 2027 230."', charts)
        self.assertNotIn(';"', re.sub('&[a-z]+;', '', charts))
        golden = os.path.join(FIXTURES, 'workbook-structure.txt')
        text = '\n'.join(lines) + '\n'
        if os.environ.get('PB_UPDATE_GOLDEN'):
            with open(golden, 'w', encoding='utf-8') as file:
                file.write(text)
        with open(golden, encoding='utf-8') as file:
            self.assertEqual(text, file.read(), 'PB_UPDATE_GOLDEN=1 writes it anew: look at what changed')

    @unittest.skipUnless(OFFICE and shutil.which('pdftotext'), 'LibreOffice and pdftotext are not installed')
    def test_printed(self):
        pdf = self.convert(self.book, 'pdf', 'out')
        text = subprocess.run(['pdftotext', '-layout', pdf, '-'], capture_output=True, text=True, check=True,
                              timeout=60, encoding='utf-8').stdout
        pages = text.count('\f')
        self.assertLess(pages, 30)
        self.assertIn(f'Sida 1 av {pages}', text)
        self.assertIn('Socialnämnden · Ekonomi i balans', text)
        for wrong in ('#NAMN', '#NAME', '#REF', '#VALUE', '#DIV', 'Err:', '###'):
            self.assertNotIn(wrong, text)

    def assert_read_back(self, book):
        plan = self.path(self.id() + '.planbok')
        self.run_cli('new', plan)
        told = self.run_cli('import', plan, book).stdout
        self.assertIn('bladet ”Uppdrag”: 24 rader', told)
        original = self.show(self.plan, 'assignments')['assignments']
        read = self.show(plan, 'assignments')['assignments']
        for key in ('number', 'title', 'boards', 'roles', 'status'):
            self.assertEqual([a[key] for a in read], [a[key] for a in original], key)
        self.assertEqual(len(self.show(plan, 'activities')['activities']),
                         len(self.show(self.plan, 'activities')['activities']))
        self.assertEqual(self.show(plan, 'followups')['followups'][0]['realised'], 1250000)

    def test_read_own(self):
        self.assert_read_back(self.book)

    def test_import_own_refused(self):
        """Importing the plan's own workbook would set newer values back: it is refused, and review is named."""
        plan = self.new_plan('egen.planbok')
        table = self.path('egen.tsv')
        with open(table, 'w', encoding='utf-8') as file:
            file.write('nummer\ttitel\tstatus\n1\tNyare titel\tPågår\n')
        self.run_cli('import', plan, table)
        before = self.show(plan, 'assignments')
        for files in ((self.book,), (table, self.book)):
            said = self.run_cli('import', plan, *files, status=1).stderr
            self.assertIn('bok.xlsx', said)
            self.assertIn('planbok-cli review', said)
        self.assertEqual(self.show(plan, 'assignments'), before)

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_passed_by(self):
        """Where nothing is new but sheets were passed by, the plan is not said to hold all of it."""
        plan = self.new_plan('blad.planbok')
        book = self.path('blad.xlsx')
        sheets = self.load(self.book)
        del sheets['planbok']
        sheets.save(book)
        self.run_cli('import', plan, book)
        said = self.run_cli('import', plan, book).stdout
        self.assertIn('men blad hoppades över. Ingenting ändras.', said)
        self.assertNotIn('Planen har redan allt', said)

    @unittest.skipUnless(OFFICE, 'LibreOffice is not installed')
    def test_read_libreoffice(self):
        self.assert_read_back(self.convert(self.book, 'xlsx:Calc MS Excel 2007 XML', 'libreoffice'))

    @unittest.skipUnless(GNUMERIC, 'Gnumeric is not installed')
    def test_read_gnumeric(self):
        saved = self.path('gnumeric.xlsx')
        subprocess.run([GNUMERIC, self.book, saved], check=True, timeout=60, stderr=subprocess.DEVNULL)
        self.assert_read_back(saved)

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_read_openpyxl(self):
        saved = self.path('openpyxl.xlsx')
        self.load(self.book).save(saved)
        self.assert_read_back(saved)

    def assert_no_change(self, book):
        with open(self.plan, 'rb') as file:
            before = file.read()
        self.assertEqual(self.review(self.plan, book, accept=True), ['Arbetsboken ändrar ingenting.'])
        with open(self.plan, 'rb') as file:
            self.assertEqual(file.read(), before)

    def test_review_unchanged(self):
        """A workbook that comes back as it left changes nothing, whichever program saved it."""
        self.assert_no_change(self.book)
        if OFFICE:
            self.assert_no_change(self.convert(self.book, 'xlsx:Calc MS Excel 2007 XML', 'back'))
        if openpyxl:
            saved = self.path('back-openpyxl.xlsx')
            self.load(self.book).save(saved)
            self.assert_no_change(saved)

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_review(self):
        plan = self.path('review.planbok')
        shutil.copy(self.plan, plan)
        book = self.path('ändrad av chef.xlsx')
        self.run_cli('export', plan, book)
        sheets = self.load(book)
        assignments, effects = sheets['Uppdrag'], sheets['FSN Ekonomiska effekter']
        columns = {c.value: c.column for c in assignments[4]}
        self.assertTrue(assignments.column_dimensions[assignments.cell(4, columns['planbok-id']).column_letter].hidden)
        assignments.cell(6, columns['Status']).value = 'Klar'
        assignments.cell(7, columns['Slut']).value = '31/12 2027'
        assignments.cell(8, columns['Titel']).value = None
        assignments.cell(9, columns['Status']).value = 'Kanske'
        assignments.insert_rows(6)
        line = next(c.row for c in effects['A'] if c.value == 'Bostadskarriär')
        effects.cell(line, 4).value = 2.345
        effects.cell(5, 4).value = 99
        sheets['Aktiviteter'].cell(5, 3).value = '@nytt'
        sheets['Uppföljning'].cell(5, 8).value = 'Det går bra.'
        sheets.save(book)
        told = self.review(plan, book)
        self.assertEqual(self.show(plan, 'assignments'), self.show(self.plan, 'assignments'))
        self.assertEqual(len([t for t in told if ' → ' in t]), 5, told)
        for part in ('cell E7: Uppdrag', 'Status: Pågår → Klar', 'Slut: tomt → 2027-12-31', '2025: 2,0 mnkr → 2,345 mnkr',
                     '@SUM(A1) → Det går bra.', 'planen räknar ut den här siffran', 'det kan inte vara tomt',
                     '”Kanske” är inget av orden'):
            self.assertTrue([t for t in told if part in t], (part, told))
        # The plan changes meanwhile: that is a conflict, and not taken in unasked.
        status = self.path('status.tsv')
        with open(status, 'w', encoding='utf-8') as file:
            title = self.show(plan, 'assignments')['assignments'][1]['title']
            file.write(f'nummer\ttitel\tstatus\n2\t{title}\tAvbruten\n')
        self.run_cli('import', plan, status)
        told = self.review(plan, book, accept=True)
        self.assertIn('    konflikt: under tiden har det blivit Avbruten i planen', told)
        self.assertEqual(told[-1], 'Tog in 4 ändringar.')
        after = self.show(plan, 'assignments')['assignments']
        self.assertEqual((after[1]['status'], after[1]['effect']['2025'], after[2]['due']),
                         ('cancelled', 2345000, '2027-12-31'))
        edit = self.show(plan, 'history')['edits'][0]
        self.assertEqual((edit['label'], len(edit['changes'])), ('Ta in ändringar från ändrad av chef.xlsx', 4))
        # Taken in once it is no change any more; undo takes all of it back.
        self.assertEqual(len([t for t in self.review(plan, book) if ' → ' in t]), 1)
        self.run_cli('undo', plan)
        self.assertEqual(self.show(plan, 'assignments')['assignments'][1]['effect']['2025'], 2000000)
        other = self.path('annan.planbok')
        self.run_cli('new', other)
        self.assertIn('annan plan', self.run_cli('review', other, book, status=1).stderr)

    def form(self, plan, role='UC', *options):
        book = self.path(f'blankett {role}.xlsx')
        self.run_cli('form', plan, book, f'--role={role}', '--period=2026-T3', '--replace', *options)
        return book

    def fill(self, book, seen='@SUM(A1) är text', assessment='Delvis uppfyllt'):
        sheets = self.load(book)
        sheet = sheets.worksheets[0]
        at = self.columns(sheet)
        sheet.cell(5, at['Status']).value = 'Pågår'
        sheet.cell(5, at['Bedömning']).value = assessment
        sheet.cell(5, at['Samlad bedömning']).value = seen
        sheet.cell(5, at['Realiserat mnkr']).value = 1.25
        activities = sheets.worksheets[1]
        at = self.columns(activities)
        activities.cell(5, at['Status']).value = 'Klar'
        activities.cell(5, at['Klar']).value = '2026-11-01'
        sheets.save(book)

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_form(self):
        """Only the cells to be filled in are open, with lists; what is filled in becomes the period's follow-up."""
        plan = self.new_plan('blankett.planbok')
        book = self.form(plan, 'UC', '--last-day=2026-12-11')
        sheets = self.load(book)
        sheet = sheets.worksheets[0]
        at = self.columns(sheet)
        self.assertIn('tertial 3 2026', sheet['A3'].value)
        self.assertIn('11 dec. 2026', sheet['A3'].value)
        for one in sheets.worksheets[:2]:
            self.assertTrue(one.protection.sheet)
            self.assertIsNone(one.protection.password)
            kinds = {v.type for v in one.data_validations.dataValidation}
            self.assertIn('list', kinds)
        entries = ('Status', 'Bedömning', 'Samlad bedömning', 'Orsaker', 'Åtgärder', 'Realiserat mnkr')
        for name, column in at.items():
            self.assertEqual(sheet.cell(5, column).protection.locked, name not in entries, name)
        role = next(r['name'] for r in self.show(plan, 'roles')['roles'] if r['short_name'] == 'UC')
        own = [a['number'] for a in self.show(plan, 'assignments')['assignments'] if role in a['roles']]
        self.assertEqual([sheet.cell(r, 1).value for r in range(5, sheet.max_row + 1)], own)
        self.assertEqual(self.review(plan, book), ['Arbetsboken ändrar ingenting.'])
        self.fill(book)
        if OFFICE:
            book = self.convert(book, 'xlsx:Calc MS Excel 2007 XML', 'ifylld')
        self.assertEqual(self.review(plan, book, accept=True)[-1], 'Tog in 4 ändringar.')
        made = next(f for f in self.show(plan, 'followups')['followups'] if f['period'] == '2026-T3')
        self.assertEqual((made['assignment'], made['assessment'], made['status'], made['seen'], made['author']),
                         (own[0], 'partly', 'ongoing', '@SUM(A1) är text', role))
        done = [a for a in self.show(plan, 'activities')['activities'] if a['status'] == 'done']
        self.assertEqual([a['done_on'] for a in done], ['2026-11-01'])
        # The same form once more says nothing new; undo takes all of it back.
        self.assertEqual(self.review(plan, book), ['Arbetsboken ändrar ingenting.'])
        self.run_cli('undo', plan)
        self.assertFalse([f for f in self.show(plan, 'followups')['followups'] if f['period'] == '2026-T3'])

    def test_form_spares_files(self):
        """No form takes the place of the plan, of a form that may be filled in, or of another function's."""
        plan = self.new_plan('skonad.planbok')
        with open(plan, 'rb') as file:
            before = file.read()
        self.assertIn('.xlsx', self.run_cli('form', plan, plan, '--role=UC', '--replace', status=2).stderr)
        self.assertIn('.xlsx', self.run_cli('form', plan, self.path('f.csv'), '--role=UC', status=2).stderr)
        with open(plan, 'rb') as file:
            self.assertEqual(file.read(), before)
        book = self.path('skonad.XLSX')
        self.run_cli('form', plan, book, '--role=UC')
        self.assertIn('kan vara ifylld', self.run_cli('form', plan, book, '--role=UC', status=1).stderr)
        self.run_cli('form', plan, book, '--role=UC', '--replace')
        roles = self.path('roller.tsv')
        with open(roles, 'w', encoding='utf-8') as file:
            file.write('funktion\tförkortning\nRektor norr\tREK\nRektor söder\tREK\n')
        self.run_cli('import', plan, roles)
        told = self.run_cli('form', plan, book, '--role=rek', '--replace', status=1).stderr
        self.assertIn('Rektor norr, Rektor söder', told)

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_form_conflicts(self):
        """Two forms that differ, and a plan that was reported on meanwhile: nothing is taken in unasked."""
        plan = self.new_plan('konflikt.planbok')
        first, second = self.form(plan), self.path('andra.xlsx')
        shutil.copy(first, second)
        self.fill(first)
        self.fill(second, 'Det går dåligt.', 'Ej uppfyllt')
        told = self.review(plan, first, second)
        # The follow-up, and the status that goes with it, of both.
        self.assertEqual(len([t for t in told if 'konflikt: ' in t]), 4, told)
        self.assertEqual(len(self.show(plan, 'followups')['followups']), 1)
        report = self.path('under-tiden.tsv')
        number = self.load(first).worksheets[0].cell(5, 1).value
        with open(report, 'w', encoding='utf-8') as file:
            file.write(f'uppdrag\tperiod\tbedömning\tsamlad bedömning\n{number}\t2026-T3\tHelt uppfyllt\tKlart.\n')
        self.run_cli('import', plan, report)
        told = self.review(plan, first, accept=True)
        self.assertIn('    konflikt: under tiden har det blivit Klart. i planen', told)
        made = next(f for f in self.show(plan, 'followups')['followups'] if f['period'] == '2026-T3')
        self.assertEqual((made['assessment'], made['seen']), ('met', 'Klart.'))

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_forms_hold_together(self):
        """A form's follow-up and status are one person's: taken in turn or together, two forms never become a mixture."""
        plan = self.new_plan('ihop.planbok')
        first, second = self.form(plan), self.path('tvåan.xlsx')
        shutil.copy(first, second)
        self.fill(first)
        self.fill(second, 'Det går dåligt.', 'Ej uppfyllt')
        sheets = self.load(second)
        at = self.columns(sheets.worksheets[0])
        sheets.worksheets[0].cell(5, at['Orsaker']).value = 'Andras orsak'
        sheets.worksheets[0].cell(5, at['Status']).value = 'Klar'
        sheets.save(second)
        number = self.load(first).worksheets[0].cell(5, 1).value

        def state():
            assignment = next(a for a in self.show(plan, 'assignments')['assignments'] if a['number'] == number)
            return assignment['status'], [(f['assessment'], f['seen'], f['why'], f['author'])
                                          for f in self.show(plan, 'followups')['followups'] if f['period'] == '2026-T3']

        before = state()
        together = [t for t in self.review(plan, first, second, accept=True) if '→' in t or 'konflikt: ' in t]
        self.assertEqual(state(), before, together)
        self.review(plan, first, accept=True)
        taken = state()
        self.assertEqual(taken[0], 'ongoing')
        told = self.review(plan, second, accept=True)
        self.assertEqual(state(), taken, told)
        self.assertTrue([t for t in told if 'det hör ihop med det som står bredvid i blanketten' in t], told)
        self.run_cli('review', plan, second, '--accept-conflicts')
        self.assertEqual(state()[0], 'done')
        self.assertEqual(state()[1][0][:3], ('not-met', 'Det går dåligt.', 'Andras orsak'))

    def books(self, plan, *statuses):
        """A workbook of the plan for each, with that status of the second assignment."""
        for i, status in enumerate(statuses):
            book = self.path(f'bok{i}.xlsx')
            self.run_cli('export', plan, book)
            sheets = self.load(book)
            sheets['Uppdrag'].cell(6, self.columns(sheets['Uppdrag'])['Status']).value = status
            sheets.save(book)
            yield book

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_three_workbooks(self):
        """Workbooks that differ are in conflict, however many agree, and none of them is taken in unasked."""
        for n, statuses in enumerate((('Klar', 'Avbruten', 'Avbruten'), ('Klar', 'Klar', 'Avbruten'))):
            plan = self.new_plan(f'tre{n}.planbok')
            told = self.review(plan, *self.books(plan, *statuses), accept=True)
            conflicts = [t for t in told if 'konflikt: ' in t]
            self.assertEqual(len(conflicts), 3, told)
            self.assertFalse([t for t in conflicts if 'i planen' in t], conflicts)
            self.assertIn('bok2.xlsx', conflicts[0])
            self.assertIn('Avbruten', conflicts[0])
            self.assertEqual(self.show(plan, 'assignments')['assignments'][1]['status'], 'ongoing')
            books = [self.path(f'bok{i}.xlsx') for i in range(3)]
            told = self.run_cli('review', plan, *books, '--accept-conflicts').stdout
            self.assertIn('Där arbetsböcker skiljer sig', told)
            self.assertEqual(self.show(plan, 'assignments')['assignments'][1]['status'], 'ongoing')

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_copied_rows(self):
        """A row that was copied, above or below, is a new row, and leaves the one that it is a copy of alone."""
        plan, book = self.new_plan('kopia.planbok'), self.path('kopia.xlsx')
        self.run_cli('export', plan, book)
        sheets = self.load(book)
        sheet = sheets['Aktiviteter']
        at = self.columns(sheet)
        original = [c.value for c in sheet[6]]
        sheet.insert_rows(6)
        for row, title in ((6, 'Kopia ovanför'), (sheet.max_row + 1, 'Kopia längst ned')):
            for column, value in enumerate(original, 1):
                sheet.cell(row, column).value = value
            sheet.cell(row, at['Aktivitet']).value = title
        sheets['Uppdrag'].insert_rows(7)
        for column, value in enumerate([c.value for c in sheets['Uppdrag'][6]], 1):
            sheets['Uppdrag'].cell(7, column).value = value
        sheets['Uppdrag'].cell(7, 2).value = 'Nytt uppdrag'
        sheets.save(book)
        titles = [a['title'] for a in self.show(plan, 'activities')['activities']]
        told = self.review(plan, book, accept=True)
        self.assertEqual(told[-1], 'Tog in 2 ändringar.', told)
        self.assertTrue([t for t in told if 'A7: raden är ny' in t], told)
        after = [a['title'] for a in self.show(plan, 'activities')['activities']]
        self.assertEqual(sorted(after), sorted(titles + ['Kopia ovanför', 'Kopia längst ned']))

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_wrong_amounts(self):
        """A number that is too large for an amount is told apart from what is no number."""
        plan, book = self.new_plan('belopp.planbok'), self.path('belopp.xlsx')
        self.run_cli('export', plan, book)
        sheets = self.load(book)
        for column, value in ((3, 1e12), (4, 'många')):
            sheets['SN Ekonomi i balans'].cell(5, column).value = value
        sheets.save(book)
        told = self.review(plan, book)
        self.assertTrue([t for t in told if 'cell C5: ' in t and 'är för stort för ett belopp' in t], told)
        self.assertTrue([t for t in told if 'cell D5: ”många” är inget belopp' in t], told)

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_gone_sheets(self):
        """A sheet that was taken away, or hidden, is told, and the plan keeps what it has."""
        book = self.path('borta.xlsx')
        sheets = self.load(self.book)
        del sheets['Aktiviteter']
        sheets['SN Ekonomi i balans'].sheet_state = 'hidden'
        sheets.save(book)
        told = self.review(self.plan, book)
        for name in ('Aktiviteter', 'SN Ekonomi i balans'):
            self.assertIn(f'borta.xlsx: bladet ”{name}” saknas, är dolt eller har bytt namn; planen behåller det som stod där.',
                          told)
        self.assertEqual(len(told), 3, told)

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_ignored(self):
        """What is changed and cannot be taken in is said, cell by cell, and nothing else is."""
        plan, book = self.new_plan('ignorerad.planbok'), self.path('ignorerad.xlsx')
        self.run_cli('export', plan, book)
        sheets = self.load(book)
        sheet = sheets['Uppdrag']
        at = self.columns(sheet)
        for name, value in (('Nummer', 77), ('Senaste bedömning', 'Helt uppfyllt'), ('Aktiviteter klara', '9 av 9')):
            sheet.cell(5, at[name]).value = value
        effect = next(c for n, c in at.items() if n.startswith('Effekt 2025'))
        row = next(r for r in range(5, 29) if str(sheet.cell(r, effect).value).startswith('='))
        sheet.cell(row, effect).value = 5
        sheet.delete_rows(28)
        sheet.insert_cols(2)
        sheet.cell(4, 2).value = 'Egna noteringar'
        sheet.cell(9, 2).value = 'Kom ihåg'
        table = sheets['FSN Ekonomiska effekter']
        table['A6'].value = 'Ny etikett'
        year = next(c for c in table[4] if c.value == '2025')
        year.value = '2023'
        sheets['Om']['B5'].value = 'Annat'
        sheets['Effekter']['C6'].value = 12
        values = sheets['Jämförelser']
        header = next(c.row for c in values['A'] if c.value == 'Kommun')
        end = next(c.column for c in values[header] if c.value is None)
        values.cell(header, end).value, values.cell(header + 1, end).value = '2031', 7
        follow_ups = sheets['Uppföljning']
        follow_ups.delete_cols(next(c.column for c in follow_ups[4] if c.value == 'planbok-id'))
        sheets.save(book)
        told = [t.replace('ignorerad.xlsx, ', '') for t in self.review(plan, book)]
        wanted = ['bladet ”Uppdrag”, cell A5', 'bladet ”Uppdrag”, cell G5', 'kolumnen ”Egna noteringar”',
                  '”Uppdrag”: 1 rad är borta', '”FSN Ekonomiska effekter”, cell A6', 'kolumnen ”2023”',
                  '”FSN Ekonomiska effekter”: 1 kolumn är borta', '”Om”, cell B5', '”Effekter”, cell C6',
                  '”Uppföljning”: dess dolda kolumn planbok-id är borta']
        letters = openpyxl.utils.get_column_letter
        wanted += [f'”Uppdrag”, cell {letters(effect + 1)}{row}: planen räknar ut',
                   f'”Jämförelser”, cell {letters(end)}{header}:', f'”Jämförelser”, cell {letters(end)}{header + 1}:']
        for part in wanted:
            self.assertTrue([t for t in told if part in t], (part, told))
        # And one for the activities that are done, and that nothing is changed.
        self.assertEqual(len(told), len(wanted) + 2, told)

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_many_notes(self):
        """However many there are, how many is said."""
        plan, book = self.new_plan('många.planbok'), self.path('många.xlsx')
        self.run_cli('export', plan, book)
        sheets = self.load(book)
        for row in range(60, 310):
            sheets['Om'].cell(row, 1).value = 'Rad'
        sheets.save(book)
        told = self.review(plan, book)
        self.assertEqual(len([t for t in told if '”Om”' in t]), 200)
        self.assertIn('… och 50 till som inte tas in.', told)

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_doubtful_rows(self):
        """Follow-ups that say nothing, or nothing that can be read, and ends before starts are said and left out."""
        plan, book = self.new_plan('tvivel.planbok'), self.path('tvivel.xlsx')
        self.run_cli('export', plan, book)
        sheets = self.load(book)
        sheet = sheets['Uppföljning']
        row = sheet.max_row + 1
        for values in (('tertial 2 2026', 6, 'Helt uppfyllt', None), ('2026-T2', 7, 'Jättebra', None),
                       ('2026-T2', 8, None, None), ('2026-T2', 9, None, 'Vi ser det.'), ('i våras', 10, 'Helt uppfyllt', None)):
            for name, value in zip(('Period', 'Uppdrag', 'Bedömning', 'Samlad bedömning'), values):
                sheet.cell(row, self.columns(sheet)[name]).value = value
            row += 1
        sheet = sheets['Uppdrag']
        for row, start, due in ((6, '2026-05-01', '2026-04-01'), (7, '2026-03-01', '2026-04-01')):
            sheet.cell(row, self.columns(sheet)['Start']).value = start
            sheet.cell(row, self.columns(sheet)['Slut']).value = due
        sheet = sheets['Aktiviteter']
        row = sheet.max_row + 1
        for name, value in (('Uppdrag', 3), ('Aktivitet', 'Baklänges'), ('Start', '2026-05-01'), ('Slut', '2026-04-01')):
            sheet.cell(row, self.columns(sheet)[name]).value = value
        sheets.save(book)
        told = self.review(plan, book, accept=True)
        for part in ('”Jättebra” är inget av orden', 'har varken bedömning eller något annat', 'ingen period som 2025-T1 eller tertial',
                     'slutet kommer före starten', 'är ny, men slutet kommer före'):
            self.assertTrue([t for t in told if part in t], (part, told))
        self.assertTrue([t for t in told if 'Samlad bedömning: Vi ser det.' in t], told)
        made = {f['assignment']: f['assessment'] for f in self.show(plan, 'followups')['followups'] if f['period'] == '2026-T2'}
        self.assertEqual(made, {6: 'met', 9: 'not-assessed'})
        assignments = self.show(plan, 'assignments')['assignments']
        self.assertEqual((assignments[1]['start'], assignments[2]['start']),
                         (self.show(self.plan, 'assignments')['assignments'][1]['start'], '2026-03-01'))
        self.assertNotIn('Baklänges', [a['title'] for a in self.show(plan, 'activities')['activities']])
        form = self.form(plan, 'UC')
        self.fill(form, assessment='Toppen')
        told = self.review(plan, form)
        self.assertTrue([t for t in told if 'bedömning går inte att läsa' in t], told)
        self.assertFalse([t for t in told if 'Ny uppföljning' in t], told)

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_values_by_id(self):
        """Values find their indicator though it is called something else now, or another has its title, in any language."""
        plan, book = self.new_plan('mål.planbok'), self.path('english.xlsx')
        table = self.path('mål.tsv')
        with open(table, 'w', encoding='utf-8') as file:
            file.write('nyckeltal\tkommun\tslag\ttyp\t2024\n'
                       'Eget mått\tKarlskrona\tkommun\tutfall\t10\nEget mått\tKarlskrona\tkommun\tmål\t12\n')
        self.run_cli('import', plan, table)
        self.run_cli('export', plan, book, language='en')
        sheets = self.load(book)
        sheet = sheets['Benchmarks']
        row = next(c.row for c in sheet['A'] if c.value == 'Eget mått')
        cell = next(c for r in sheet.iter_rows(min_row=row, max_row=row + 5) for c in r if c.value == 12)
        self.assertIn('target', sheet.cell(cell.row, 1).value)
        cell.value = 14
        sheets.save(book)
        self.assertEqual(len([t for t in self.review(plan, book) if '12 → 14' in t]), 1)
        with sqlite3.connect(plan) as db:
            db.execute("UPDATE indicator SET title = 'Omdöpt mått' WHERE title = 'Eget mått'")
        told = self.review(plan, book, accept=True)
        self.assertTrue([t for t in told if '”Omdöpt mått”' in t and '12 → 14' in t], told)
        with sqlite3.connect(plan) as db:
            db.execute("UPDATE indicator SET title = 'Samma titel'")
        self.run_cli('export', plan, book)
        self.assertEqual(self.review(plan, book), ['Arbetsboken ändrar ingenting.'])

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_newest_values(self):
        """Outcome and target in the sheet of indicators are values too, of the periods that stand beside them."""
        plan, book = self.new_plan('nyckeltal.planbok'), self.path('nyckeltal.xlsx')
        table = self.path('nyckeltal.tsv')
        with open(table, 'w', encoding='utf-8') as file:
            file.write('nyckeltal\tkommun\tslag\ttyp\t2023\t2024\n'
                       'Eget mått\tKarlskrona\tkommun\tutfall\t9\t10\nEget mått\tKarlskrona\tkommun\tmål\t\t12\n')
        self.run_cli('import', plan, table)
        self.run_cli('export', plan, book)
        sheets = self.load(book)
        sheet = sheets['Nyckeltal']
        at = self.columns(sheet)
        row = next(c.row for c in sheet['A'] if c.value == 'Eget mått')
        sheet.cell(row, at['Utfall']).value = 10.5
        sheet.cell(row, at['Mål']).value = 13
        sheets.save(book)
        told = self.review(plan, book, accept=True)
        for part in ('Karlskrona 2024: 10 → 10,5', 'Karlskrona, mål 2024: 12 → 13'):
            self.assertTrue([t for t in told if part in t], (part, told))
        self.assertEqual(told[-1], 'Tog in 2 ändringar.')

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_responsible(self):
        """Who answers for an activity comes back by name or short name; a name that the plan lacks is said."""
        plan, book = self.new_plan('ansvarig.planbok'), self.path('ansvarig.xlsx')
        self.run_cli('export', plan, book)
        sheets = self.load(book)
        sheet = sheets['Aktiviteter']
        at = self.columns(sheet)['Ansvarig']
        sheet.cell(5, at).value, sheet.cell(6, at).value = 'UC', 'Ingen alls'
        sheet.cell(7, self.columns(sheet)['Aktivitet']).value = True
        sheets.save(book)
        told = self.review(plan, book, accept=True)
        self.assertTrue([t for t in told if 'Ansvarig: ' in t and '→ Utvecklingschef' in t], told)
        self.assertTrue([t for t in told if 'planen har inget med namnet ”Ingen alls”' in t], told)
        self.assertTrue([t for t in told if 'SANT eller FALSKT' in t], told)
        self.assertEqual(self.review(plan, book)[-1], 'Arbetsboken ändrar ingenting.')

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_small_changes(self):
        """The last digit of a large value is a change."""
        plan, book = self.new_plan('små.planbok'), self.path('små.xlsx')
        for value in (1288242, 0.00012):
            table = self.path('stort.tsv')
            with open(table, 'w', encoding='utf-8') as file:
                file.write(f'nyckeltal\tkommun\tslag\t2024\nStort mått\tKarlskrona\tkommun\t{str(value).replace(".", ",")}\n')
            self.run_cli('import', plan, table)
            self.run_cli('export', plan, book)
            sheets = self.load(book)
            sheet = sheets['Jämförelser']
            row = next(c.row for c in sheet['A'] if c.value == 'Stort mått')
            cell = next(c for r in sheet.iter_rows(min_row=row, max_row=row + 6) for c in r
                        if isinstance(c.value, (int, float)) and abs(c.value - value) < value / 1e3)
            cell.value = value * (1 + 1e-6) if value < 1 else value + 1
            sheets.save(book)
            self.assertEqual(len([t for t in self.review(plan, book) if ' → ' in t]), 1, value)

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_new_rows_and_values(self):
        plan = self.new_plan('rader.planbok')
        book = self.path('rader.xlsx')
        self.run_cli('export', plan, book)
        sheets = self.load(book)
        activities, follow_ups, values = sheets['Aktiviteter'], sheets['Uppföljning'], sheets['Jämförelser']
        row, at = activities.max_row + 1, self.columns(activities)
        for number, title in ((3, 'Ny aktivitet'), (99, 'Okänt uppdrag')):
            activities.cell(row, at['Uppdrag']).value = number
            activities.cell(row, at['Aktivitet']).value = title
            row += 1
        row, at = follow_ups.max_row + 1, self.columns(follow_ups)
        follow_ups.cell(row, at['Period']).value = '2026-T1'
        follow_ups.cell(row, at['Uppdrag']).value = 5
        follow_ups.cell(row, at['Bedömning']).value = 'Helt uppfyllt'
        place = next(c for c in values['A'] if c.value == 'Karlskrona')
        indicator = next(values.cell(r, 1).value for r in range(place.row, 0, -1)
                         if values.cell(r + 2, 1).value == 'Kommun')
        values.insert_rows(2)
        values.cell(place.row + 1, 2).value = 12345
        sheets.save(book)
        told = self.review(plan, book, accept=True)
        self.assertEqual(told[-1], 'Tog in 3 ändringar.', told)
        self.assertTrue([t for t in told if 'planen har inget med det namnet' in t], told)
        self.assertIn('Ny aktivitet', [a['title'] for a in self.show(plan, 'activities')['activities']])
        self.assertIn(('2026-T1', 5), [(f['period'], f['assignment'])
                                       for f in self.show(plan, 'followups')['followups']])
        csv = self.run_cli('show', plan, 'benchmarks', '--format=csv').stdout
        self.assertTrue([line for line in csv.splitlines() if indicator in line and '12345' in line], csv)
        self.assertEqual([t for t in self.review(plan, book) if ' → ' in t], [])

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_goals(self):
        """A goal's assessment that was changed comes back by the goal's name, and so does a new one."""
        plan, book = self.path('mål.planbok'), self.path('mål.xlsx')
        self.run_cli('new', plan, '--example=kalmar')
        self.run_cli('export', plan, book)
        sheets = self.load(book)
        sheet = sheets['Uppföljning']
        at = self.columns(sheet)
        row = next(r for r in range(5, sheet.max_row + 1) if sheet.cell(r, at['Mål']).value == 'Agenda 2030')
        sheet.cell(row, at['Bedömning']).value = 'Helt uppfyllt'
        row = sheet.max_row + 1
        for goal in ('Avfallet', 'Finns inte', None):
            for name, value in (('Period', '2022-T2'), ('Mål', goal), ('Bedömning', 'Ej uppfyllt'), ('Åtgärder', 'Ny plan.')):
                sheet.cell(row, at[name]).value = value
            row += 1
        sheets.save(book)
        told = self.review(plan, book)
        self.assertTrue([t for t in told if 'Uppföljning ”Agenda 2030”, Bedömning: Delvis uppfyllt → Helt uppfyllt' in t], told)
        self.assertTrue([t for t in told if 'Ny uppföljning av ”Avfallet”, tertial 2 2022' in t], told)
        self.assertTrue([t for t in told if 'planen har inget med det namnet' in t], told)
        self.assertTrue([t for t in told if 'anger varken uppdrag eller mål' in t], told)
        self.assertEqual(self.review(plan, book, accept=True)[-1], 'Tog in 2 ändringar.')
        got = {(f['goal'], f['period']): f['assessment'] for f in self.show(plan, 'followups')['followups']}
        self.assertEqual((got['Agenda 2030', '2022-T1'], got['Avfallet', '2022-T2']), ('met', 'not-met'))
        self.assertEqual([t for t in self.review(plan, book) if ' → ' in t], [])

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_activity_follow_ups(self):
        """An activity's assessment has a row of its own; changed, and new, it comes back to the right assignment's activity."""
        plan, book = self.path('aktiviteter.planbok'), self.path('aktiviteter.xlsx')
        for name, text in (('u.tsv', 'nummer\ttitel\tstatus\n1\tEtt\tPågår\n2\tTvå\tPågår\n'),
                           ('a.tsv', 'uppdrag\taktivitet\tstatus\n1\tMäta\tPågår\n2\tMäta\tPågår\n2\tBygga\tPågår\n'),
                           ('f.tsv', 'uppdrag\taktivitet\tperiod\tbedömning\n2\tMäta\t2026-T1\tEj uppfyllt\n')):
            with open(self.path(name), 'w', encoding='utf-8') as file:
                file.write(text)
        self.run_cli('new', plan)
        for name in ('u.tsv', 'a.tsv', 'f.tsv'):
            self.run_cli('import', plan, self.path(name))
        self.run_cli('export', plan, book)
        sheets = self.load(book)
        sheet = sheets['Uppföljning']
        at = self.columns(sheet)
        self.assertEqual([sheet.cell(5, at[name]).value for name in ('Uppdrag', 'Aktivitet', 'Bedömning')],
                         [2, 'Mäta', 'Ej uppfyllt'])
        sheet.cell(5, at['Bedömning']).value = 'Delvis uppfyllt'
        row = sheet.max_row + 1
        for number, activity in ((1, 'Mäta'), (1, 'Bygga'), (None, 'Bygga')):
            for name, value in (('Period', '2026-T1'), ('Uppdrag', number), ('Aktivitet', activity), ('Bedömning', 'Helt uppfyllt')):
                sheet.cell(row, at[name]).value = value
            row += 1
        sheets.save(book)
        told = self.review(plan, book)
        self.assertTrue([t for t in told if 'Uppföljning ”Mäta”, Bedömning: Ej uppfyllt → Delvis uppfyllt' in t], told)
        self.assertTrue([t for t in told if 'Ny uppföljning av ”Mäta”, tertial 1 2026' in t], told)
        self.assertEqual(len([t for t in told if 'en aktivitet som uppdraget inte har' in t]), 2, told)
        self.assertEqual(self.review(plan, book, accept=True)[-1], 'Tog in 2 ändringar.')
        got = sorted((f['assignment'], f['activity'], f['assessment']) for f in self.show(plan, 'followups')['followups'])
        self.assertEqual(got, [(1, 'Mäta', 'met'), (2, 'Mäta', 'partly')])
        self.assertEqual([t for t in self.review(plan, book) if ' → ' in t], [])

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_map(self):
        """A workbook of somebody else's, told what its columns are."""
        plan = self.new_plan('karta.planbok')
        book = self.path('främmande.xlsx')
        sheets = openpyxl.Workbook()
        sheets.active.append(['Rapport'])
        other = sheets.create_sheet('Data')
        for line in (['Utdrag ur systemet'], [], ['Kst', 'Benämning', 'Ansv: chef'], [77, 'Främmande', 'UC']):
            other.append(line)
        sheets.save(book)
        columns = ('--map=Kst:nummer', '--map=Benämning:titel', '--map=Ansv: chef:ansvarig')
        self.assertTrue(self.run_cli('import', plan, book, status=1).stderr)
        self.run_cli('import', plan, book, '--sheet=Data', '--header-row=3', *columns)
        self.assertIn((77, 'Främmande'), [(a['number'], a['title'])
                                          for a in self.show(plan, 'assignments')['assignments']])
        self.assertIn('inget blad', self.run_cli('import', plan, book, '--sheet=X', *columns, status=1).stderr)
        self.assertIn('--map=Kst', self.run_cli('import', plan, book, '--map=Kst', status=2).stderr)
        self.assertIn('--give=enhet', self.run_cli('import', plan, book, '--give=enhet', status=2).stderr)

    def test_map_wrong(self):
        """What is wrong in a map is named: the row, the header, the column, and two headers for one column."""
        plan = self.new_plan('felkarta.planbok')
        table = self.path('felkarta.csv')
        with open(table, 'w', encoding='utf-8') as file:
            file.write('Kst;Benämning;Rubrik\n79;Främmande;X\n')
        right = ('--map=Kst:nummer', '--map=Benämning:titel')
        for options, sentence in (
                (('--header-row=99', *right), 'rad 99 är tom eller ligger efter den sista'),
                (('--header-row=2',), 'känner inte igen någon av kolumnerna i rad 2 (79, Främmande, X)'),
                ((*right, '--map=Fel:status'), '”Fel” är kopplad, men ingen fil har en kolumn med den rubriken'),
                (('--map=Fel:nummer',), '”Fel” är kopplad, men ingen fil har en kolumn med den rubriken'),
                (('--map=Kst:fel', right[1]), '”Kst” är kopplad till ”fel”, som inte är en kolumn i något upplägg'),
                ((*right, '--map=Rubrik:fel'), '”Rubrik” är kopplad till ”fel”, som inte är en kolumn i upplägget'),
                ((*right, '--map=Rubrik:titel'), 'både ”Benämning” och ”Rubrik” är kopplade till kolumnen ”titel”')):
            said = self.run_cli('import', plan, table, *options, status=1).stderr
            self.assertIn(sentence, said, options)
        self.run_cli('import', plan, table, *right)

    @unittest.skipUnless(openpyxl, 'openpyxl is not installed')
    def test_map_remembered(self):
        """A hidden sheet, a header in row 3, what every row has, and another extract with the same headers."""
        plan = self.new_plan('minne.planbok')
        headers = ['Kontogrupp', 'Bokslut 2023', 'Detaljbudget 2024']
        first, second = self.path('utdrag.xlsx'), self.path('nästa.xlsx')
        for book, row in ((first, 3), (second, 5)):
            sheets = openpyxl.Workbook()
            sheets.active.append(['Rapport'])
            other = sheets.create_sheet('Data')
            other.sheet_state = 'hidden'
            other.cell(1, 1).value = 'Utdrag ur systemet'
            for column, header in enumerate(headers, 1):
                other.cell(row, column).value = header
            for column, value in enumerate(['Intäkter', 100, 200 + row], 1):
                other.cell(row + 1, column).value = value
            sheets.save(book)
        columns = ('--map=Kontogrupp:rad', '--map=Bokslut 2023:2023 utfall', '--map=Detaljbudget 2024:2024 budget',
                   '--give=tabell:Nämndens budget', '--give=enhet:tkr', '--sheet=Data')
        self.assertIn('tabell', self.run_cli('import', plan, first, '--header-row=3', *columns[:3], '--as=tables',
                                             '--sheet=Data', status=1).stderr)
        self.run_cli('import', plan, first, *columns)
        self.assertTrue(self.run_cli('import', plan, second, status=1).stderr)
        self.run_cli('import', plan, first, '--header-row=3', '--remember', *columns)
        self.assertIn('samma rubriker har pekats ut', self.run_cli('import', plan, second).stdout)
        table = next(t for t in self.show(plan, 'tables')['tables'] if t['title'] == 'Nämndens budget')
        self.assertEqual([(c['year'], c['measure']) for c in table['columns']], [(2023, 'outcome'), (2024, 'budget')])
        self.assertEqual([(line['label'], line['values']) for line in table['lines']], [('Intäkter', [100000, 205000])])
        # A text table with a title above its headers, its columns told.
        text = self.path('utdrag.csv')
        with open(text, 'w', encoding='utf-8') as file:
            file.write('Utdrag 2026-11-20\n\nKst;Benämning\n78;Ur systemet\n')
        self.run_cli('import', plan, text, '--header-row=3', '--map=Kst:nummer', '--map=Benämning:titel')
        self.assertIn('Ur systemet', [a['title'] for a in self.show(plan, 'assignments')['assignments']])

    def test_no_room(self):
        """On a full disk and on one that may only be read, as root too: a sentence, and nothing is left lying."""
        disk = self.path('skiva')
        os.makedirs(disk, exist_ok=True)
        for options, sentence in (('size=16k', 'är full'), ('ro', 'får bara läsas')):
            script = f'mount -t tmpfs -o {options} none "$1" && shift && "$@"; status=$?; ls -A "{disk}"; exit $status'
            for name in ('bok.xlsx', 'bok.json'):
                done = subprocess.run(['unshare', '-rm', 'sh', '-c', script, 'sh', disk, CLI, 'export', self.plan,
                                       os.path.join(disk, name)], capture_output=True, text=True, check=False, timeout=60,
                                      env=dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='sv'))
                if 'unshare' in done.stderr or 'mount' in done.stderr:
                    self.skipTest(done.stderr)
                self.assertEqual((done.returncode, done.stdout), (1, ''), done.stderr)
                self.assertIn(sentence, done.stderr)
                self.assertIn(name, done.stderr)

    def test_other_formats(self):
        out = self.path('ut.csv')
        self.run_cli('export', self.plan, out, '--what=assignments')
        with open(out, encoding='utf-8-sig') as file:
            self.assertTrue(file.readline().startswith('nummer;titel;'))
        self.run_cli('export', self.plan, self.path('tabeller.csv'), '--what=tables')
        with open(self.path('tabeller.csv'), encoding='utf-8-sig') as file:
            self.assertTrue(file.readline().startswith('nämnd;tabell;enhet;tecken;grupp;rad;slag;länk;'))
        # Neither a table nor the plan itself is a damaged workbook.
        for name in ('tabeller.csv', os.path.basename(self.plan)):
            self.assertIn(f'{name} är ingen arbetsbok.',
                          self.run_cli('review', self.plan, self.path(name), status=1).stderr)
        out = self.path('ut.json')
        self.run_cli('export', self.plan, out)
        with open(out, encoding='utf-8') as file:
            everything = json.load(file)
        self.assertEqual(len(everything['assignments']), 24)
        self.assertEqual(everything['tables'], self.show(self.plan, 'tables')['tables'])
        for key in ('plan', 'activities', 'indicators', 'goals', 'followups', 'findings', 'edits'):
            self.assertIn(key, everything)
        self.assertIn('.xlsx', self.run_cli('export', self.plan, self.path('ut.odt'), status=1).stderr)
        self.assertFalse(os.path.exists(self.path('ut.odt')))


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=2)
