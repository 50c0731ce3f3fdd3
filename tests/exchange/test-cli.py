#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""planbok-cli as a person or a script uses it: test-cli.py PLANBOK-CLI"""
import json
import os
import subprocess
import sys
import tempfile
import unittest

CLI = sys.argv[1]
FSN, SN = 'Funktionsstödsnämnden', 'Socialnämnden'


class Program(unittest.TestCase):
    language = 'sv'

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.plan = os.path.join(self.folder.name, 'plan med åäö.planbok')

    def tearDown(self):
        self.folder.cleanup()

    def run_cli(self, *args, status=0, **environment):
        env = dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE=self.language, **environment)
        done = subprocess.run([CLI, *args], capture_output=True, text=True, env=env, check=False, encoding='utf-8')
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        if status and args[:1] != ('check',):
            self.assertTrue(done.stderr.strip(), 'a failure without a sentence')
            self.assertEqual(done.stdout, '')
        return done

    def example(self):
        self.run_cli('new', self.plan, '--example=karlskrona')

    def show(self, what, *args):
        return json.loads(self.run_cli('show', self.plan, what, '--format=json', *args).stdout)

    def write(self, name, text):
        path = os.path.join(self.folder.name, name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path

    def bytes(self):
        with open(self.plan, 'rb') as file:
            return file.read()


class Cli(Program):
    def test_new(self):
        self.run_cli('new', self.plan)
        self.assertEqual(self.show('assignments'), {'assignments': []})
        self.assertEqual(json.loads(self.run_cli('check', self.plan, '--format=json').stdout), {'findings': []})
        before = self.bytes()
        done = self.run_cli('new', self.plan, status=1)
        self.assertIn(os.path.basename(self.plan), done.stderr)
        self.run_cli('new', self.plan, '--example=karlskrona', status=1)
        self.assertEqual(self.bytes(), before)
        self.run_cli('new', self.plan + '2', '--example=atlantis', status=1)
        self.assertFalse(os.path.exists(self.plan + '2'))

    def test_check(self):
        self.example()
        done = self.run_cli('check', self.plan, '--format=json', status=1)
        found = [(f['severity'], f['code'], f['board'], f['table'], f['line'], f['column'], f['printed'], f['computed'])
                 for f in json.loads(done.stdout)['findings']]
        claim = [f for f in found if f[1] == 'claim-mismatch']
        self.assertEqual([(f[0], f[6], f[7]) for f in claim], [('error', 6600000, 63294000)])
        balance, effects = 'Ekonomi i balans', 'Ekonomiska effekter'
        saving, total = 'Besparing enligt omställningsplan', 'Ekonomisk effekt'
        rounding = [('info', 'printed-rounding', FSN, table, line, column, printed, computed)
                    for table, line, figures in (
                        (balance, saving, ((15.0, 14.9), (67.7, 67.6), (109.4, 109.3))),
                        (balance, 'Underskott', ((-30, -30.1), (0, -0.1), (0, -0.1))),
                        (effects, total, ((15.0, 14.9), (67.7, 67.6), (109.4, 109.3))))
                    for column, (printed, computed) in zip(
                        ('2024', '2025', '2027'),
                        [(round(a * 1000000), round(b * 1000000)) for a, b in figures])]
        unbalanced = [('warning', 'not-balanced', FSN, balance, 'Underskott', '2024', -30000000, -30100000)]
        self.assertEqual(sorted(f for f in found if f not in claim), sorted(rounding + unbalanced))
        self.assertEqual(len(found), 11)
        for finding in json.loads(done.stdout)['findings']:
            self.assertTrue(finding['message'].endswith('.'), finding)
        text = self.run_cli('check', self.plan, status=1).stdout
        self.assertEqual(len(text.splitlines()), 12)

        # A table that does not add up is an error.
        path = self.write('fel.csv', 'tabell;enhet;tecken;grupp;rad;2025\n'
                          'T;tkr;kostnad +;S;a;5\nT;tkr;kostnad +;;S;9\n')
        self.run_cli('import', self.plan, path)
        found = json.loads(self.run_cli('check', self.plan, '--format=json', status=1).stdout)['findings']
        wrong = [f for f in found if f['code'] == 'printed-mismatch']
        self.assertEqual([(f['severity'], f['table'], f['line'], f['printed'], f['computed']) for f in wrong],
                         [('error', 'T', 'S', 9000, 5000)])

    def test_unreadable(self):
        self.run_cli('check', self.plan, status=2)
        self.run_cli('show', self.plan, 'plan', status=1)
        with open(self.plan, 'w', encoding='utf-8') as file:
            file.write('hej')
        self.assertTrue(self.run_cli('check', self.plan, status=2).stderr.strip())
        self.run_cli('show', self.plan, 'plan', status=1)
        self.run_cli('import', self.plan, self.write('x.csv', 'nummer;titel\n1;A\n'), status=1)
        self.run_cli('undo', self.plan, status=1)

    def test_tables(self):
        self.example()
        tables = self.show('tables')['tables']
        self.assertEqual([(t['board'], t['title'], t['unit']) for t in tables],
                         [(SN, 'Ekonomi i balans', 'mnkr'), (FSN, 'Ekonomi i balans', 'mnkr'),
                          (FSN, 'Ekonomiska effekter', 'mnkr')])
        for table in tables:
            self.assertEqual([(c['label'], c['year'], c['measure']) for c in table['columns']],
                             [(str(y), y, 'plan') for y in (2024, 2025, 2026, 2027)])
        lines = {line['label']: line for line in tables[0]['lines']}
        change = lines['Totalt budgetförändring']
        self.assertEqual((change['group'], change['kind'], change['assignments']), (None, 'sum', []))
        self.assertEqual(change['values'], [None, -1500000, -1300000, -5700000])
        self.assertEqual(change['printed'], [None, -1500000, -1300000, -5700000])
        given = lines['Krav på effektiviseringar']
        self.assertEqual((given['group'], given['kind']), ('Totalt budgetförändring', 'given'))
        self.assertEqual(given['printed'], [None] * 4)
        self.assertEqual(lines['Fortsatt arbete enligt 5S']['assignments'], [19])
        lines = {line['label']: line for line in tables[1]['lines']}
        saving = lines['Besparing enligt omställningsplan']
        self.assertEqual((saving['kind'], saving['values']), ('link', [14900000, 67600000, 99000000, 109300000]))
        self.assertEqual(saving['printed'], [15000000, 67700000, 99000000, 109400000])
        self.assertEqual(lines['Underskott']['kind'], 'balance')
        self.assertEqual([t['board'] for t in self.show('tables', '--board=sn')['tables']], [SN])

    def test_assignments(self):
        self.example()
        assignments = self.show('assignments')['assignments']
        self.assertEqual([a['number'] for a in assignments], list(range(1, 25)))
        second = assignments[1]
        self.assertEqual((second['boards'], second['status'], second['goals']), ([FSN], 'not-started', []))
        self.assertEqual(second['roles'], ['Avdelningschef, funktionsstöds gemensamma insatser'])
        self.assertEqual(second['effect'], {'2025': 2000000, '2026': 7700000, '2027': 14700000})
        self.assertEqual(second['start'], None)
        self.assertEqual(len(self.show('assignments', '--board=SN')['assignments']), 15)
        due = [a for a in self.show('activities')['activities'] if a['due']]
        self.assertEqual([(a['assignment'], a['title'], a['due']) for a in due], [(10, 'Övertagande', '2024-10-01')])

    def test_benchmarks(self):
        self.example()
        indicators = {i['title']: i for i in self.show('benchmarks')['indicators']}
        housing = indicators['Kostnad funktionsnedsättning LSS boende']
        self.assertEqual((housing['unit'], housing['better'], housing['volume'], housing['kolada']),
                         ('kr/brukare', 'lower', 238, None))
        self.assertIn({'entity': 'Kalmar', 'year': 2023, 'period': '2023', 'gender': 'T', 'kind': 'outcome',
                       'value': 1171522},
                      housing['values'])
        self.assertEqual(housing['potentials'], [{'year': 2023, 'period': '2023', 'own': 'Karlskrona', 'peer': 'Kalmar',
                                                  'difference': 448932, 'volume': 238, 'potential': 106845816}])
        groups = indicators['Deltagande i gruppverksamhet, ökning']
        self.assertEqual([(v['year'], v['kind'], v['value']) for v in groups['values']],
                         [(2025, 'target', 20), (2026, 'target', 40), (2027, 'target', 60)])

    def test_everything_shows(self):
        self.example()
        for what in ('plan boards roles assignments activities tables indicators benchmarks claims goals periods '
                     'followups decisions recurring meetings risks funding findings history').split():
            self.assertEqual(len(self.show(what)), 1, what)
            self.run_cli('show', self.plan, what)
            if what != 'history':
                self.run_cli('show', self.plan, what, '--format=csv')
        self.assertEqual(self.show('plan')['plan']['valid_from'], '2024-10-01')
        self.assertEqual(self.show('followups'), {'followups': []})
        self.assertEqual(len(self.show('decisions')['decisions'][0]['assignments']), 24)

    def test_import_and_history(self):
        self.example()
        path = self.write('uppdrag.tsv', 'nummer\ttitel\tstatus\n16\tFordonen\tPågår\n25\tNytt\t\n')
        before = self.show('assignments')
        self.assertIn('Nytt', self.run_cli('import', self.plan, path, '--dry-run').stdout)
        self.assertEqual(self.show('assignments'), before)
        self.run_cli('import', self.plan, path, '--author=Controllern')
        after = self.show('assignments')
        self.assertEqual(len(after['assignments']), 25)
        changed = after['assignments'][15]
        self.assertEqual((changed['title'], changed['status']), ('Fordonen', 'ongoing'))
        edit = self.show('history')['edits'][0]
        self.assertEqual((edit['author'], edit['undone']), ('Controllern', False))
        self.assertIn('uppdrag.tsv', edit['label'])
        self.assertRegex(edit['at'], r'^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$')
        update = [c for c in edit['changes'] if c['op'] == 'update']
        self.assertEqual([(c['table'], c['from']['status'], c['to']['status']) for c in update],
                         [('assignment', 'not-started', 'ongoing')])
        insert = [c for c in edit['changes'] if c['op'] == 'insert']
        self.assertEqual([(c['from'], c['to']['title']) for c in insert], [(None, 'Nytt')])

        self.run_cli('undo', self.plan)
        self.assertEqual(self.show('assignments'), before)
        self.assertTrue(self.show('history')['edits'][0]['undone'])
        self.run_cli('redo', self.plan)
        self.assertEqual(self.show('assignments'), after)
        self.run_cli('redo', self.plan, status=1)
        self.run_cli('undo', self.plan)
        # What came with the example is not to be undone.
        self.run_cli('undo', self.plan, status=1)

    def test_history_money(self):
        """Money is SEK wherever JSON has it, and a number is one that any reader of JSON reads."""
        self.run_cli('new', self.plan)
        table = 'tabell\tenhet\ttecken\trad\t2025\nT\tmnkr\tkostnad −\tx\t−7,1\n'
        self.run_cli('import', self.plan, self.write('budget.tsv', table))
        indicator = 'nyckeltal\tbättre\tvolym\nA\tlägre\t1' + '0' * 22 + '\n'
        self.run_cli('import', self.plan, self.write('nyckeltal.tsv', indicator))
        changes = [c for e in self.show('history')['edits'] for c in e['changes']]
        self.assertEqual([c['to']['amount'] for c in changes if c['table'] == 'cell'], [-7100000])
        self.assertEqual([c['to']['volume'] for c in changes if c['table'] == 'indicator'], [1e22])
        self.assertEqual(self.show('indicators')['indicators'][0]['volume'], 1e22)
        self.assertIn('nyckeltal.tsv', self.run_cli('undo', self.plan).stdout)
        self.assertIn('budget.tsv', self.run_cli('undo', self.plan).stdout)
        self.assertIn('budget.tsv', self.run_cli('redo', self.plan).stdout)

    def test_full(self):
        """A file that may not grow: a sentence, the plan as it was, and nothing left lying about."""
        self.example()
        before = self.bytes()
        rows = ''.join(f'{i}\tUppdrag {i}\t{"x" * 200}\n' for i in range(100, 9000))
        text = self.write('uppdrag.tsv', 'nummer\ttitel\tsammanfattning\n' + rows)
        limit = len(before) + 400000
        for args in (('import', self.plan, text), ('new', self.plan + '2', '--example=karlskrona'),
                     ('new', self.plan + '3')):
            done = subprocess.run(['prlimit', f'--fsize={limit if args[0] == "import" else 4096}', CLI, *args],
                                  capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 1, done.stderr)
            self.assertTrue(done.stderr.strip())
            self.assertEqual(self.bytes(), before)
            self.assertEqual(sorted(os.listdir(self.folder.name)), [os.path.basename(self.plan), 'uppdrag.tsv'])

    def test_author(self):
        self.run_cli('new', self.plan)
        self.run_cli('import', self.plan, self.write('a.csv', 'nummer;titel\n1;A\n'), PLANBOK_AUTHOR='Miljön')
        self.assertEqual(self.show('history')['edits'][0]['author'], 'Miljön')

    def test_import_errors(self):
        self.example()
        good = self.write('uppdrag.tsv', 'nummer\ttitel\n26\tBra\n')
        bad = self.write('budget.tsv', 'tabell\tenhet\ttecken\trad\t2026\nT\tmnkr\tkostnad −\tx\tabc\n')
        before = self.show('history'), self.show('assignments')
        done = self.run_cli('import', self.plan, good, bad, status=1)
        for part in ('budget.tsv', ' 2', '2026', 'abc', '7,1'):
            self.assertIn(part, done.stderr.splitlines()[0])
        self.assertEqual((self.show('history'), self.show('assignments')), before)
        self.run_cli('import', self.plan, os.path.join(self.folder.name, 'saknas.csv'), status=1)
        self.run_cli('import', self.plan, good, '--as=mossa', status=1)
        self.run_cli('import', self.plan, good, '--as=tables', status=1)

    def test_usage(self):
        self.run_cli('new', self.plan)
        for args in ((), ('dansa',), ('new',), ('show', self.plan), ('show', self.plan, 'plan', 'mer'), ('undo',),
                     ('show', self.plan, 'plan', '--format=pdf'), ('check', self.plan, '--format=csv'),
                     ('import', self.plan), ('new', self.plan, '--mall=x'), ('new', self.plan, '--example'),
                     ('import', self.plan, 'x', '--dry-run=ja'), ('undo', '-x', self.plan), ('--author',)):
            self.run_cli(*args, status=2)
        self.run_cli('show', self.plan, 'himlen', status=1)
        for args, status in (('show', self.plan, 'plan'), 1), (('check', self.plan), 2):
            with open('/dev/full', 'w', encoding='utf-8') as full:
                done = subprocess.run([CLI, *args], stdout=full, stderr=subprocess.PIPE, check=False)
            self.assertEqual(done.returncode, status)
            self.assertTrue(done.stderr)
        self.run_cli('show', self.plan, 'tables', '--board=Ingen', status=1)
        self.run_cli('show', self.plan, 'tables', '--scenario=Inget', status=1)
        text = self.run_cli('--help').stdout
        for word in ('new', 'check', 'show', 'import', 'undo', 'redo', 'scenario', 'tornado', '--author', 'followups', 'benchmarks'):
            self.assertIn(word, text)
        self.assertRegex(self.run_cli('--version').stdout, r'^planbok-cli \d+\.\d+\.\d+\n$')


class Scenarios(Program):
    language = 'en'

    """What the controller asks in a meeting, on Karlskrona's plan."""

    def setUp(self):
        super().setUp()
        self.example()

    def scenario(self, *args, status=0):
        return self.run_cli('scenario', self.plan, *args, status=status)

    def balances(self, name, board=FSN, figure='balance'):
        found = [row for row in self.show('compare')['compare'] if (row['board'], row['scenario']) == (board, name)]
        return [round(year[figure] / 1e6, 1) for year in found[0]['years']]

    def test_figures(self):
        self.assertEqual(self.scenario('Sent', '--delay=2:6').stdout, 'New scenario “Sent”\n')
        before = self.bytes()
        self.assertIn('Sent', self.scenario('Sent', '--delay=2:6').stdout)
        self.assertEqual(self.bytes(), before)
        rows = {a['number']: a['effect'] for a in self.show('assignments', '--scenario=sent')['assignments']}
        self.assertEqual([rows[2][year] for year in ('2025', '2026', '2027')], [1000000, 4850000, 11200000])
        self.scenario('Sent', '--realise=Bostadskarriär:70 %')
        self.assertEqual(self.balances('Sent'), [-30.1, -1.4, -4.3, -7.0])
        self.scenario('Försiktigt', '--delay=2:12', '--realise=2:80', '--realise=11:90', '--delay=3:3', '--delay=1:6',
                      '--realise=1:80')
        self.assertEqual(self.balances('Försiktigt'), [-30.8, -4.6, -12.2, -12.0])
        self.assertEqual(self.balances('Försiktigt', figure='difference'), [-0.7, -4.5, -12.2, -11.9])
        self.assertEqual(self.balances(None), [-30.1, -0.1, 0, -0.1])
        self.assertIn('Försiktigt', self.run_cli('show', self.plan, 'compare').stdout)
        self.assertIn('3.395', self.run_cli('show', self.plan, 'differences').stdout)

    def test_year(self):
        """A year that the plan's balances do not cover is a sentence, not an empty table."""
        for what in ('tornado', 'latest-delays', 'certainty'):
            done = self.run_cli('show', self.plan, what, '--year=2040', status=1)
            self.assertIn('2024–2027', done.stderr)
            self.run_cli('show', self.plan, what, '--year=2027')

    def test_one_edit(self):
        self.scenario('Grund', '--delay=2:6')
        before = self.show('history')['edits'], self.show('scenarios')
        self.scenario('Mer', '--based-on=GRUND', '--realise=2:50', '--set=Ekonomiska effekter/Lokaler/2026=9',
                      '--set=Ekonomiska effekter/Lokaler/2026==1,0+0,5',
                      '--set=Ekonomiska effekter/Fordon/2026=', '--range=7:0/1/6:80/90/100', '--note=Prövning')
        edits = self.show('history')['edits']
        self.assertEqual(len(edits), len(before[0]) + 1)
        self.assertEqual(edits[0]['label'], 'New scenario “Mer”')
        shown = self.show('scenarios', '--scenario=Mer')['scenarios'][0]
        self.assertEqual((shown['based_on'], shown['note'], shown['kind']), ('Grund', 'Prövning', 'scenario'))
        self.assertEqual(shown['drivers'], [{'assignment': 2, 'delay': 6, 'realisation': 50, 'own': True}])
        own = {(c['line'], c['column']): (c['from'], c['to']) for c in shown['changes'] if c['reach'] == 'own'}
        self.assertEqual(own, {('Lokaler', '2026'): (3300000, 1500000), ('Fordon', '2026'): (2500000, None)})
        self.assertEqual([(r['assignment'], r['delay_high'], r['realisation_low']) for r in shown['ranges']], [(7, 6, 80)])
        values = self.show('tables', '--scenario=mer')['tables']
        lines = {line['label']: line['values'] for table in values for line in table['lines']}
        self.assertEqual((lines['Lokaler'][2], lines['Fordon'][2]), (1500000, None))
        self.run_cli('undo', self.plan)
        self.assertEqual(self.show('scenarios'), before[1])

    def test_refusals(self):
        self.scenario('Grund', '--delay=2:6')
        before = self.bytes()
        for args, words in ((('X', '--delay=99:6'), ('99', '1, 2, 3')), (('X', '--delay=2'), ('2:6',)),
                            (('X', '--delay=2:ett'), ('ett',)), (('X', '--delay=2:121'), ('121', '120')),
                            (('X', '--realise=2:200'), ('200', '150')), (('X', '--realise=2:'), ('80',)),
                            (('X', '--based-on=Y'), ('Y', 'Grund')), (('Grund', '--based-on=grund'), ('Grund',)),
                            (('X', '--set=Ekonomiska effekter/Lokaler/2026=tre'), ('tre',)),
                            (('X', '--set=Ekonomiska effekter/Lokaler/2031=3'), ('2031', '2027')),
                            (('X', '--set=Ekonomiska effekter/Ekonomisk effekt/2026=3'), ('Ekonomisk effekt',)),
                            (('X', '--set=Lokaler'), ('Lokaler',)), (('X', '--range=2:6/3/0:80/90/100'), ('6', '3')),
                            (('X', '--adopt'), ('X', 'Grund')), (('Grund', '--lock', '--delay=2:7'), ('--lock',)),
                            ((' ',), ('name',))):
            sentence = self.scenario(*args, status=1).stderr
            for word in words:
                self.assertIn(word, sentence)
        self.assertEqual(self.bytes(), before)
        self.scenario('Grund', '--lock')
        self.assertIn('locked', self.scenario('Grund', '--delay=2:7', status=1).stderr)
        self.assertIn('locked', self.scenario('Grund', '--delete', status=1).stderr)
        self.scenario('Grund', '--unlock')
        self.scenario('Grund', '--rename=Annat')
        self.scenario('Annat', '--delete')
        self.assertEqual(self.show('scenarios')['scenarios'], [])

    def test_adopt(self):
        self.scenario('Sent', '--delay=2:6', '--realise=2:70')
        wanted = self.show('tables', '--scenario=Sent')
        self.assertNotEqual(self.show('tables'), wanted)
        self.scenario('Därpå', '--based-on=Sent')
        self.scenario('Bredvid', '--delay=2:12')
        told = self.run_cli('scenario', self.plan, 'sent', '--adopt').stdout
        self.assertIn('“Därpå” is based on it: it is based on the plan instead, with the figures that it has.', told)
        self.assertIn('“Bredvid” rests on figures that change: 2 of its figures change.', told)
        self.assertEqual(self.show('tables'), wanted)
        self.assertEqual([(s['name'], s['based_on']) for s in self.show('scenarios')['scenarios']],
                         [('Därpå', None), ('Bredvid', None)])
        self.assertEqual(self.show('history')['edits'][0]['label'], "Make “Sent” the plan's figures")

    def test_proposal(self):
        self.run_cli('show', self.plan, 'proposal', status=1)
        self.scenario('Vårt', '--proposal', '--by=Oppositionen', '--set=Ekonomiska effekter/Lokaler/2026=1,0')
        shown = self.show('proposal', '--scenario=vårt')
        self.assertEqual((shown['proposer'], shown['balanced']), ('Oppositionen', False))
        self.assertEqual(shown['verdict'], 'Lacks 30.1 MSEK in 2024 and 2.3 MSEK in 2026.')
        self.assertEqual(shown['without'], 'Without it 30.1 MSEK in 2024 is lacking.')
        self.assertEqual([y['base_missing'] for y in shown['years']], [30100000, 0, 0, 0])
        self.assertEqual([(c['line'], c['effect']) for c in shown['changes']], [('Lokaler', -2300000)])
        self.assertEqual([(y['year'], y['added'], y['missing']) for y in shown['years']],
                         [(2024, 0, 30100000), (2025, 0, 0), (2026, 2300000, 2300000), (2027, 0, 0)])
        text = self.run_cli('show', self.plan, 'proposal', '--scenario=Vårt').stdout
        for word in ('Oppositionen', 'Without it 30.1 MSEK in 2024 is lacking.', '−2.3', 'added'):
            self.assertIn(word, text)
        self.assertNotIn('better', text)
        for what in ('proposal', 'differences'):
            head = self.run_cli('show', self.plan, what, '--scenario=Vårt').stdout
            self.assertRegex(head, r'Board +Table +Unit +Line +Column')

    def test_tornado(self):
        shown = self.show('tornado', '--board=FSN', '--delay=0', '--realise=80', '--year=2027')
        self.assertEqual([(b['assignment'], b['line'], round(b['less'] / 1e6, 1), round(b['better'] / 1e6, 1))
                          for b in shown['tornado'][:4]],
                         [(None, 'Ny organisering', -7.6, 7.6), (2, None, -2.9, 2.9), (11, None, -2.2, 2.2),
                          (5, None, -2.1, 2.1)])
        self.run_cli('show', self.plan, 'tornado', '--realise=mycket', status=2)

    def test_certainty(self):
        first = self.run_cli('show', self.plan, 'certainty', '--format=json', '--draws=2000').stdout
        self.assertEqual(self.run_cli('show', self.plan, 'certainty', '--format=json', '--draws=2000').stdout, first)
        self.assertNotEqual(self.run_cli('show', self.plan, 'certainty', '--format=json', '--draws=2000', '--seed=2').stdout,
                            first)
        certain = self.show('certainty', '--range=0/0/0:100/100/100', '--draws=100')
        chances = {(c['board'], c['year']): c['chance'] for c in certain['certainty']}
        self.assertEqual([chances[FSN, year] for year in range(2024, 2028)], [0, 1, 1, 1])
        self.assertEqual([chances[None, year] for year in range(2024, 2028)], [0, 1, 1, 1])
        for row in json.loads(first)['certainty']:
            self.assertEqual(sum(row['counts']), 2000)
        text = self.run_cli('show', self.plan, 'certainty').stdout
        for word in ('10000', 'seed 1', '0/0/6', '80/100/100'):
            self.assertIn(word, text)

    def test_latest_delays(self):
        for found in self.show('latest-delays', '--board=FSN', '--year=2027')['latest_delays'][:2]:
            self.assertEqual(found['kind'], 'months')
            for months, balanced in ((found['months'], True), (found['months'] + 1, False)):
                self.scenario('Prov', f'--delay={found["assignment"]}:{months}')
                state = [row['years'][3]['state'] for row in self.show('compare', '--scenario=Prov')['compare']
                         if (row['board'], row['scenario']) == (FSN, 'Prov')]
                self.assertEqual(state[0] != 'deficit', balanced)
                self.run_cli('undo', self.plan)
            self.assertEqual(found['spans'], [{'from': 0, 'to': found['months']}])
        text = self.run_cli('show', self.plan, 'latest-delays', '--year=2024').stdout
        self.assertIn('Each assignment is judged by the boards that its effect reaches.', text)
        self.assertIn('In deficit 2024 as it is: ' + FSN + '.', text)
        self.assertNotIn('In deficit', self.run_cli('show', self.plan, 'latest-delays', '--year=2027').stdout)


class Kolada(Program):
    language = 'en'

    def serve(self):
        server = subprocess.Popen([sys.executable, os.path.join(os.path.dirname(__file__), 'kolada_server.py')],
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addCleanup(server.wait)
        self.addCleanup(server.stdout.close)
        self.addCleanup(server.stdin.close)
        return '--base-url=http://127.0.0.1:%d/' % int(server.stdout.readline())

    def test_fetch(self):
        self.example()
        url = self.serve()
        before = self.bytes()
        for behaviour in ('fault', 'rubbish', 'cut', 'bad', 'moved-away', 'empty'):
            self.run_cli('fetch', self.plan, 'N91001', '--municipality=1080', url + behaviour, status=1)
            self.assertEqual(self.bytes(), before)
        self.run_cli('fetch', self.plan, url + 'v3', status=1)
        self.run_cli('fetch', self.plan, 'N91001', '--years=2023-2020', url + 'v3', status=2)
        done = self.run_cli('fetch', self.plan, 'N91001', '--municipality=1080,0880,2081', url + 'v3')
        self.assertIn('1 indicator, 11 values, 1 missing value', done.stdout)
        lss = [i for i in self.show('benchmarks')['indicators'] if i['kolada'] == 'N91001']
        # The plan's own indicator of that title, with its volume and its typed values.
        self.assertEqual([i['title'] for i in lss], ['Kostnad funktionsnedsättning LSS boende'])
        self.assertEqual(lss[0]['volume'], 238)
        values = {(v['entity'], v['year']): v for v in lss[0]['values']}
        self.assertNotIn('fetched', values['Karlskrona', 2023])
        self.assertIn('fetched', values['Borlänge', 2023])
        self.assertEqual([(m['entity'], m['year'], m['status']) for m in lss[0]['missing']], [('Borlänge', 2022, 'missing')])
        self.assertRegex(lss[0]['attribution'], '^Source: Kolada, fetched ')
        potentials = {p['peer']: p for p in lss[0]['potentials']}
        self.assertEqual(potentials['Kalmar']['potential'], 106845816)
        self.assertEqual(lss[0]['potentials_source'], 'own calculation')
        fetches = self.show('fetches')['fetches']
        self.assertEqual([(f['source'], f['indicators']) for f in fetches], [('Kolada', 1)])
        self.assertIn('LSS boende', fetches[0]['title'])

        self.run_cli('fetch', self.plan, url + 'v3')
        revised = self.show('fetches')['fetches'][0]['revisions']
        self.assertEqual([(r['entity'], r['year'], r['before'], r['after']) for r in revised if r['entity'] == 'Borlänge'],
                         [('Borlänge', 2021, 1150000, None)])
        self.run_cli('undo', self.plan)
        self.run_cli('undo', self.plan)
        self.assertEqual(self.show('fetches')['fetches'], [])
        self.run_cli('redo', self.plan)
        self.assertEqual(len(self.show('fetches')['fetches']), 1)
        csv = self.run_cli('show', self.plan, 'benchmarks', '--format=csv').stdout
        self.assertIn('Source: Kolada, fetched', csv)
        # What goes out comes in again.
        self.run_cli('import', self.plan, self.write('ut.csv', csv), '--dry-run')

    def test_import_kolada(self):
        self.run_cli('new', self.plan)
        file = self.write('kolada.json', json.dumps({'count': 1, 'next_url': None, 'values': [
            {'kpi': 'N91001', 'municipality': '1080', 'period': 2023,
             'values': [{'gender': 'T', 'count': 1, 'status': '', 'value': 1620454, 'isdeleted': False}]}]}))
        before = self.bytes()
        self.assertIn('1 value', self.run_cli('import', self.plan, file, '--dry-run').stdout)
        self.assertEqual(self.bytes(), before)
        self.run_cli('import', self.plan, file)
        self.assertEqual(self.show('benchmarks')['indicators'][0]['values'][0]['value'], 1620454)
        self.assertIn('kolada.json', self.show('history')['edits'][0]['label'])
        before = self.bytes()
        for text in ('{"values": [', '{"a": 1}', '[' * 100):
            self.assertIn('trasig.json', self.run_cli('import', self.plan, self.write('trasig.json', text), status=1).stderr)
            self.assertEqual(self.bytes(), before)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=1)
