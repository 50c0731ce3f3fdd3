#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What follows when a figure is changed in a workbook: test-workbook-live.py PLANBOK-CLI FIXTURES"""
import sys
import unittest

from workbook_case import OFFICE, WorkbookCase, openpyxl


@unittest.skipUnless(OFFICE and openpyxl, 'LibreOffice and openpyxl are not installed')
class Live(WorkbookCase):
    def change(self, name, *cells, of=None):
        """The workbook's values after (sheet, cell, value) are written and all is computed anew."""
        book = self.load(of or self.book)
        for sheet, cell, value in cells:
            book[sheet][cell].value = value
        changed = self.path(name + '.xlsx')
        book.save(changed)
        return self.load(self.convert(changed, 'xlsx:Calc MS Excel 2007 XML', 'out'), True)

    @staticmethod
    def row(sheet, text, first=1):
        return next(r for r in range(first, sheet.max_row + 1) if sheet.cell(r, 1).value == text)

    def test_formulas_live(self):
        """A figure that is changed reaches the sums, the balance, the overview and the effects."""
        book = self.load(self.book)
        sheet = next(s for s in book if s.title == 'FSN Ekonomiska effekter')
        row = next(c.row for c in sheet['A'] if c.value == 'Bostadskarriär')
        column = next(c.column for c in sheet[4] if c.value == '2025')
        sheet.cell(row, column).value += 10
        changed = self.path('ändrad.xlsx')
        book.save(changed)
        saved = self.load(self.convert(changed, 'xlsx:Calc MS Excel 2007 XML', 'out'), True)
        before = self.load(self.book, True)

        def difference(title, name, column):
            rows = [c.row for c in before[title]['A'] if c.value == name] or \
                [c.row for c in before[title]['B'] if c.value == name]
            return saved[title].cell(rows[0], column).value - before[title].cell(rows[0], column).value
        self.assertAlmostEqual(difference('FSN Ekonomiska effekter', 'Ekonomisk effekt', column), 10)
        self.assertAlmostEqual(difference('FSN Ekonomi i balans', 'Underskott', column), 10)
        self.assertAlmostEqual(difference('Översikt', 'Alla nämnder', 3), 10)
        self.assertAlmostEqual(difference('Effekter', 'Hela planens effekt', 4), 10)
        verdict = next(c.row for c in before['FSN Ekonomi i balans']['A'] if c.value == 'Omdöme')
        self.assertEqual(before['FSN Ekonomi i balans'].cell(verdict, column).value, 'I balans, avrundat')
        self.assertEqual(saved['FSN Ekonomi i balans'].cell(verdict, column).value, 'I balans')

    def test_verdicts(self):
        """The overview says of the sum above it what the table says of its own."""
        saved = self.change('omdöme', ('FSN Ekonomi i balans', 'C5', 0), ('Effekter', 'H5', 2.5), ('Effekter', 'H6', 1))
        sheet = saved['Översikt']
        verdict = self.row(sheet, 'Omdöme')
        self.assertGreater(sheet.cell(verdict - 1, 2).value, 0)
        self.assertEqual(sheet.cell(verdict, 2).value, 'I balans')
        self.assertEqual(self.load(self.book, True)['Översikt'].cell(verdict, 2).value, 'Underskott')
        self.assertIn(3.5, [c.value for c in sheet[self.row(sheet, 'Realiserad')]])

    def test_benchmarks(self):
        """A cell that is emptied is not measured; a claim is checked against what the cells say."""
        before = self.load(self.book, True)['Jämförelser']
        claims = [r for r in range(1, before.max_row + 1) if before.cell(r, 7).value in ('stämmer', 'fel med faktor tio')]
        self.assertGreaterEqual(len(claims), 3)
        own = self.row(before, 'Karlskrona')
        volume = self.row(before, 'Volym')
        after = self.change('volym', ('Jämförelser', f'B{volume}', 2 * before.cell(volume, 2).value))['Jämförelser']
        self.assertAlmostEqual(after.cell(claims[0], 6).value, 2 * before.cell(claims[0], 6).value)
        self.assertEqual([after.cell(r, 7).value for r in claims[:2]], ['stämmer inte', before.cell(claims[1], 7).value])
        tenfold = round(10 * before.cell(claims[0], 6).value, 1)
        ten = self.change('tio', ('Jämförelser', f'E{claims[0]}', tenfold),
                          ('Jämförelser', f'D{claims[0]}', None))['Jämförelser']
        self.assertEqual(ten.cell(claims[0], 7).value, 'fel med faktor tio')
        empty = self.change('tom', *(('Jämförelser', f'{letter}{own + 1}', None) for letter in 'BCDE'))['Jämförelser']
        potential = volume + 2
        self.assertIsInstance(before.cell(potential, 4).value, (int, float))
        for cell in (empty.cell(potential, 3), empty.cell(potential, 4), empty.cell(claims[0], 6)):
            self.assertIn(cell.value, (None, ''), cell.coordinate)
        self.assertEqual(empty.cell(claims[0], 7).value, 'kan inte räknas ut')

    def test_scenarios(self):
        """A scenario's balance follows the plan's figures and its drivers; own figures, shared lines and scenarios that
        build on others give what the model has."""
        plan, book = self.new_plan('scenarier.planbok'), self.path('scenarier.xlsx')
        self.run_cli('scenario', plan, 'Bygger', '--based-on=Försiktigt', '--delay=5:18', '--realise=5:33.3')
        self.run_cli('scenario', plan, 'Eget', '--set=Ekonomiska effekter/Bostadskarriär/2026=1,23456', '--delay=5:13',
                     '--realise=5:33.3')
        self.run_cli('export', plan, book)
        formulas, cached = self.load(book), self.load(book, True)
        saved = self.convert(book, 'xlsx:Calc MS Excel 2007 XML', 'out')
        self.assert_same_values(formulas, cached, self.load(saved, True))
        sheet, values = formulas['Scenarier'], cached['Scenarier']
        row = self.row(sheet, 'Alla nämnder') + 3
        at = self.columns(sheet)
        for name in ('Försiktigt', 'Bygger', 'Eget'):
            self.assertIn('SUMPRODUCT', sheet.cell(row, at[name]).value)
        first = self.row(sheet, 'Vad som driver scenarierna') + 2
        driver = next(r for r in range(first, first + 9) if sheet.cell(r, 1).value == 'Försiktigt')
        effect = self.row(formulas['FSN Ekonomiska effekter'], 'Bostadskarriär')
        after = self.change('drivare', ('Scenarier', f'C{driver}', 0), ('Scenarier', f'D{driver}', 100),
                            ('FSN Ekonomiska effekter', f'F{effect}', 20), of=book)['Scenarier']
        self.assertAlmostEqual(after.cell(row, at['Försiktigt']).value, after.cell(row, at['Planen']).value)
        self.assertNotAlmostEqual(after.cell(row, at['Planen']).value, values.cell(row, at['Planen']).value)

    def test_genders(self):
        plan, values, book = self.new_plan('kön.planbok'), self.path('kön.tsv'), self.path('kön.xlsx')
        sheet = self.load(self.book)['Jämförelser']
        title = sheet.cell(self.row(sheet, 'Karlskrona') - 3, 1).value
        with open(values, 'w', encoding='utf-8') as file:
            file.write('nyckeltal\tkommun\tkön\tår\tvärde\n' + ''.join(
                f'{title}\tKarlskrona\t{gender}\t2022\t{value}\n' for gender, value in (('K', 1234), ('M', 5678))))
        self.run_cli('import', plan, values)
        self.run_cli('export', plan, book)
        sheet = self.load(book, True)['Jämförelser']
        head = self.row(sheet, 'Kvinnor och män')
        rows = {sheet.cell(head + n, 1).value: [c.value for c in sheet[head + n]] for n in (1, 2)}
        at = [c.value for c in sheet[head]].index('2022')
        self.assertEqual((rows['Karlskrona, kvinnor'][at], rows['Karlskrona, män'][at]), (1234, 5678))
        self.assertEqual(self.review(plan, book), ['Arbetsboken ändrar ingenting.'])


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=2)
