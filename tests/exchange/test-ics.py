#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Meetings, agendas and the calendar file, read by another program: test-ics.py PLANBOK-CLI FIXTURES"""
import datetime
import json
import os
import subprocess
import sys
import tempfile
import unittest

import icalendar

CLI, FIXTURES = sys.argv[1:3]
LONG = 'Ett möte; med, allt \\ som kan stå i en titel: ' + 'åäö ' * 40 + 'slut'


class Calendar(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.plan = os.path.join(self.folder.name, 'plan.planbok')
        self.run_cli('new', self.plan)

    def tearDown(self):
        self.folder.cleanup()

    def run_cli(self, *args, status=0):
        env = dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='sv')
        done = subprocess.run([CLI, *args], capture_output=True, text=True, env=env, check=False, encoding='utf-8')
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done

    def write(self, name, text):
        path = os.path.join(self.folder.name, name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path

    def kalmar(self):
        self.run_cli('import', self.plan, *(os.path.join(FIXTURES, f'kalmar-{name}.tsv')
                                            for name in ('moten', 'foredragningslista')))

    def show(self, what, *options):
        return json.loads(self.run_cli('show', self.plan, what, '--format=json', *options).stdout)[what]

    def export(self):
        path = os.path.join(self.folder.name, 'ut.ics')
        self.said = self.run_cli('export', self.plan, path).stdout
        with open(path, 'rb') as file:
            data = file.read()
        for line in data.split(b'\r\n'):
            self.assertLessEqual(len(line), 75)
            self.assertNotIn(b'\n', line)
            line.decode('utf-8')
        self.assertTrue(data.endswith(b'END:VCALENDAR\r\n'))
        calendar = icalendar.Calendar.from_ical(data)
        events = {str(e['UID']): e for e in calendar.walk('VEVENT')}
        self.assertEqual(len(events), len(calendar.walk('VEVENT')), 'a UID that is not unique')
        return calendar, events

    def test_kalmar_agenda(self):
        self.kalmar()
        items = self.show('agenda')
        self.assertEqual([i['number'] for i in items], list(range(1, 14)))
        self.assertEqual([i['kind'] for i in items], ['decision'] * 7 + ['information'] * 6)
        self.assertEqual([i['reference'] for i in items],
                         [None, 'SN 2021/0248.03.01', 'SN 2022/0288.11.01', 'SN 2022/0250.02.10', 'SN 2022/0324.11.01',
                          'SN 2022/0350.01.02', 'SN 2022/0368.03.01'] + [None] * 6)
        self.assertEqual((items[5]['title'], items[12]['title']),
                         ('Tillägg i reglemente (tobaksfria nikotinprodukter)', 'Övrigt'))
        meeting, = self.show('meetings')
        self.assertEqual((meeting['date'], meeting['starts'], meeting['ends'], meeting['board']),
                         ('2022-05-24', '09:00', 'ca 14:00', 'Socialnämnden'))

        # On paper too.
        paper = os.path.join(self.folder.name, 'möten.pdf')
        self.run_cli('export', self.plan, paper, '--what=plan')
        words = subprocess.run(['pdftotext', '-layout', paper, '-'], stdout=subprocess.PIPE, text=True, check=True).stdout
        self.assertRegex(words, r'Socialnämndens sammanträde, 24 maj 2022')
        self.assertRegex(words, r'2 +Tertialrapport +Beslutsärende +SN 2021/0248.03.01')

        # What comes out comes in again, and then changes nothing.
        out = {what: self.run_cli('show', self.plan, what, '--format=csv').stdout for what in ('meetings', 'agenda')}
        files = [self.write(what + '.csv', text) for what, text in out.items()]
        self.assertEqual(out['agenda'].splitlines()[2].split(';'),
                         ['2022-05-24 Socialnämndens sammanträde', '2', 'Tertialrapport', 'Beslutsärende',
                          'SN 2021/0248.03.01', '', ''])
        before = self.show('agenda')
        self.run_cli('import', self.plan, *files)
        self.assertEqual(self.show('agenda'), before)
        self.run_cli('undo', self.plan)
        self.assertEqual(self.show('agenda'), [])

    def test_agenda_of_no_meeting(self):
        path = self.write('a.csv', 'möte;ärende;slag\n2022-05-24 Nämnden;Tertialrapport;beslut\n')
        said = self.run_cli('import', self.plan, path, status=1).stderr
        self.assertIn('2022-05-24 Nämnden', said)
        self.assertEqual(self.show('agenda'), [])

    def test_agenda_by_title(self):
        """A meeting is named by its title, its day or both, where that is one meeting; no number is given twice."""
        meetings = self.write('m.csv', 'datum;möte\n2026-05-24;Nämnden\n2026-06-14;Rådet\n2026-09-20;Rådet\n')
        self.run_cli('import', self.plan, meetings)
        for name, matter in (('Nämnden', 'Ett'), ('24 maj 2026', 'Två'), ('2026-06-14 Rådet', 'Tre')):
            self.run_cli('import', self.plan, self.write('a.csv', f'möte;ärende;slag\n{name};{matter};beslut\n'))
        self.assertEqual([i['title'] for i in self.show('agenda')], ['Ett', 'Två', 'Tre'])
        said = self.run_cli('import', self.plan, self.write('a.csv', 'möte;ärende;slag\nRådet;Fyra;beslut\n'), status=1).stderr
        self.assertIn('2 möten ”Rådet”', said)
        rows = 'möte;nummer;ärende;slag\nNämnden;1;Ett;beslut\nNämnden;2;Två;beslut\n'
        self.run_cli('import', self.plan, self.write('a.csv', rows))
        # They may change places, but not share one.
        self.run_cli('import', self.plan, self.write('a.csv', rows.replace('1;Ett', '2;Ett').replace('2;Två', '1;Två')))
        said = self.run_cli('import', self.plan, self.write('a.csv', 'möte;nummer;ärende;slag\nNämnden;1;Fem;beslut\n'),
                            status=1).stderr
        self.assertIn('nummer 1 två gånger: ”Fem” och ”Två”', said)
        self.assertEqual(len(self.show('agenda')), 3)

    def test_then(self):
        """What differs from the plan at a decision or a day, as text, CSV and JSON."""
        self.run_cli('import', self.plan, self.write('b.csv', 'beslut;datum\nPlanen antas;2026-05-24\n'))
        self.run_cli('import', self.plan, self.write('r.csv', 'risk;sannolikhet;konsekvens\nBrist på personal;3;4\n'))
        for moment in ('--decision=planen antas', '--date=1 jan 2020'):
            self.assertIn('Brist på personal', self.run_cli('show', self.plan, 'then', moment).stdout)
            row, = [r for r in self.show('then', moment)['differences'] if r['table'] == 'risk']
            self.assertEqual(row['change'], 'new')
        self.assertIn('Risk', self.run_cli('show', self.plan, 'then', '--date=2020-01-01', '--format=csv').stdout)
        before = self.run_cli('show', self.plan, 'then', '--date=2020-01-01').stdout
        self.assertIn('före det Planbok vet om planen', before.splitlines()[0])
        self.assertIn('Risk', before)
        self.assertEqual(before.splitlines()[-1], 'Möten, beslut, perioder och funktioner jämförs inte.')
        self.assertNotIn('före det Planbok vet', self.run_cli('show', self.plan, 'then', '--date=2999-01-01').stdout)
        self.assertEqual(self.show('then', '--date=2999-01-01')['differences'], [])
        for wrong in ((), ('--decision=Inget',), ('--date=igår',)):
            self.run_cli('show', self.plan, 'then', *wrong, status=1)

    def test_kalmar_calendar(self):
        self.kalmar()
        calendar, events = self.export()
        event, = events.values()
        self.assertEqual(str(calendar['VERSION']), '2.0')
        self.assertTrue(calendar['PRODID'])
        self.assertEqual(str(event['SUMMARY']), 'Socialnämndens sammanträde')
        start = event['DTSTART'].dt
        self.assertEqual((start.date(), start.hour, start.utcoffset()),
                         (datetime.date(2022, 5, 24), 9, datetime.timedelta(hours=2)))
        self.assertEqual(event['DTSTART'].params['TZID'], 'Europe/Stockholm')
        self.assertNotIn('DTEND', event)
        description = str(event['DESCRIPTION'])
        self.assertIn('ca 14:00', description)
        self.assertIn('2. Tertialrapport (SN 2021/0248.03.01)\n3. Ej verkställda', description)
        self.assertTrue(description.endswith('13. Övrigt'))
        self.assertEqual(event['DTSTAMP'].dt.utcoffset(), datetime.timedelta(0))

    def test_everything(self):
        paths = [self.write('möten.csv', 'datum;möte;börjar;slutar;plats\n'
                            f'2026-03-29;"{LONG}";9.30;14;"Rum 1; plan 2"\n'
                            '2026-01-10;Vinter;18:00;00:30;\n2028-02-29;Skottdag;;;\n'),
                 self.write('uppdrag.csv', 'nummer;titel;start;slut\n16;Fordon;2026-01-01;2026-12-31\n'),
                 self.write('aktiviteter.csv', 'uppdrag;aktivitet;slut\n16;Övertagande;2026-10-01\n'),
                 self.write('perioder.csv', 'period;rapporteras senast\n2026-T1;2026-05-15\n'),
                 self.write('återkommande.csv', 'möte;hur ofta\nLedning;Varje månad\nRåd;Varje vecka\n')]
        self.run_cli('import', self.plan, *paths)
        _calendar, events = self.export()
        self.assertIn('2 återkommande möten', self.said)
        found = {str(e['SUMMARY']): e for e in events.values()}
        self.assertEqual(sorted(found), sorted([LONG, 'Vinter', 'Skottdag', 'Start: 16 Fordon', 'Klart senast: 16 Fordon',
                                                'Aktivitet klar senast: Övertagande',
                                                'Uppföljning av tertial 1 2026 lämnas']))
        self.assertEqual(str(found[LONG]['LOCATION']), 'Rum 1; plan 2')
        # The day that summer time begins, and the night after a meeting.
        self.assertEqual(found[LONG]['DTSTART'].dt.utcoffset(), datetime.timedelta(hours=2))
        self.assertEqual(found[LONG]['DTEND'].dt.hour, 14)
        self.assertEqual(found['Vinter']['DTSTART'].dt.utcoffset(), datetime.timedelta(hours=1))
        self.assertEqual(found['Vinter']['DTEND'].dt.date(), datetime.date(2026, 1, 11))
        for title, day in (('Skottdag', (2028, 2, 29)), ('Klart senast: 16 Fordon', (2026, 12, 31)),
                           ('Uppföljning av tertial 1 2026 lämnas', (2026, 5, 15))):
            day = datetime.date(*day)
            self.assertEqual((found[title]['DTSTART'].dt, found[title]['DTEND'].dt), (day, day + datetime.timedelta(1)))

        # What a calendar has already, it knows again: also after changes.
        before = set(events)
        self.run_cli('import', self.plan, self.write('m2.csv', 'datum;möte;plats\n2028-02-29;Skottdag;Aulan\n'))
        _calendar, events = self.export()
        self.assertEqual(set(events), before)
        self.assertIn('Aulan', [str(e.get('LOCATION')) for e in events.values()])

    def test_empty(self):
        _calendar, events = self.export()
        self.assertEqual(events, {})
        self.run_cli('export', self.plan, os.path.join(self.folder.name, 'finns inte', 'ut.ics'), status=1)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=2)
