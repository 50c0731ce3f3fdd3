# SPDX-License-Identifier: GPL-3.0-or-later
"""A reporting round by the keyboard alone, and the goal chain; what it comes to is looked up in the file."""
import json
import sqlite3

from pb_app import App, VIEWS
from pb_driver import C_, _, main, new_example, pattern, run_cli, show, wait, write_settings

ROLE = 'AC-FGI'


def round_of(plan, period='2026-T3'):
    return json.loads(run_cli('show', plan, 'round', '--format=json', '--period=' + period).stdout)['round']


def role_of(plan):
    with sqlite3.connect(plan) as db:
        name = db.execute('SELECT name FROM role WHERE short_name = ?', (ROLE,)).fetchone()[0]
    return next(r for r in round_of(plan)['roles'] if r['role'] == name)


def missing(plan):
    return [i['assignment'] for i in role_of(plan)['items'] if not i['reported']]


def follow_ups(plan):
    return show(plan, 'followups')['followups']


def with_earlier_texts():
    """Karlskrona's plan, where assignment 2 was reported in the second tertial."""
    plan = new_example()
    with open(plan + '.csv', 'w', encoding='utf-8') as f:
        f.write('uppdrag;period;bedömning;samlad bedömning;orsaker;åtgärder\n'
                '2;2026-T2;delvis;Tre bostäder är inflyttade.;Bygget försenades.;Vi hyr in.\n')
    run_cli('import', plan, plan + '.csv')
    return plan


def walk_says(app, place, total, reported):
    text = _('%u of %u · %u reported').replace('%u', '{}').format(place, total, reported)
    wait(lambda: app.find('label', text) or app.find('status bar', text) or app.has(text), text)


def report_round():
    """Ctrl+R walks through one's own: report, fetch last period's text, skip, go back, until all is reported"""
    write_settings(my_role=f"'{ROLE}'", author=f"'{ROLE}'")
    plan = with_earlier_texts()
    mine = missing(plan)
    assert len(mine) == 6 and mine[0] == 2, mine
    with App(plan) as app:
        # With the focus still in the sidebar, past a view that has the same key.
        for view in VIEWS[1:VIEWS.index('follow-up') + 1]:
            app.key('Down')
            app.wait_for_view(view)
        assert app.focused().get_role_name() == 'list item', app.focused().get_name()
        app.key('ctrl+r')
        wait(lambda: len(app.windows()) == 2, 'the dialog')
        walk_says(app, 1, 6, 0)
        # Last period's text is at hand, and comes only when it is asked for.
        app.key('1', 'Tab', 'alt+h')
        wait(lambda: app.has('Tre bostäder är inflyttade.'), 'the earlier text')
        app.key('ctrl+Return')
        wait(lambda: len(missing(plan)) == 5, 'the first report in the file')
        walk_says(app, 2, 6, 1)
        app.key('alt+Next')
        walk_says(app, 3, 6, 1)
        for reported in (2, 3, 4, 5):
            app.key('2', 'Tab')
            app.type(f'Rapport {reported}.')
            app.key('ctrl+Return')
            wait(lambda: len(missing(plan)) == 6 - reported, f'{reported} reports in the file')
        # The last one was the end of the walk; the one that was skipped is still missing.
        wait(lambda: len(app.windows()) == 1, 'the dialog to close')
        assert missing(plan) == [mine[1]], missing(plan)
        app.has_text(pattern('%u of %u are reported for %s'))
        app.key('ctrl+r')
        wait(lambda: len(app.windows()) == 2, 'the dialog again')
        walk_says(app, 2, 6, 5)
        app.key('alt+Prior')
        walk_says(app, 1, 6, 5)
        app.key('alt+Next', '3', 'ctrl+Return')
        wait(lambda: missing(plan) == [], 'all to be reported')
        wait(lambda: len(app.windows()) == 1, 'the dialog to close')
    found = {f['assignment']: f for f in follow_ups(plan) if f['period'] == '2026-T3'}
    assert sorted(found) == sorted(mine), found
    assert found[2]['assessment'] == 'met' and found[2]['seen'] == 'Tre bostäder är inflyttade.', found[2]
    assert found[2]['why'] is None, found[2]
    assert found[mine[1]]['assessment'] == 'not-met', found[mine[1]]
    assert {f['author'] for f in found.values()} == {ROLE}, found
    # One report is one edit.
    labels = [e['label'] for e in show(plan, 'history')['edits']]
    assert labels.count(_('New follow-up')) == 6, labels


