#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports as readers of PDF see them: test-report.py PLANBOK-CLI

poppler tells text, pages, fonts, structure, outline and links of every kind of report, on both papers."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET
import zipfile

CLI = sys.argv[1]
KINDS = {'period-report': 'Tertialrapport', 'plan': 'Plan', 'board-plan': 'Nämndplan', 'quality-report': 'Kvalitetsberättelse',
         'final-report': 'Slutrapport'}
SIZES = {'a4': '595.28 x 841.89', 'a5': '595.28 x 419.53'}
FOLLOW_UPS = '''uppdrag\tperiod\tbedömning\tstatus\tsamlad bedömning\torsaker\tåtgärder\trealiserat mnkr
1\t2026-T1\tEj uppfyllt\tPåbörjad\tVi har inte börjat.\t\t\t
1\t2026-T2\tHelt uppfyllt\tPågår\tHandläggningen är sammanförd.\tRekryteringen gick fort.\tRådslag i hela förvaltningen.\t8,1
2\t2026-T2\tDelvis uppfyllt\tPågår\t%s\tÖverklagad detaljplan.\tTillfällig lösning.\t4,2
''' % ('Servicebostäderna dröjer, och bostadskarriären med dem. ' * 120)


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@unittest.skipUnless(shutil.which('pdftotext'), 'poppler-utils is not installed')
class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.plan = cls.path('plan.planbok')
        cls.cli('new', cls.plan, '--example=karlskrona')
        with open(cls.path('uppfoljning.tsv'), 'w', encoding='utf-8') as file:
            file.write(FOLLOW_UPS)
        cls.cli('import', cls.plan, cls.path('uppfoljning.tsv'))
        for kind in KINDS:
            for page in SIZES:
                cls.export(kind, page)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def path(cls, name):
        return os.path.join(cls.folder.name, name)

    @classmethod
    def cli(cls, *arguments, status=0):
        result = subprocess.run([CLI, *arguments], capture_output=True, text=True, env={**os.environ, 'LANGUAGE': 'sv'})
        assert result.returncode == status, (arguments, result.stdout, result.stderr)
        return result

    @classmethod
    def export(cls, kind, page, *more):
        path = cls.path(f'{kind}-{page}.pdf')
        if kind == 'board-plan':
            more = ('--board=SN', *more)
        cls.cli('export', cls.plan, path, f'--what={kind}', f'--page={page}', *more)
        return path

    def each(self):
        for kind, title in KINDS.items():
            for page in SIZES:
                yield kind, title, page, self.path(f'{kind}-{page}.pdf')

    @staticmethod
    def pages(path, *options):
        return run('pdftotext', '-layout', *options, path, '-').split('\f')[:-1]

    def test_facts(self):
        """Title, language, tags, paper; fonts embedded and every glyph with its text"""
        for kind, title, page, path in self.each():
            info = run('pdfinfo', path)
            self.assertIn('gemensam social- och funktionsstödsförvaltning', info)
            if kind != 'plan':
                self.assertIn(f'Title:           {title}: ', info)
            self.assertRegex(info, r'Subject: +Karlskrona')
            self.assertRegex(info, r'Author: +\S')
            self.assertRegex(info, r'Tagged: +yes')
            self.assertIn(SIZES[page], info)
            with open(path, 'rb') as file:
                data = file.read()
            self.assertIn(b'/Lang (sv-SE)', data)
            self.assertIn(b'/DisplayDocTitle true', data)
            fonts = [line.split() for line in run('pdffonts', path).splitlines()[2:]]
            self.assertTrue(fonts)
            for font in fonts:
                self.assertEqual(font[-5:-2], ['yes', 'yes', 'yes'], font)

    def test_pages(self):
        """Page x of y on every page, and nothing drawn as a box for want of a glyph"""
        for kind, title, page, path in self.each():
            texts = self.pages(path)
            for i, text in enumerate(texts):
                self.assertIn(f'sida {i + 1} av {len(texts)}', text)
                self.assertNotIn('\ufffd', text)
            self.assertIn(title, texts[0])

    @staticmethod
    def outline(path):
        root = ET.fromstring(run('pdftohtml', '-xml', '-i', '-stdout', path).split('<!DOCTYPE', 1)[1].split('>', 1)[1])
        return [(int(item.get('page')), item.text) for item in root.iter('item')], root

    def test_contents(self):
        """The outline and the contents name the same headings and pages, and each stands where they say"""
        for kind, title, page, path in self.each():
            outline, root = self.outline(path)
            texts = [' '.join(text.split()) for text in self.pages(path)]
            self.assertEqual(outline[0][1], 'Innehåll')
            self.assertGreater(len(outline), 3)
            for number, heading in outline:
                self.assertIn(heading.split()[0], texts[number - 1], heading)
                self.assertIn(' '.join(heading.split()[-2:]), texts[number - 1].replace('\u00ad ', ''), heading)
            linked = {int(a.get('href').rsplit('#', 1)[1]) for a in root.iter('a') if '#' in a.get('href')}
            self.assertEqual(linked, {number for number, heading in outline[1:]})

    def test_no_heading_last(self):
        """What a page ends with, above its foot, is no heading"""
        for kind, title, page, path in self.each():
            outline, root = self.outline(path)
            headings = {heading for number, heading in outline}
            for text in self.pages(path):
                lines = [line.strip() for line in text.splitlines() if line.strip()]
                self.assertNotIn(lines[-2], headings)

    def test_structure(self):
        """Headings, tables with the scope of their headers, lists, and figures that say what they show"""
        for kind, title, page, path in self.each():
            structure = run('pdfinfo', '-struct', path)
            self.assertRegex(structure, r'(?m)^Document')
            for tag in ('H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'TOC', 'TOCI', 'Link'):
                self.assertRegex(structure, rf'(?m)^ *{tag}\b', (kind, tag))
            if kind == 'period-report':
                for tag in ('L', 'LI', 'Lbl', 'LBody'):
                    self.assertRegex(structure, rf'(?m)^ *{tag}\b', tag)
            self.assertEqual(len(re.findall(r'(?m)^ *TH\b', structure)), len(re.findall(r'/Scope /(?:Row|Column)', structure)))
            with open(path, 'rb') as file:
                alternatives = re.findall(rb'/S /Figure\b[^>]*?/Alt <FEFF([0-9A-F]*)>', file.read())
            self.assertEqual(len(alternatives), len(re.findall(r'(?m)^ *Figure\b', structure)))
            for words in alternatives:
                self.assertGreater(len(bytes.fromhex(words.decode()).decode('utf-16-be')), 20)

    def test_words_in_order(self):
        """A follow-up is read in its order, whole, under the fixed headings"""
        text = run('pdfinfo', '-struct-text', self.path('period-report-a4.pdf'))
        place = 0
        for words in ('Uppföljning av uppdragen', 'Uppdragen i korthet', 'Helt uppfyllt', '1. Myndighetsutövning inom', 'Helt uppfyllt',
                      'Samlad bedömning', 'Handläggningen är sammanförd.', 'Orsaker', 'Rekryteringen gick fort.', 'Åtgärder',
                      'Rådslag i hela förvaltningen.', '2. Bostadskarriär', 'Delvis uppfyllt', 'Servicebostäderna dröjer',
                      'Överklagad detaljplan.', 'Tillfällig lösning.', 'Ekonomi'):
            found = text.find(words, place)
            self.assertGreaterEqual(found, 0, words)
            place = found + 1
        self.assertEqual(text.count('Servicebostäderna dröjer'), 120)
        self.assertNotIn('Vi har inte börjat', text)

    def test_period(self):
        """The period asked for is the one that is told"""
        path = self.export('period-report', 'a4', '--period=2026-T1')
        text = ''.join(self.pages(path))
        self.assertIn('Vi har inte börjat.', text)
        self.assertIn('1 av 24 uppdrag är rapporterade för tertial 1 2026', ' '.join(text.split()))
        self.assertNotIn('Handläggningen är sammanförd', text)
        self.export('period-report', 'a4')
        year = self.path('year.pdf')
        self.cli('export', self.plan, year, '--what=period-report', '--period=2026')
        self.assertIn('Årsrapport', self.pages(year)[0])

    def test_finished(self):
        """What was finished before a period is not missing from it: the report asks for what the round asks for"""
        plan, path = self.path('klar.planbok'), self.path('klar.pdf')
        self.cli('new', plan, '--example=karlskrona')
        with open(self.path('klar.tsv'), 'w', encoding='utf-8') as file:
            file.write('uppdrag\tperiod\tbedömning\tstatus\n'
                       '1\t2026-T2\tHelt uppfyllt\tKlar\n'
                       '2\t2026-T3\tDelvis uppfyllt\tPågår\n')
        self.cli('import', plan, self.path('klar.tsv'))
        self.cli('export', plan, path, '--report=period-report', '--period=2026-T3')
        text = ' '.join(''.join(self.pages(path)).split())
        self.assertIn('1 av 23 uppdrag är rapporterade för tertial 3 2026', text)
        self.assertIn('1 Delvis uppfyllt 22 Ej rapporterat', text)
        rows = run('pdftotext', '-layout', path, '-')
        finished = [line for line in rows.splitlines() if re.search(r'\bKlar\b', line)]
        self.assertEqual(len(finished), 1)
        self.assertNotIn('Ej rapporterat', finished[0])

    def test_nothing_later(self):
        """A report of a period says what was reported for it, and nothing of what came later: in PDF and in Excel"""
        plan, path = self.path('senare.planbok'), self.path('senare.pdf')
        self.cli('new', plan, '--example=karlskrona')
        with open(self.path('tva.tsv'), 'w', encoding='utf-8') as file:
            file.write('uppdrag\tperiod\tbedömning\tstatus\trealiserat mnkr\n'
                       '2\t2026-T3\tHelt uppfyllt\tKlar\t\n'
                       '5\t2025-T1\tDelvis uppfyllt\tPågår\t1,0\n'
                       '5\t2026-T2\tHelt uppfyllt\tKlar\t77,7\n')
        with open(self.path('utfall.tsv'), 'w', encoding='utf-8') as file:
            file.write('nämnd\ttabell\tenhet\trad\t2024 utfall\t2025 plan\t2026 utfall\n'
                       'Socialnämnden\tUtfallet\ttkr\tPersonal\t4711\t4811\t4911\n')
        self.cli('import', plan, self.path('tva.tsv'), self.path('utfall.tsv'))
        for period, told, not_told in (('2025-T1', ('Pågår', '1,0', '4711', '4811'), ('Klar', '77,7', '4911', 'tertial 2 2026')),
                                       ('2026-T2', ('Klar', '77,7', '4911'), ())):
            self.cli('export', plan, path, '--report=period-report', f'--period={period}')
            text = re.sub(r'(?<=\d)\s(?=\d{3})', '', ''.join(self.pages(path)))
            for word in told:
                self.assertIn(word, text)
            for word in not_told:
                self.assertNotIn(word, text)
        self.cli('export', plan, path, '--report=final-report', '--period=2025-T1')
        self.assertNotIn('Klar\n', ''.join(self.pages(path)))
        self.assertNotIn('tertial 2 2026', ''.join(self.pages(path)))
        book = self.path('senare.xlsx')
        self.cli('export', plan, book, '--report=period-report', '--period=2025-T1')
        with zipfile.ZipFile(book) as parts:
            sheets = ''.join(parts.read(name).decode() for name in parts.namelist() if name.endswith('.xml'))
        self.assertIn('4711', sheets)
        self.assertNotIn('4911', sheets)
        self.assertNotIn('Klar<', sheets)

    def test_kalmar_before(self):
        """Of a period before the figures there are none"""
        plan, path = self.path('fore.planbok'), self.path('fore.pdf')
        self.cli('new', plan, '--example=kalmar')
        self.cli('export', plan, path, '--report=period-report', '--period=2021-T1')
        text = ''.join(self.pages(path))
        for words in ('2022 budget', '2022 prognos', 'Personalkostnader', '2642'):
            self.assertNotIn(words, text)

    def test_board(self):
        """A board's plan tells of its assignments and its tables only"""
        path = self.path('sn.pdf')
        self.cli('export', self.plan, path, '--what=board-plan', '--board=SN')
        text = ' '.join(''.join(self.pages(path)).split())
        self.assertIn('20. Korta vårdtiderna', text)
        self.assertNotIn('2. Bostadskarriär med', text)
        self.assertNotIn('Funktionsstödsnämnden −', text)
        self.assertIn('Underskott', text)

    def test_board_goals(self):
        """A board's plan tells the goals that its assignments hang on, and those that none does"""
        plan, path = self.path('mal.planbok'), self.path('mal.pdf')
        self.cli('new', plan)
        for name, text in (('m.tsv', 'fokusområde\tnivå\ttitel\n\tFokusområde\tTrygghet\nTrygghet\tMål\tFler bostäder\n'
                                     '\tFokusområde\tOrdning\nOrdning\tMål\tKorta köer\n\tMål\tUtan uppdrag\n'),
                           ('u.tsv', 'nummer\ttitel\tnämnd\tmål\n1\tBygg\tSN\tFler bostäder\n2\tKorta\tFSN\tKorta köer\n')):
            with open(self.path(name), 'w', encoding='utf-8') as file:
                file.write(text)
        self.cli('import', plan, self.path('m.tsv'), self.path('u.tsv'))
        self.cli('export', plan, path, '--what=board-plan', '--board=SN')
        text = ''.join(self.pages(path))
        for words in ('Trygghet', 'Fler bostäder', 'Utan uppdrag', '2 mål'):
            self.assertIn(words, text)
        for words in ('Ordning', 'Korta köer'):
            self.assertNotIn(words, text)

    def test_activities(self):
        """The goal chain ends in the activities that were assessed, each with its trend and what is said of it"""
        plan, path = self.path('kedja.planbok'), self.path('kedja.pdf')
        self.cli('new', plan)
        for name, text in (('km.tsv', 'nivå\ttitel\nMål\tFler bostäder\n'),
                           ('ku.tsv', 'nummer\ttitel\tnämnd\tmål\n1\tBygg\tSN\tFler bostäder\n2\tKorta\tFSN\tFler bostäder\n'),
                           ('ka.tsv', 'uppdrag\taktivitet\tstatus\n1\tGräva grunden\tPågår\n1\tResa huset\tEj påbörjad\n'
                                      '2\tMäta kön\tPågår\n'),
                           ('kf.tsv', 'uppdrag\taktivitet\tperiod\tbedömning\torsaker\n1\tGräva grunden\t2026-T1\tUppfyllt\t\n'
                                      '1\tGräva grunden\t2026-T2\tDelvis uppfyllt\tBerg i vägen.\n2\tMäta kön\t2026-T2\tUppfyllt\t\n')):
            with open(self.path(name), 'w', encoding='utf-8') as file:
                file.write(text)
            self.cli('import', plan, self.path(name))
        self.cli('export', plan, path, '--what=board-plan', '--board=SN', '--period=2026-T2', '--parts=goals')
        text = ' '.join(''.join(self.pages(path)).split())
        for words in ('Fler bostäder', 'Gräva grunden', 'Delvis uppfyllt', 'sämre än tertial 1', 'Berg i vägen.'):
            self.assertIn(words, text)
        for words in ('Resa huset', 'Mäta kön'):
            self.assertNotIn(words, text)

    def test_figures(self):
        """Printed figures stand below the computed ones with their verdict, amounts right-aligned"""
        text = ''.join(self.pages(self.path('plan-a4.pdf')))
        lines = text.splitlines()
        deficit = next(i for i, line in enumerate(lines) if re.match(r' *Underskott .*−30,1', line))
        self.assertRegex(lines[deficit], r'−30,1 +−0,1 +0,0 +−0,1')
        self.assertRegex(lines[deficit + 1] + lines[deficit + 2], r'Tryckt i dokumentet +−30,0')
        boxes = run('pdftotext', '-bbox', self.path('plan-a4.pdf'), '-')
        page = next(part for part in boxes.split('<page ') if '>−30,1<' in part and '>−22,7<' in part)
        ends = [(word, float(end)) for end, word in re.findall(r'xMax="([0-9.]+)"[^>]*>([^<]*)</word>', page)]
        for column in (('−30,1', '−45,0'), ('−22,7', '67,6', '−18,0'), ('−64,4', '109,3', '−16,7')):
            end = next(end for word, end in ends if word == column[0])
            for amount in column[1:]:
                self.assertTrue(any(word == amount and abs(other - end) < 0.6 for word, other in ends), amount)
        self.assertIn('63,3', text)
        self.assertIn('Källa: ', text)

    def test_scenario(self):
        """A scenario's figures are said to be its"""
        self.cli('scenario', self.plan, 'Försiktigt', '--delay=2:6', '--realise=2:70')
        path = self.path('scenario.pdf')
        self.cli('export', self.plan, path, '--what=final-report', '--scenario=Försiktigt')
        text = ' '.join(''.join(self.pages(path)).split())
        self.assertIn('scenario Försiktigt', text)
        self.assertIn('Scenario: Försiktigt.', text)
        self.cli('undo', self.plan)

    def test_kalmar(self):
        """Kalmar's tertial report: goals with their assessments and those below them, the operating statement to the last tkr"""
        plan, path = self.path('kalmar.planbok'), self.path('kalmar.pdf')
        self.cli('new', plan, '--example=kalmar')
        self.cli('export', plan, path, '--what=tertialrapport')
        text = ' '.join(''.join(self.pages(path)).split())
        self.assertIn('Kalmar · tertial 1 2022', text)
        self.assertRegex(text, r'Näringslivsranking SKR Långsiktigt mål Helt uppfyllt')
        self.assertIn('1 Helt uppfyllt 15 Delvis uppfyllt 2 Ej utvärderad 1 Enbart status', text)
        self.assertIn('19 mål', text)
        self.assertIn('1 med enbart status', text)
        self.assertRegex(text, r'Avhopparverksamhet [^.]*Påbörjad')
        self.assertRegex(text, r'Summa kostnader 982\s410 994\s085 −11\s675')
        self.assertRegex(text, r'Summa resultat 903\s436 910\s236 −6\s800')
        self.assertNotIn('stämmer inte överens', text)

    def test_karlshamn(self):
        """Karlshamn's quality report: deviations per unit and year, surveys beside the country"""
        plan, path = self.path('karlshamn.planbok'), self.path('karlshamn.pdf')
        self.cli('new', plan, '--example=karlshamn')
        self.cli('export', plan, path, '--what=quality-report')
        text = ' '.join(''.join(self.pages(path)).split())
        self.assertIn('Karlshamn · 2024', text)
        self.assertRegex(text, r'Annan avvikelse avvikelser 557 379 318')
        self.assertRegex(text, r'Stöd i ordinärt boende 122 67')
        self.assertRegex(text, r'Hemtjänst: sammantaget nöjd % 90 86 89 Riket 85')

    def test_low_pages(self):
        """Lying: the facts stand on the title's page, and a comparison with its figures and its check on one"""
        texts = self.pages(self.path('plan-a5.pdf'))
        for words in ('Dokumenttyp', 'Rapporten gjord'):
            self.assertIn(words, texts[0])
        self.assertIn('Innehåll', texts[1])
        compared = next(text for text in texts if 'Kostnad funktionsnedsättning LSS boende' in text and '1 620 454' in
                        text.replace('\u00a0', ' '))
        for words in ('Kalmar', 'Vad dokumentet påstår', '106,8', 'stämmer'):
            self.assertIn(words, compared)

    def test_not_carried_out(self):
        """Decisions not carried out are one table, a kind a row, as the inspectorate has it; periods are words"""
        plan, path = self.path('ej.planbok'), self.path('ej.pdf')
        self.cli('new', plan, '--example=kalmar')
        self.cli('export', plan, path, '--report=period-report')
        text = '\n'.join(self.pages(path))
        self.assertNotRegex(text, r'\d{4}-[QTH]\d')
        self.assertIn('kvartal 1 2022', ' '.join(text.split()))
        page = next(text for text in self.pages(path) if 'kontaktfamilj' in text)
        self.assertRegex(page, r'LSS, daglig +3 +1 +26 +2 +6 +29')
        self.assertRegex(' '.join(text.split()), r'Rapporterade ej verkställda beslut beslut 100 Kvinnor 40 Män 60')

    def test_final_areas(self):
        """The final report tells goals and assignments by focus area, then and now"""
        plan, path = self.path('slut.planbok'), self.path('slut.pdf')
        self.cli('new', plan, '--example=kalmar')
        with open(self.path('senare.tsv'), 'w', encoding='utf-8') as file:
            file.write('uppdrag\tmål\tperiod\tbedömning\tåtgärder\n'
                       '\tAgenda 2030\t2022-T2\tHelt uppfyllt\tFortsätter i linjen.\n')
        self.cli('import', plan, self.path('senare.tsv'))
        self.cli('export', plan, path, '--report=final-report')
        text = ' '.join('\n'.join(self.pages(path, '-raw')).split()).replace('\u00a0', ' ')
        for area in ('Ordning och reda i ekonomin', 'Ett grönare Kalmar', 'Ett föredöme som arbetsgivare'):
            self.assertIn(area, text)
        goals = self.path('mål.pdf')
        self.cli('export', plan, goals, '--report=period-report', '--period=2022-T2', '--parts=goals')
        self.assertRegex(' '.join(self.pages(goals, '-raw')[-1].split()), r'Agenda 2030 Årsmål Helt uppfyllt bättre än tertial 1')
        self.assertRegex(text, r'Agenda 2030 Delvis uppfyllt tertial 1 2022 Helt uppfyllt tertial 2 2022 Fortsätter i linjen')

    def test_refused(self):
        """What cannot be is a sentence, and leaves no file"""
        path = self.path('nej.pdf')
        for arguments, words in ((['--what=sagor'], 'inget slags rapport'), (['--period=vår'], 'ingen period'),
                                 (['--period=1066'], 'Planen säger ingenting om 1066'),
                                 (['--what=board-plan'], 'Socialnämnden, Funktionsstödsnämnden'),
                                 (['--page=a3'], 'inget papper'), (['--board=Kultur'], 'Kultur')):
            result = self.cli('export', self.plan, path, *arguments, status=1)
            self.assertIn(words, result.stderr)
        self.cli('export', self.plan, self.path('x.xlsx'), '--page=a4', status=2)
        self.assertFalse(os.path.exists(path))
        self.assertEqual([name for name in os.listdir(self.folder.name) if name.startswith('.planbok-')], [])

    def test_empty_plan(self):
        """An empty plan gives a title page that can be read"""
        plan, path = self.path('tom.planbok'), self.path('tom.pdf')
        self.cli('new', plan)
        for kind in KINDS:
            self.cli('export', plan, path, f'--what={kind}')
            self.assertGreaterEqual(len(self.pages(path)), 1)
            self.assertRegex(run('pdfinfo', path), r'Tagged: +yes')


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=2)
