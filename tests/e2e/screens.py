# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of every view in one variant: screens.py FOLDER VARIANT, run by run-screens.sh under headless.sh."""
import os
import re
import sqlite3
import subprocess
import sys

import openpyxl

from pb_app import App, VIEWS
from pb_driver import _, act, new_example, pump, run_cli, wait, write_settings, xdotool

FOLDER, VARIANT = sys.argv[1:3]
SERVER = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'exchange', 'kolada_server.py')
KIND, SIZE = VARIANT.rsplit('-', 1)
WIDTH, HEIGHT = (int(n) for n in SIZE.split('x'))
# A presentation fills the screen and has no edge.
EDGE = 0 if KIND == 'mote' else 5
# What each variant shows besides the main views.
MAIN_ONLY = KIND != 'ljus' and KIND != 'mork' or WIDTH > 1440

LONG_TITLE = ('Översyn av den gemensamma fordonsparken, bilpoolen och samordningen av transporter mellan '
              'socialförvaltningen, funktionsstödsförvaltningen och äldreförvaltningen med hänsyn till klimatmål och verksamheternas behov')


def settings(**more):
    values = {
        # The overview is what the program opens with: no key is pressed for it, so that no focus ring shows.
        # Without a compositor GTK draws an edge around the window, which is cut from the picture.
        'window_width': WIDTH + 2 * EDGE, 'window_height': HEIGHT + 2 * EDGE,
        'color_scheme': "'dark'" if KIND == 'mork' else "'light'",
        'language': "'en'" if KIND == 'engelska' else "'sv'",
        'text_scale': 2.0 if KIND == 'stor-text' else 1.0,
        'author': "'AC-MHA'",
    }
    write_settings(**{**values, **more})


def settle(app):
    """Until two pictures in a row are the same."""
    before = None
    for _ in range(40):
        pump(0.12)
        path = os.path.join(os.environ['HOME'], 'settle.ppm')
        app.shot(path)
        with open(path, 'rb') as f:
            now = f.read()
        if now == before:
            return
        before = now


def picture(app, name):
    xdotool('mousemove', WIDTH + 2 * EDGE - 1, HEIGHT + 2 * EDGE - 1)
    settle(app)
    subprocess.run(['/usr/bin/import', '-window', 'root', '-crop', f'{WIDTH}x{HEIGHT}+{EDGE}+{EDGE}', '+repage',
                    os.path.join(FOLDER, f'{name}-{VARIANT}.png')], check=True)


def welcome():
    settings()
    with App() as app:
        picture(app, 'valkommen')


def main_views(plan):
    settings()
    with App(plan) as app:
        picture(app, 'oversikt')
        show(app, 'assignments')
        choose(app, 16)
        picture(app, 'uppdrag')
        show(app, 'budget')
        picture(app, 'budget')
        show(app, 'benchmarks')
        picture(app, 'jamforelser')
        if MAIN_ONLY:
            return
        potential(app)
        show(app, 'history')
        picture(app, 'historik')
        second_budget(app)
        follow_up(app)
        preferences(app)
        report(app)
        menu(app)


def show(app, view):
    """By the key alone: what stands in the sidebar depends on language and width."""
    app.key(f'alt+{VIEWS.index(view) + 1}')
    pump(0.2)


def choose(app, number):
    """The list keeps the keyboard's place: from the top, so many down."""
    app.key('ctrl+f', 'Down', 'Home', *['Down'] * (number - 1))
    pump(0.3)


def potential(app):
    """Where the list and the indicator stand one at a time, the indicator; then what its potential can be sent to."""
    send = re.compile('^(' + _('Send to an assignment…') + '|Send to an assignment…)$')
    app.key('ctrl+f', 'Down', 'Return')
    pump(0.5)
    picture(app, 'jamforelser-nyckeltal')
    act(wait(lambda: app.find('push button', send), 'the button that sends'))
    wait(lambda: len(app.windows()) > 1, 'the dialog')
    app.centre_dialog(WIDTH + 2 * EDGE, HEIGHT + 2 * EDGE)
    picture(app, 'jamforelser-skicka')
    app.key('Escape')
    wait(lambda: len(app.windows()) == 1, 'the dialog to close')


