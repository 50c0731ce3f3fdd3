#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The example plans against the published tables they come from: test-references.py PLANBOK-CLI REFERENCES

Every figure of the references is in the plan, and every total is what the plan computes of its parts."""
import collections
import csv
import json
import os
import subprocess
import sys
import tempfile
import unittest

CLI, REFERENCES = sys.argv[1:3]
DRIFT = {'kostnadsslag': 'Driftredovisning per kostnadsslag', 'verksamhet': 'Driftredovisning per verksamhet',
         'investering': 'Investeringar'}
ASSESSMENTS = {'Helt uppfyllt': ('met', None), 'Delvis uppfyllt': ('partly', None), 'Ej uppfyllt': ('not-met', None),
               'Ej utvärderad': ('not-assessed', None), 'Påbörjad': ('not-assessed', 'started')}
DECISIONS = {'nya': 'Nya ej verkställda beslut', 'nya verkställda': 'Nya beslut som har verkställts',
             'återrapporterade': 'Återrapporterade ej verkställda beslut',
             'verkställda tidigare rapporterade': 'Tidigare rapporterade beslut som har verkställts',
             'avslutade utan verkställighet': 'Beslut avslutade utan verkställighet',
             'kvarstående': 'Kvarstående ej verkställda beslut'}


def read(name):
    with open(os.path.join(REFERENCES, name), encoding='utf-8') as file:
        return list(csv.DictReader((line for line in file if not line.startswith('#')), delimiter='\t', restval=''))


def number(text):
    return float(text.replace(',', '.')) if text else None


class Example(unittest.TestCase):
    name = None

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.plan = os.path.join(cls.folder.name, cls.name + '.planbok')
        cls.run_cli('new', cls.plan, '--example=' + cls.name)
        shown = cls.run_cli('show', cls.plan, 'benchmarks', '--format=json')
        cls.values = {(i['title'], v['entity'], v['period'], v['gender'], v['kind']): v['value']
                      for i in json.loads(shown)['indicators'] for v in i['values']}
        cls.used = set()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def run_cli(cls, *args):
        env = dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='sv')
        done = subprocess.run([CLI, *args], capture_output=True, text=True, check=False, env=env)
        assert done.returncode == 0 or args[0] == 'check', done.stderr
        return done.stdout

    def value(self, title, period, entity=None, gender='T', kind='outcome'):
        key = title, entity or self.name.capitalize(), period, gender, kind
        self.used.add(key)
        return self.values.get(key)

    def assert_value(self, text, *args, **kwargs):
        self.assertEqual(self.value(*args, **kwargs), number(text), (args, kwargs))

    def check(self):
        return json.loads(self.run_cli('check', self.plan, '--format=json'))['findings']


class Kalmar(Example):
    name = 'kalmar'

    def tables(self):
        shown = json.loads(self.run_cli('show', self.plan, 'tables', '--format=json'))['tables']
        return {t['title']: {l['label']: l for l in t['lines']} for t in shown}

    def test_operating_statement(self):
        tables = self.tables()
        for row in read('kalmar/drift.tsv'):
            line = tables[DRIFT[row['tabell']]][row['rad']]
            printed = [number(row[c]) * 1000 for c in ('budget', 'prognos', 'avvikelse')]
            self.assertEqual(line['values'], printed, row)
            self.assertEqual(line['group'] or '', row['grupp'])
            if row['kind'] != 'given':
                self.assertEqual(line['printed'], printed)
            else:
                self.assertEqual(line['printed'], [None, None, printed[2]])

    def test_needs(self):
        lines = self.tables()['Ökade behov inom funktionsnedsättning']
        for row in read('kalmar/budgetbehov.tsv'):
            self.assertEqual(lines[row['rad']]['values'], [number(row[y]) * 1000 for y in ('2023', '2024', '2025')])
        lines = self.tables()['Äskanden i budgetunderlaget 2023']
        for row in read('kalmar/askanden.tsv'):
            self.assertEqual(lines[row['titel']]['values'], [number(row['belopp tkr']) * 1000])

    def test_goals(self):
        shown = json.loads(self.run_cli('show', self.plan, 'goals', '--format=json'))['goals']
        goals = {(g['parent'], g['title']): g for g in shown}
        rows = read('kalmar/mal.tsv')
        for row in rows:
            goal = goals.pop((row['fokusområde'], row['titel']))
            self.assertEqual(goal['level'], row['nivå'])
            self.assertEqual((goal['assessment'], goal['status']), ASSESSMENTS[row['bedömning']])
        self.assertEqual({g['title'] for g in goals.values()}, {r['fokusområde'] for r in rows})
        for area in goals.values():
            # "Påbörjad" is a status in an assessment's stead, and counted as such.
            below = collections.Counter('by-status' if ASSESSMENTS[r['bedömning']][1] else ASSESSMENTS[r['bedömning']][0]
                                        for r in rows if r['fokusområde'] == area['title'])
            self.assertEqual((area['level'], area['assessment']), ('Fokusområde', None))
            self.assertEqual({k: n for k, n in area['below'].items() if n}, below)
        found = json.loads(self.run_cli('show', self.plan, 'round', '--format=json', '--period=2022-T1'))['round']
        self.assertEqual((found['items'], found['reported']), (len(rows), len(rows)))
        found = json.loads(self.run_cli('show', self.plan, 'round', '--format=json', '--period=2022-T2'))['round']
        self.assertEqual((found['items'], found['reported'], found['deadline']), (len(rows), 0, '2022-08-31'))

    def test_indicators(self):
        for row in read('kalmar/indikatorer.tsv'):
            self.assert_value(row['senaste utfall'], row['titel'], '2021')
            self.assert_value(row['utfall 2022'], row['titel'], '2022')
            self.assert_value(row['mål 2022'], row['titel'], '2022', kind='target')
        for row in read('kalmar/personal.tsv'):
            for year in ('2019', '2020', '2021', '2022'):
                self.assert_value(row[year], row['mått'].replace(' %', ''), year, gender=row['kön'])
        # Full-time equivalents 2021 are printed a tenth less than women and men together.
        for title, year, difference in (('Antal personer', '2021', 0), ('Antal personer', '2022', 0),
                                        ('Antal årsarbetare', '2021', 0.1), ('Antal årsarbetare', '2022', 0)):
            parts = sum(self.value(title, year, gender=g) for g in 'KM')
            self.assertAlmostEqual(parts - self.value(title, year), difference, places=6)
        self.assert_decisions()
        self.assertEqual(set(self.values) - self.used, set())

    def assert_decisions(self):
        total = 0
        for row in read('kalmar/ejverkstallda.tsv'):
            kind = f"{row['lagrum']}, {row['insats'].lower()}"
            for column, title in DECISIONS.items():
                self.assert_value(row[column], title, '2022-Q1', kind)
            total += sum(self.value(DECISIONS[c], '2022-Q1', kind) or 0 for c in list(DECISIONS)[:-1])
            self.assertEqual((self.value(DECISIONS['nya'], '2022-Q1', kind) or 0)
                             + (self.value(DECISIONS['återrapporterade'], '2022-Q1', kind) or 0),
                             self.value(DECISIONS['kvarstående'], '2022-Q1', kind))
        reported = [self.value('Rapporterade ej verkställda beslut', '2022-Q1', gender=g) for g in 'TKM']
        self.assertEqual(reported, [100, 40, 60])
        self.assertEqual(total, 100)

    def test_check(self):
        """Nothing is wrong but a rounding of full-time equivalents."""
        found = [(f['severity'], f['code'], f['line'], f['column']) for f in self.check()]
        self.assertEqual(found, [('info', 'sexes-rounding', 'Antal årsarbetare', '2021')])


class Karlshamn(Example):
    name = 'karlshamn'

    def test_all(self):
        for row in read('karlshamn/avvikelser.tsv'):
            what = row['enhet eller kategori']
            title = 'Avvikelser: ' + what.lower() if row['mått'] == 'Kategori' else row['mått']
            entity = None if row['mått'] == 'Kategori' or what == 'Hela förvaltningen' else what
            for year in ('2022', '2023', '2024'):
                self.assert_value(row[year], title, year, entity)
        measures = 0
        for row in read('karlshamn/atgarder.tsv'):
            title = 'Registrerade åtgärder: ' + row['åtgärdstyp'].lower()
            self.assert_value(row['registrerade 2024'], title, '2024')
            measures += self.value(title, '2024')
        self.assertEqual(measures, self.value('Registrerade åtgärder', '2024'))
        for row in read('karlshamn/brukare.tsv'):
            title = row['undersökning'] + ': ' + row['fråga'][0].lower() + row['fråga'][1:]
            for year in ('2022', '2023', '2024'):
                self.assert_value(row[year], title, year)
            self.assert_value(row['riket 2024'], title, '2024', 'Riket')
        self.assert_text()
        self.assertEqual(set(self.values) - self.used, set())

    def assert_text(self):
        """What the report says beside its tables."""
        for title, year, value in (
                ('Registrerade åtgärder', '2024', 201), ('Registrerade åtgärder', '2023', 160),
                ('Utredningar avslutade utan åtgärd', '2024', 57),
                ('Rapporter som bedömdes inte vara avvikelser', '2024', 34),
                ('Mottagna rapporter som ingen har tagit sig an', '2024', 8),
                ('Mottagna rapporter som ingen har tagit sig an', '2023', 30),
                ('Granskade avvikelserapporter', '2024', 85),
                ('Granskade rapporter som var fel rapporterade', '2024', 30),
                ('Åtgärder efter lex Sarah-rapporter', '2023', 75),
                ('Åtgärder efter lex Sarah-rapporter: uppföljda', '2023', 56),
                ('Åtgärder efter lex Sarah-rapporter: ej uppföljda', '2023', 19),
                ('Öppenvårdens enkät: trygghet', '2024', 4.52), ('Öppenvårdens enkät: nöjdhet', '2024', 4.74),
                ('Öppenvårdens enkät: delaktighet', '2024', 4.45),
                ('Öppenvårdens enkät: respektfullt bemötande', '2024', 4.81)):
            self.assertEqual(self.value(title, year), value, title)

    def test_check(self):
        self.assertEqual(self.check(), [])


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=2)