def goals(plan):
    return [(g['depth'], g['title']) for g in show(plan, 'goals')['goals']]


def goal_row(app, words):
    return next((n for n in app.iter('list item', root=app.view('follow-up')) if n.get_name().startswith(words)), None)


def tab_to(app, words):
    """Until the row has the keyboard."""
    def there():
        node = app.focused()
        if node is not None and node.get_role_name() == 'list item' and node.get_name().startswith(words):
            return True
        app.key('Tab')
        return False
    wait(there, f'{words} to have the focus', 40)


def in_form(app, keys, effect, what):
    """Opens the form with keys, types what comes, and waits for the effect in the file."""
    app.key(keys)
    wait(lambda: len(app.windows()) == 2, 'the form')
    app.type(what)
    app.key('ctrl+Return')
    wait(effect, f'{what} in the file')
    wait(lambda: len(app.windows()) == 1, 'the form to close')


def goal_chain():
    """goals are added, moved, reported on, deleted and brought back with the keyboard"""
    write_settings(my_role=f"'{ROLE}'", author=f"'{ROLE}'")
    plan = new_example()
    before = goals(plan)
    assert [d for d, _title in before] == [0, 0, 0, 0], before
    first = before[0][1]
    with App(plan) as app:
        app.show_view('follow-up')
        app.click('push button', _('Goal chain'), root=app.view('follow-up'))
        wait(lambda: goal_row(app, '6 '), 'the first goal')
        tab_to(app, '6 ')
        in_form(app, 'shift+Insert', lambda: (0, 'Trygg vardag') in goals(plan), 'Trygg vardag')
        in_form(app, 'Insert', lambda: (1, 'Valfrihet') in goals(plan), 'Valfrihet')
        # The second goal goes in below the first, and out again.
        app.key('Down', 'Down')
        wait(lambda: (app.focused() or app.node).get_name().startswith('50 '), 'the second goal')
        app.key('alt+Right')
        wait(lambda: goals(plan)[1:3] == [(1, 'Valfrihet'), (1, before[1][1])], 'the goal below')
        app.key('alt+Up')
        wait(lambda: goals(plan)[1:3] == [(1, before[1][1]), (1, 'Valfrihet')], 'the goal moved up')
        wait(lambda: (app.focused() or app.node).get_name().startswith('50 '), 'the keyboard to follow')
        app.key('alt+Left')
        wait(lambda: goals(plan)[:3] == [(0, first), (1, 'Valfrihet'), (0, before[1][1])], 'the goal moved out')
        app.key('Return')
        wait(lambda: len(app.windows()) == 2, 'the dialog')
        app.key('2', 'Tab')
        app.type('På god väg.')
        app.key('ctrl+Return')
        wait(lambda: len(follow_ups(plan)) == 1, 'the report in the file')
        wait(lambda: len(app.windows()) == 1, 'the dialog to close')
        made = follow_ups(plan)[0]
        assert (made['goal'], made['assignment'], made['assessment']) == (before[1][1], None, 'partly'), made
        wait(lambda: goal_row(app, '50 ').get_name().count(C_('enum', 'Partly met')) == 1, 'the assessment in the row')
        # What hangs on it is said first, and nothing is done unasked.
        app.key('Delete')
        app.has_text(_('With it goes:'))
        app.key('Escape')
        wait(lambda: len(app.windows()) == 1, 'the question to close')
        assert (0, before[1][1]) in goals(plan)
        wait(lambda: (app.focused() or app.node).get_name().startswith('50 '), 'the keyboard to be back')
        app.key('Delete')
        # libadwaita says a button's label twice.
        app.click('push button', f'{_("Delete")} {_("Delete")}')
        wait(lambda: (0, before[1][1]) not in goals(plan), 'the goal to be deleted')
        app.key('ctrl+z')
        wait(lambda: (0, before[1][1]) in goals(plan) and len(follow_ups(plan)) == 1, 'the goal to be back')


main(report_round, goal_chain)
