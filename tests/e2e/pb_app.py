# SPDX-License-Identifier: GPL-3.0-or-later
"""Planbok's window in a user's words: views, assignments, status, follow-up."""
import re

from pb_driver import _, C_, Program, act, alive, pattern, states, text_of, wait

VIEWS = ('overview', 'assignments', 'budget', 'benchmarks', 'follow-up', 'meetings', 'history')
TITLES = {'overview': 'Overview', 'assignments': 'Assignments', 'budget': 'Budget', 'benchmarks': 'Benchmarks',
          'follow-up': 'Follow-up', 'meetings': 'Meetings and decisions', 'history': 'History'}
STATUSES = ('not-started', 'started', 'ongoing', 'done', 'cancelled')
STATUS_WORDS = ('Not started', 'Started', 'Ongoing', 'Done', 'Cancelled')


def status_word(nick):
    return C_('enum', STATUS_WORDS[STATUSES.index(nick)])


class App(Program):
    # Views

    def show_view(self, view):
        self.key(f'alt+{VIEWS.index(view) + 1}')
        self.wait_for_view(view)

    def wait_for_view(self, view):
        def shown():
            row = self.find('list item', _(TITLES[view]))
            return row is not None and 'selected' in states(row) and self.view(view) is not None
        wait(shown, f'the view {view}')

    def view(self, view):
        """Where the view's nodes hang; None until it was shown for the first time."""
        return self.place(_(TITLES[view]))

    def place(self, title):
        """A panel that lives as long as the window does: found once, since the way there is long."""
        if not hasattr(self, 'places'):
            self.places = {}
        node = self.places.get(title)
        if node is None or not alive(node):
            node = self.places[title] = self.find('panel', title, showing=False)
        return node

    # Assignments

    def assignment_list(self):
        return self.find('list', _('Assignments'), root=self.view('assignments'))

    def assignment_rows(self):
        found = self.assignment_list()
        return [] if found is None else [row for row in self.iter('list item', root=found, showing=False)
                                         if row.get_name()]

    def search(self, text):
        self.key('ctrl+f')
        entry = wait(lambda: self.find(('entry', 'text'), _('Search assignments')), 'the search field')
        wait(lambda: 'focused' in states(entry), 'the search to have the focus')
        self.key('ctrl+a')
        if text:
            self.type(text)
        else:
            self.key('BackSpace')
        wait(lambda: text_of(entry) == text, f'the search to hold {text!r}')
        return entry

    def open_assignment(self, number, words='fordonspark'):
        """Searches for the words, goes down to what is left, and takes the search away again."""
        self.search(words)
        wait(lambda: len(self.assignment_rows()) == 1, f'only assignment {number} to be left')
        self.key('Down')
        self.wait_for_pane(number)
        self.search('')
        wait(lambda: len(self.assignment_rows()) > 1, 'all assignments again')
        self.key('Down')
        wait(lambda: (self.focused() or self.node).get_role_name() == 'list item', 'the list to have the focus')

    def pane(self):
        return self.place(_('The assignment'))

    def wait_for_pane(self, number):
        heading = re.compile(rf'\D {number}$')
        wait(lambda: self.find('label', heading, root=self.pane()), f'assignment {number} beside the list')

    def status_button(self):
        return self.find('push button', re.compile('^' + pattern('Status: %s').pattern + '$'), root=self.pane())

    def pane_has_status(self, nick):
        button = self.status_button()
        return button is not None and button.get_name() == _('Status: %s') % status_word(nick)

    def status_watch(self, nick):
        """A check that is quick to repeat: the button is looked up now, only its name is asked for later."""
        button = wait(self.status_button, 'the status button')
        return lambda: button.get_name() == _('Status: %s') % status_word(nick)

    def wait_for_status(self, nick):
        wait(lambda: self.pane_has_status(nick), f'the status {nick} in the pane')

    def choose_status(self, nick):
        """Opens the menu of statuses, and chooses with the keyboard."""
        button = wait(self.status_button, 'the status button')
        act(button)
        wait(lambda: self.focused_in_popup(), 'the menu of statuses')
        self.key('Home', *['Down'] * STATUSES.index(nick), 'Return')

    def focused_in_popup(self):
        button = self.status_button()
        return button is not None and ('checked' in states(button) or 'pressed' in states(button))

    def open_follow_up(self):
        self.key('ctrl+r')
        wait(lambda: len(self.windows()) > 1, 'the follow-up dialog')

    # Texts

    def has(self, text):
        return any(text in (n.get_name() or '') or text in text_of(n) for n in self.walk())

    def sentence_about_busy(self):
        return next((n for n in self.walk() if _BUSY.search(n.get_name() or '')), None)

    def dismiss(self):
        """Whatever dialog stands in the way is closed with Escape."""
        for _try in range(5):
            if len(self.windows()) == 1:
                return
            self.key('Escape')
            wait(lambda: True, 'a moment')
        wait(lambda: len(self.windows()) == 1, 'the dialog to close')

    # Preferences

    def open_preferences(self):
        self.key('ctrl+comma')
        wait(lambda: len(self.windows()) > 1, 'the preferences')

    def choose_in_row(self, row, steps):
        """Tabs to a row of the preferences and takes the choice that stands so many steps from the first."""
        def at_row():
            node = self.focused()
            if node is not None and node.get_name() == row:
                return True
            self.key('Tab')
            return False
        wait(at_row, f'{row} to have the focus', 20)
        self.key('space', 'Home', *['Down'] * steps, 'Return')

    # Board

    def focus_card(self, words):
        """Leaves one card by searching, and goes down to it."""
        self.search(words)
        alone = re.compile(rf'^{C_("enum", "Not started")}, 1 ')
        wait(lambda: self.find('list', alone, root=self.view('assignments')), 'one card to be left')
        self.key('Down')
        wait(lambda: (self.focused() or self.node).get_role_name() == 'list item', 'the card to have the focus')


_BUSY = pattern('“%s” is being written by another program right now. '
                'Nothing was changed; try again in a moment.')