def kolada(plan):
    server = subprocess.Popen([sys.executable, SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    settings(kolada_url=f"'http://127.0.0.1:{server.stdout.readline().strip()}/v3'", last_view="'benchmarks'")
    with App(plan) as app:
        show(app, 'benchmarks')
        app.key('ctrl+k')
        wait(lambda: len(app.windows()) > 1, 'the dialog')
        app.centre_dialog(WIDTH + 2 * EDGE, HEIGHT + 2 * EDGE)
        app.type('lss')
        pump(1)
        app.key('Down', 'space')
        picture(app, 'kolada')
        app.key('ctrl+Return')
        wait(lambda: len(app.windows()) == 1, 'the dialog to close', 15)
        app.key('ctrl+f')
        app.type('lss')
        app.key('Down')
        picture(app, 'jamforelser-hamtat')
    server.stdin.close()
    server.wait()


def second_budget(app):
    show(app, 'budget')
    board = app.find('combo box', root=app.view('budget'))
    act(wait(lambda: app.find('push button', root=board), 'the choice of board'))
    pump(0.5)
    app.key('End', 'Return')
    picture(app, 'budget-funktionsstod')
    budget_pictures(app)


def budget_pictures(app):
    """By Tab to each chart, which scrolls there; then a bar has the keyboard."""
    for name in ('budget-vattenfall', 'budget-effekter'):
        for _ in range(12):
            app.key('Tab')
            pump(0.2)
            if (app.focused() or app.node).get_role_name() == 'image':
                break
        app.key('End', 'Left', 'Left')
        picture(app, name)


def follow_up(app):
    show(app, 'assignments')
    choose(app, 16)
    app.open_follow_up()
    app.centre_dialog(WIDTH + 2 * EDGE, HEIGHT + 2 * EDGE)
    app.key('2', 'Tab')
    app.type('Tre av fyra bilar delas nu av två verksamheter.')
    app.key('Tab')
    picture(app, 'uppfoljning-dialog')
    app.key('ctrl+Return')
    wait(lambda: len(app.windows()) == 1, 'the dialog to close')
    picture(app, 'uppdrag-uppfoljd')
    show(app, 'history')
    picture(app, 'historik-med-andring')


def preferences(app):
    app.open_preferences()
    app.centre_dialog(WIDTH + 2 * EDGE, HEIGHT + 2 * EDGE)
    picture(app, 'installningar')
    app.key('Escape')
    wait(lambda: len(app.windows()) == 1, 'the preferences to close')


def report(app):
    app.key('ctrl+shift+e')
    app.has_text(re.compile(r'^\d+ (sidor|pages)$'))
    app.centre_dialog(WIDTH + 2 * EDGE, HEIGHT + 2 * EDGE)
    picture(app, 'rapport')
    app.key('Escape')
    wait(lambda: len(app.windows()) == 1, 'the report to close')


def reviewed_book(plan, path):
    """A workbook that comes back: a conflict, changes of several kinds, and what is ignored. Made up for the picture."""
    run_cli('export', plan, path)
    book = openpyxl.load_workbook(path)
    sheet = book[_('Assignments')]
    at = {cell.value: cell.column for cell in sheet[4]}
    sheet.cell(5, at['Status']).value = 'Klar'
    sheet.cell(6, at['Slut']).value = '2027-12-31'
    sheet.cell(7, 1).value = 77
    effects = book['FSN Ekonomiska effekter']
    effects.cell(next(c.row for c in effects['A'] if c.value == 'Bostadskarriär'), 4).value = 2.345
    rows = book[_('Activities')]
    for column, value in ((1, 3), (3, 'Inventera lokaler som kan delas'), (6, '2027-01-15')):
        rows.cell(rows.max_row + (column == 1), column).value = value
    book.save(path)
    table = os.path.join(os.environ['HOME'], 'status.csv')
    with open(table, 'w', encoding='utf-8') as file:
        file.write(f'nummer;titel;status\n1;{sheet.cell(5, 2).value};Avbruten\n')
    run_cli('import', plan, table)


def workbooks():
    """What workbooks would change, and the forms that are sent out."""
    plan = new_example(name='tillbaka.planbok')
    book = os.path.join(os.environ['HOME'], 'tillbaka.xlsx')
    reviewed_book(plan, book)
    settings()
    with App(plan) as app:
        app.key('ctrl+i')
        app.has_text(_('Import Tables'))
        app.type(book)
        app.key('Return')
        app.has_text(_('Changes in Workbooks'))
        app.centre_dialog(WIDTH + 2 * EDGE, HEIGHT + 2 * EDGE)
        picture(app, 'arbetsbok-granskning')
        app.key('Escape')
        wait(lambda: len(app.windows()) == 1, 'the review to close')
        app.key('F10')
        act(wait(lambda: app.find('menu item', _('_Forms for Functions…').replace('_', '')), 'the forms'))
        wait(lambda: len(app.windows()) > 1, 'the dialog')
        app.centre_dialog(WIDTH + 2 * EDGE, HEIGHT + 2 * EDGE)
        picture(app, 'blanketter')


def menu(app):
    app.key('F10')
    picture(app, 'meny')


def modes(plan):
    for mode, name in (('board', 'tavla'), ('timeline', 'tidslinje')):
        settings(assignments_mode=f"'{mode}'", last_view="'assignments'")
        with App(plan) as app:
            picture(app, name)


def reported_plan():
    """The example as it may look in a year: reported, with statuses. What it says is made up for the picture."""
    plan = new_example(name='rapporterad.planbok')
    assessments = ('met', 'partly', 'partly', 'not-met', 'met', 'not-assessed')
    statuses = ('ongoing', 'ongoing', 'started', 'done', 'ongoing', 'not-started')
    with sqlite3.connect(plan) as db:
        period = 9001
        db.execute("INSERT INTO period (id, code, start, \"end\") VALUES (?, '2026-T2', '2026-05-01', '2026-08-31')",
                   (period,))
        rows = db.execute('SELECT id, number FROM assignment ORDER BY number').fetchall()
        for n, (identity, number) in enumerate(rows):
            db.execute('UPDATE assignment SET status = ? WHERE id = ?', (statuses[n % 6], identity))
            if n % 6 == 5:
                continue
            db.execute('INSERT INTO follow_up'
                       ' (id, period, assignment, assessment, status, seen, why, action, author, at)'
                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'AC-MHA', '2026-09-04T08:00:00Z')",
                       (9100 + n, period, identity, assessments[n % 6], statuses[n % 6],
                        'Två av fyra delar är på plats.', 'Upphandlingen överklagades.',
                        'Nytt avtal tecknas i oktober.'))
    return plan


def reported():
    plan = reported_plan()
    settings()
    with App(plan) as app:
        picture(app, 'oversikt-rapporterad')
        show(app, 'assignments')
        choose(app, 2)
        picture(app, 'uppdrag-rapporterad')


def scenario_plan():
    """Two scenarios as a controller may try them. What they say is made up for the picture."""
    plan = new_example(name='scenarier.planbok')
    run_cli('scenario', plan, 'Sent och 70 %', '--delay=2:6', '--realise=2:70')
    run_cli('scenario', plan, 'Försiktigt', '--delay=2:12', '--delay=3:3', '--delay=1:6', '--realise=2:80',
            '--realise=11:90', '--realise=1:80')
    return plan


def scenarios():
    settings()
    with App(scenario_plan()) as app:
        show(app, 'budget')
        board = app.find('combo box', root=app.view('budget'))
        act(wait(lambda: app.find('push button', root=board), 'the choice of board'))
        pump(0.5)
        app.key('End', 'Return')
        act(wait(lambda: app.find('push button', re.compile('^Försiktigt:'), root=app.view('budget')), 'the scenario'))
        pump(0.5)
        picture(app, 'budget-scenario')
        act(app.find('push button', _('Compare'), root=app.view('budget')))
        pump(0.8)
        picture(app, 'scenario-jamfor')
        for part in ('sakerhet', 'rader'):
            xdotool('mousemove', WIDTH - 30, HEIGHT // 2)
            xdotool('click', '--repeat', '12', '5')
            picture(app, f'scenario-{part}')
        app.key('Escape')
        scenario_menu(app, '_Make These the Plan’s Figures…')
        app.centre_dialog(WIDTH + 2 * EDGE, HEIGHT + 2 * EDGE)
        picture(app, 'scenario-till-planen')
        app.key('Escape')
        wait(lambda: len(app.windows()) == 1, 'the dialog to close')
        scenario_menu(app, 'The _Proposal…')
        picture(app, 'scenario-forslag')


def scenario_menu(app, item):
    """The menu of the scenario in force, by the keys."""
    wait(lambda: app.find('push button', _('Compare'), root=app.view('budget')), 'the tables')
    app.key('alt+3')
    # The scenarios stand before or after what has the keyboard.
    for key in ['shift+Tab'] * 8 + ['Tab'] * 28:
        node = app.focused()
        if node is not None and (node.get_name() or '').startswith((_('The plan') + ':', 'Försiktigt:')):
            break
        app.key(key)
    for _press in range(20):
        node = app.focused()
        if node is not None and (node.get_name() or '').startswith('Försiktigt:'):
            break
        app.key('Right')
    app.key('shift+F10')
    name = re.compile('^' + re.escape(_(item).replace('_', '')))
    act(wait(lambda: app.find('menu item', name), item))
    pump(0.5)


PAGES = (('rundan', 'Reporting round'), ('styrkedja', 'Goal chain'), ('driftredovisning', 'Operating statement'),
         ('indikatorer', 'Indicators'))


def follow_up_pages(app, name, pages=PAGES):
    """The view's pages, each by its button."""
    show(app, 'follow-up')
    for page, title in pages:
        act(wait(lambda: app.find('push button', _(title), root=app.view('follow-up')), title))
        pump(0.3)
        picture(app, f'uppfoljning-{page}{name}')


def kalmar():
    """The other examples, each where it was reported; and the walk through Karlskrona's round."""
    settings()
    with App(new_example(name='kalmar.planbok', example='kalmar')) as app:
        follow_up_pages(app, '-kalmar')
    with App(new_example(name='karlshamn.planbok', example='karlshamn')) as app:
        follow_up_pages(app, '-karlshamn', PAGES[3:])
    if MAIN_ONLY:
        return
    settings(my_role="'AC-MHA'")
    with App(reported_plan()) as app:
        show(app, 'follow-up')
        picture(app, 'uppfoljning-rundan')
        app.key('ctrl+r')
        wait(lambda: len(app.windows()) == 2, 'the dialog')
        app.centre_dialog(WIDTH + 2 * EDGE, HEIGHT + 2 * EDGE)
        app.key('2', 'Tab')
        picture(app, 'uppfoljning-rapportera')


def empty():
    path = os.path.join(os.environ['HOME'], 'tom.planbok')
    run_cli('new', path)
    settings()
    with App(path) as app:
        for view, name in (('overview', 'oversikt'), ('assignments', 'uppdrag'), ('budget', 'budget'),
                           ('benchmarks', 'jamforelser'), ('follow-up', 'uppfoljning'), ('meetings', 'moten'),
                           ('history', 'historik')):
            if view != 'overview':
                show(app, view)
            picture(app, f'tom-{name}')


def with_meetings(many=False):
    """The example with the agenda of the other municipality's meeting, dates for some of its own, and a decision since."""
    plan = new_example(name='moten.planbok')
    folder = os.environ['HOME']
    lines = ['datum;möte;återkommande;nämnd;börjar;slutar;plats']
    lines += [f'2026-{month:02}-{day:02};Gemensam ledning;Gemensam ledning;;09:00;12:00;Rådhuset'
              for month, day in ((1, 23), (2, 27), (3, 27), (12, 18))]
    lines += ['2026-12-02;Lärande råd;Lärande råd;;13:00;15:00;', '2026-02-10;Lärande råd;Lärande råd;;13:00;15:00;',
              '2026-11-24;Socialnämndens sammanträde;;Socialnämnden;09:00;14:00;Sessionssalen']
    if many:
        lines += [f'2026-{month:02}-{day:02};Arbetsutskott {day};;Socialnämnden;08:00;;'
                  for month in range(1, 13) for day in range(2, 28, 3)]
    agenda = ['möte;nummer;ärende;slag;diarienummer']
    with open(os.path.join(os.environ['PB_BUILD'], '..', 'tests', 'fixtures', 'text',
                           'kalmar-foredragningslista.tsv'), encoding='utf-8') as file:
        agenda += [';'.join(['2026-11-24 Socialnämndens sammanträde', *row.rstrip('\n').split('\t')[1:]])
                   for row in file.readlines()[1:]]
    for name, text in (('m.csv', lines), ('a.csv', agenda)):
        with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
            file.write('\n'.join(text))
        run_cli('import', plan, os.path.join(folder, name))
    return plan


def meetings():
    plan = with_meetings()
    settings(last_view="'meetings'")
    with App(plan) as app:
        picture(app, 'arshjul')
        for page in ('kalender', 'dagordning', 'beslut'):
            if page == 'kalender':
                focus(app, _('Year wheel'))
            app.key('Right', 'space')
            picture(app, f'moten-{page}')
        focus(app, _('Compare the plan then with now') + ':')
        app.key('space')
        wait(lambda: len(app.windows()) > 1, 'the comparison')
        picture(app, 'moten-da-och-nu')
    if MAIN_ONLY:
        return
    with App(with_meetings(many=True)) as app:
        picture(app, 'arshjul-manga')


def focus(app, name):
    """Tabs until what is named so has the keyboard."""
    for _press in range(60):
        node = app.focused()
        if node is not None and (node.get_name() or '').startswith(name):
            return
        app.key('Tab')
    raise AssertionError(f'no focus on {name}')


def long_titles():
    plan = new_example(name='langa.planbok')
    with sqlite3.connect(plan) as db:
        db.execute('UPDATE assignment SET title = number || ? , short_title = NULL', (' ' + LONG_TITLE,))
        db.execute('UPDATE role SET name = name || ? ', (' med särskilt ansvar för samordning och utveckling',))
    settings()
    with App(plan) as app:
        picture(app, 'langa-oversikt')
        show(app, 'assignments')
        choose(app, 16)
        picture(app, 'langa-uppdrag')
        follow_up_pages(app, '-langa', PAGES[:2])


def shown(plan, names):
    """A plan shown to a meeting: each picture after its keys."""
    settings()
    with App('--present', plan) as app:
        wait(lambda: len(app.windows()) == 2, 'the presentation')
        for name, *keys in names:
            app.key(*keys)
            pump(0.4)
            picture(app, f'mote-{name}')


def meeting():
    shown(reported_plan(), (
        ('titel', 'Home'), ('oversikt', 'Right'), ('uppdrag', '2', 'Return'), ('pengar', 'Down'), ('vattenfall', 'v'),
        ('nummer', '1', '6'), ('uppdrag-1', 'Escape', '1', 'Return'), ('balans-1', '2', '4', 'Return', 'Right'),
        ('balans-2', 'Right'), ('jamforelse', 'Right'), ('sok', 'slash'), ('avrundningar', 'Escape', 'End'),
        ('kontroll', 'Left')))
    plan = scenario_plan()
    with sqlite3.connect(plan) as db:
        db.execute('UPDATE assignment SET title = ? || number, summary = ?', (LONG_TITLE + ' ', LONG_TITLE + '. ' + LONG_TITLE))
        db.execute('UPDATE role SET name = name || ? ', (' med särskilt ansvar för samordning och utveckling',))
    shown(plan, (('lang-uppdrag', '1', 'Return'), ('lang-pengar', 'Down')))
    path = os.path.join(os.environ['HOME'], 'tom.planbok')
    run_cli('new', path)
    shown(path, (('tom-titel', 'Home'), ('tom-oversikt', 'Right'), ('tom-kontroll', 'End')))


def main():
    plan = new_example()
    failed = []
    jobs = [('welcome', welcome), ('main views', lambda: main_views(plan)), ('follow-up', kalmar), ('meetings', meetings)]
    if KIND != 'engelska':
        jobs.append(('workbooks', workbooks))
    if KIND == 'mote':
        jobs = [('meeting', meeting)]
    elif not MAIN_ONLY:
        jobs += [('modes', lambda: modes(plan)), ('reported', reported), ('scenarios', scenarios),
                 ('Kolada', lambda: kolada(new_example()))]
        if KIND == 'ljus':
            jobs += [('empty', empty), ('long titles', long_titles)]
    for title, job in jobs:
        try:
            job()
        except Exception as e:  # one view that cannot be shown must not hide the others
            failed.append(f'{VARIANT}: {title}: {e}')
    for line in failed:
        print(line, file=sys.stderr)
    sys.exit(1 if failed else 0)


main()
