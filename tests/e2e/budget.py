# SPDX-License-Identifier: GPL-3.0-or-later
"""The budget's tables by keyboard alone, and what is in the file afterwards."""
import re

from pb_app import App
from pb_driver import Atspi, _, main, new_example, pattern, run_cli, show, states, text_of, wait, xdotool

BOARD = 'Funktionsstödsnämnden'
TABLE = 'Ekonomi i balans'


class Budget(App):
    """The budget in a user's words: boards, lines, figures."""

    def open_budget(self, board=BOARD):
        self.show_view('budget')
        self.follow_focus()
        self.at = self.focused()
        self.choose_board(board)

    def current(self):
        """The node that has the keyboard; a walk through the tree each time would take too long."""
        self.at = self.focus_event() or self.at
        return self.at

    def tab_to(self, what, holds):
        """Tab until what has the focus; at most as many as a user puts up with."""
        for _press in range(20):
            node = self.current()
            if node is not None and holds(node):
                return node
            self.key('Tab')
        raise AssertionError(f'{what} is not reached by Tab')

    def choose_board(self, board):
        name = re.compile('^' + pattern('Board: %s').pattern)
        button = self.tab_to('the choice of board', lambda node: name.search(node.get_name() or ''))
        self.key('space', 'Home')
        for _press in range(20):
            if self.current().get_name() == board:
                break
            self.key('Down')
        self.key('Return')
        wait(lambda: button.get_name() == _('Board: %s') % board, f'the board {board}')

    def cell(self):
        """What is said of the cell that has the keyboard."""
        node = self.current()
        return node.get_name() or '' if node is not None else ''

    def wait_for_cell(self, *parts):
        wait(lambda: all(part in self.cell() for part in parts), f'the keyboard on {parts} (it is on {self.cell()!r})')

    def go_to(self, line, column=None, table=TABLE):
        """To the title of a line, and from there to the figure of a column."""
        self.tab_to('the table', lambda node: node.get_role_name() == 'list item' and node.get_parent().get_name() == table)
        self.key('ctrl+Home')
        for _press in range(40):
            if self.cell().startswith(line):
                break
            self.key('Down')
        self.wait_for_cell(line)
        for _press in range(20 if column else 0):
            self.key('Right')
            if re.search(rf', {column}, [^,]*(,\d+ [^,]*)?(, |$)', self.cell()) and self.cell().count(', 20') == 1:
                return
        assert not column, f'no column {column}: {self.cell()!r}'

    def row(self, line):
        """Where a line's row is: the window's x, y, width and height."""
        self.go_to(line)
        box = self.current().get_extents(Atspi.CoordType.WINDOW)
        assert box.width > 0, f'{line} is not laid out'
        return box

    def point_of(self, line, column):
        """The middle of a row's height where a click chooses the column's figure."""
        box = self.row(line)
        y = box.y + box.height // 2
        for x in range(box.x + box.width - 20, box.x, -40):
            xdotool('mousemove', '--sync', x, y, 'click', 1)
            if re.search(rf', {column}, ', self.cell()) and self.cell().count(', 20') == 1:
                return x, y
        raise AssertionError(f'no click chooses {column} of {line}: {self.cell()!r}')

    def says(self, text):
        """What the table's foot says of what was done."""
        self.has_text(text)

    def editor(self):
        node = self.current()
        return node if node is not None and node.get_role_name() in ('text', 'entry') else None


def value(plan, line, year, board=BOARD, table=TABLE):
    """A figure in the file, in kronor; None where there is none."""
    found = next(t for t in show(plan, 'tables')['tables'] if t['board'] == board and t['title'] == table)
    column = next(i for i, c in enumerate(found['columns']) if c['year'] == year)
    return next(entry for entry in found['lines'] if entry['label'] == line)['values'][column]


def labels(plan):
    return [e['label'] for e in show(plan, 'history')['edits']]


def order(plan, board=BOARD, table=TABLE):
    found = next(t for t in show(plan, 'tables')['tables'] if t['board'] == board and t['title'] == table)
    return [entry['label'] for entry in found['lines']]


def edit_and_undo():
    """open the budget, change a figure, see the balance change, and take it back"""
    plan = new_example()
    before = value(plan, 'Underskott', 2027)
    with Budget(plan) as app:
        app.open_budget()
        app.go_to('Krav på effektiviseringar', 2027)
        app.type('=-10,5+0,5')
        app.key('Return')
        wait(lambda: value(plan, 'Krav på effektiviseringar', 2027) == -10_000_000, 'the figure in the file')
        app.key('Down')
        app.wait_for_cell('Underskott, 2027, 6,6 mnkr', _('in balance'))
        assert value(plan, 'Underskott', 2027) == before + 6_700_000
        assert 'Krav på effektiviseringar, 2027' in labels(plan)[0], labels(plan)[0]
        app.key('ctrl+z')
        app.wait_for_cell('Underskott, 2027, −0,1 mnkr')
        assert value(plan, 'Krav på effektiviseringar', 2027) == -16_700_000
        app.key('ctrl+y')
        app.wait_for_cell('Underskott, 2027, 6,6 mnkr')
        app.quit()
    assert value(plan, 'Underskott', 2027) == before + 6_700_000


