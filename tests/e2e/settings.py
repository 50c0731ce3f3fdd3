# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program remembers between starts."""
import re

from pb_app import App
from pb_driver import _, C_, main, new_example, pattern, read_settings, show, text_of, wait, write_settings, xdotool


def window_state():
    """the window's size, the view and the recent plans are remembered"""
    plan = new_example()
    with App(plan) as app:
        app.show_view('budget')
        window = app.x_windows()[0]
        xdotool('windowsize', '--sync', window, 1100, 760)
        wait(lambda: app.x_size(window) == (1100, 760), 'the window to take the size')
        app.quit()
    stored = read_settings()
    assert stored.get('window-width') == '1100' and stored.get('window-height') == '760', stored
    assert stored.get('last-view') == "'budget'", stored
    assert plan in stored.get('recent', ''), stored
    with App(plan) as app:
        app.wait_for_view('budget')
        assert app.x_size(app.x_windows()[0]) == (1100, 760)


def language():
    """English, chosen in the preferences: the program starts again with the same plan and speaks English from then on"""
    plan = new_example()
    with App(plan) as app:
        app.get('list item', _('Assignments'))
        app.open_preferences()
        app.choose_in_row(_('Language'), 1)
        wait(lambda: read_settings().get('language') == "'en'", 'the language to be stored')
        app.click('push button', re.compile(_('Start _Again').replace('_', '_?')))
        app.connect_again()
        app.get('list item', 'Assignments')
        app.has_text('Plan för handling')
        app.quit()
    with App(plan) as app:
        app.get('list item', 'Benchmarks')


def my_role():
    """the function chosen as one's own in the preferences decides what Mine shows"""
    plan = new_example()
    with App(plan) as app:
        app.show_view('assignments')
        every = len(app.assignment_rows())
        app.open_preferences()
        app.choose_in_row(_('My function'), 2)
        mine = wait(lambda: read_settings().get('my-role', "''").strip("'"), 'the function to be stored')
        app.key('Escape')
        wait(lambda: len(app.windows()) == 1, 'the preferences to close')
        app.click('push button', C_('assignments', 'Mine'))
        wait(lambda: 0 < len(app.assignment_rows()) < every, 'fewer assignments')
        with_role = [a for a in show(plan, 'assignments')['assignments'] if full_name(plan, mine) in a['roles']]
        assert len(app.assignment_rows()) == len(with_role), (mine, len(with_role))


def kolada_address():
    """an address that is none is refused with a sentence and not kept; one that is, is; an empty one is Kolada's own"""
    plan = new_example()
    with App(plan) as app:
        app.open_preferences()
        row = app.get(('entry', 'text'), _('Address of Kolada’s API, with its version'))
        # The rows say nothing of the focus: the third is told by what comes of typing.
        app.key('Tab', 'Tab')

        def enter(text):
            app.key('ctrl+a', 'BackSpace')
            if text:
                app.type(text)
            wait(lambda: text_of(row) == text, f'“{text}” to stand in the row')
            app.key('Return')

        for wrong in ('api.kolada.se', 'ftp://api.kolada.se', 'https://'):
            enter(wrong)
            app.has_text(pattern('“%s” is no address of a server. It begins with https:// and looks like https://api.kolada.se/v3.'))
            assert 'kolada-url' not in read_settings() or wrong not in read_settings()['kolada-url'], read_settings()
        enter('https://kolada.example.org/v2/')
        wait(lambda: read_settings().get('kolada-url') == "'https://kolada.example.org/v2'", 'the address to be stored')
        enter('')
        wait(lambda: read_settings().get('kolada-url', "'https://api.kolada.se/v3'") == "'https://api.kolada.se/v3'",
             "Kolada's own address")
        wait(lambda: text_of(row) == 'https://api.kolada.se/v3', "Kolada's own address to be shown")


def full_name(plan, role):
    """A function by the name or short name that the settings hold."""
    return next(r['name'] for r in show(plan, 'roles')['roles'] if role in (r['name'], r['short_name']))


main(window_state, language, my_role, kolada_address)