def refusal():
    """what is no amount stays in edit, invalid and described, and Escape gives the figure back"""
    plan = new_example()
    edits = len(labels(plan))
    with Budget(plan) as app:
        app.open_budget()
        app.go_to('Krav på effektiviseringar', 2026)
        app.type('tre')
        app.key('Return')
        editor = wait(lambda: app.editor() if app.editor() and 'invalid' in states(app.editor()) else None,
                      'the editor to be invalid')
        assert 'tre' in editor.get_description(), editor.get_description()
        assert 'Krav på effektiviseringar, 2026' in editor.get_name(), editor.get_name()
        assert text_of(editor) == 'tre'
        app.key('Escape')
        app.wait_for_cell('Krav på effektiviseringar, 2026, −4,1 mnkr')
        # A sum says why it cannot be edited.
        app.go_to('Totalt budgetförändring', 2026)
        app.key('F2')
        app.says(pattern('“%s” is a sum: it is computed from the lines under it. Change one of those.'))
    assert len(labels(plan)) == edits


def block():
    """several figures are copied and pasted as one edit, and filled to the right"""
    plan = new_example()
    with Budget(plan) as app:
        app.open_budget()
        app.go_to('Demografisk anpassning', 2025)
        app.key('shift+Right', 'shift+Down')
        app.says('−55,2')
        app.key('ctrl+c', 'Down', 'Down', 'Left', 'Left')
        app.wait_for_cell('Krav på effektiviseringar')
        app.go_to('Ökat tryck omställning', 2025)
        app.key('ctrl+v')
        wait(lambda: value(plan, 'Krav på effektiviseringar', 2026) == -35_000_000, 'the block in the file')
        assert value(plan, 'Ökat tryck omställning', 2025) == -2_300_000
        app.key('ctrl+z')
        wait(lambda: value(plan, 'Ökat tryck omställning', 2025) is None, 'the block to be taken back')
        app.go_to('Utökad ram', 2025)
        app.key('shift+End', 'ctrl+r')
        wait(lambda: value(plan, 'Utökad ram', 2027) == -18_000_000, 'the figure to the right')


def lines():
    """a line is added, renamed, moved and deleted, and the keyboard stays with it"""
    plan = new_example()
    with Budget(plan) as app:
        app.open_budget()
        app.go_to('Utökad ram')
        app.key('Insert')
        wait(app.editor, 'the new line’s title to be asked for')
        app.type('Hyror')
        app.key('Return')
        app.wait_for_cell('Hyror')
        app.key('Right', 'Right')
        app.type('-1,5')
        app.key('Return')
        wait(lambda: value(plan, 'Hyror', 2025) == -1_500_000, 'the new line’s figure in the file')
        assert value(plan, 'Totalt budgetförändring', 2025) == -24_200_000
        app.go_to('Hyror')
        app.key('alt+Up', 'alt+Up')
        app.wait_for_cell('Hyror')
        app.key('Up')
        app.wait_for_cell('Totalt budgetförändring')
        app.go_to('Hyror')
        app.key('F2')
        wait(app.editor, 'the title to be in edit')
        app.key('ctrl+a')
        app.type('Lokaler')
        app.key('Return')
        wait(lambda: value(plan, 'Lokaler', 2025) == -1_500_000, 'the new title in the file')
        app.go_to('Lokaler')
        app.key('ctrl+Delete')
        wait(lambda: len(app.windows()) == 2, 'the question what goes with the line')
        app.has_text(_('With it goes:'))
        app.key('Escape')
    assert value(plan, 'Lokaler', 2025) == -1_500_000


def pointer():
    """several figures are chosen, and a line is moved, by dragging with the pointer"""
    plan = new_example()
    with Budget(plan) as app:
        app.open_budget()
        end = app.point_of('Utökad ram', 2026)
        start = app.point_of('Demografisk anpassning', 2025)
        app.drag(start, end)
        app.says(re.compile('Summa|' + pattern('Sum %s · Average %s · %d cells').pattern))
        before = order(plan)
        taken, at = app.row('Utökad ram'), app.row('Demografisk anpassning')
        edits = len(labels(plan))
        # By the title, to the upper half of the line that it is to stand before.
        app.drag((taken.x + 90, taken.y + taken.height // 2), (at.x + 90, at.y + at.height // 4))
        wait(lambda: order(plan) != before, 'the line to be moved in the file')
        assert order(plan).index('Utökad ram') == order(plan).index('Demografisk anpassning') - 1, order(plan)
        assert len(labels(plan)) == edits + 1
        app.key('ctrl+z')
        wait(lambda: order(plan) == before, 'the line to be back')


def leave():
    """Tab, Ctrl+Tab and F6 leave the table; Tab stays in it only while figures are being typed"""
    plan = new_example()
    with Budget(plan) as app:
        app.open_budget()
        for key in ('Tab', 'ctrl+Tab', 'F6'):
            app.go_to('Utökad ram', 2025)
            app.key(key)
            wait(lambda: 'Utökad ram' not in app.cell(), f'{key} to leave the table')
            app.key('alt+1')
            app.wait_for_view('overview')
            app.show_view('budget')
        app.go_to('Utökad ram', 2025)
        app.type('-18')
        app.key('Tab')
        app.wait_for_cell('Utökad ram, 2026')
    run_cli('check', plan, check=False)


main(edit_and_undo, refusal, block, lines, pointer, leave)
