# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan shown to a meeting, by keyboard in the real program; and what it shows measured in pictures."""
import os
import re
import subprocess

from pb_app import App
from pb_driver import Atspi, _, assignment, main, new_example, pattern, pump, read_settings, run_cli, text_of, wait, xdotool

LEAST = 7.0


def presentation(app):
    return next((node for node in app.iter('frame', showing=False)
                 if (node.get_name() or '').endswith(_('Presentation'))), None)


def status_text(app):
    """What a screen reader was told last."""
    window = presentation(app)
    return '' if window is None else ' '.join((node.get_name() or '') for node in app.walk(window)
                                              if node.get_role_name() in ('statusbar', 'status bar', 'status'))


def wait_for_slide(app, words):
    wait(lambda: words in status_text(app), f'the slide {words!r}; it says {status_text(app)!r}')


def title_of(plan, number):
    return assignment(plan, number)['title']


def walk_by_keyboard():
    """F5, forward, a number and Enter, deeper and back, black, find, and Esc back to where one was"""
    plan = new_example()
    with App(plan) as app:
        app.show_view('assignments')
        app.open_assignment(16)
        app.key('F5')
        wait(lambda: presentation(app), 'the presentation')
        wait_for_slide(app, _('Title page'))
        app.key('Right')
        wait_for_slide(app, _('Overview'))
        app.key('1', '2', 'Return')
        wait_for_slide(app, title_of(plan, 12))
        app.key('Prior')
        wait_for_slide(app, title_of(plan, 11))
        app.key('Next', 'Next', '2', 'Return')
        wait_for_slide(app, title_of(plan, 2))
        app.key('Down')
        wait_for_slide(app, _('Money'))
        app.key('Down')
        wait_for_slide(app, _('The way to balance'))
        app.key('u')
        wait_for_slide(app, title_of(plan, 2))
        app.key('b')
        wait(lambda: _('The screen is black. Any key shows the slide again.') in status_text(app), 'a black screen')
        app.key('space')
        wait_for_slide(app, title_of(plan, 2))
        app.key('ctrl+f')
        wait(lambda: app.find(('entry', 'text'), _('Find an assignment, a board or an indicator')), 'the field')
        app.type('fordonspark')
        app.key('Return')
        wait_for_slide(app, title_of(plan, 16))
        app.key('Escape')
        wait(lambda: presentation(app) is None, 'the presentation to leave')
        app.wait_for_view('assignments')
        app.wait_for_pane(16)
        wait(lambda: plan in read_settings().get('presentation-places', ''), 'the place to be kept')
        app.key('F5')
        wait_for_slide(app, title_of(plan, 16))


def mouse(button):
    # Waiting for the pointer to move would last long where it is there already.
    xdotool('mousemove', 640, 300, 'click', button)


def walk_by_mouse():
    """on, back, by the wheel and by the footer's keys; a click ends the black; and out without a keyboard"""
    plan = new_example()
    with App('--present', plan) as app:
        app.key('Home')
        wait_for_slide(app, _('Title page'))
        mouse(1)
        wait_for_slide(app, _('Overview'))
        mouse(5)
        wait_for_slide(app, title_of(plan, 1))
        mouse(3)
        wait_for_slide(app, _('Overview'))
        mouse(9)
        wait_for_slide(app, title_of(plan, 1))
        mouse(8)
        mouse(4)
        wait_for_slide(app, _('Title page'))
        app.key('b')
        wait(lambda: _('The screen is black. Any key shows the slide again.') in status_text(app), 'a black screen')
        mouse(1)
        wait_for_slide(app, _('Title page'))
        mouse(1)
        wait_for_slide(app, _('Overview'))
        app.point(app.get('label', f"{_('Left')}: {_('Title page')}", root=presentation(app)))
        wait_for_slide(app, _('Title page'))
        app.point(app.get('label', f"{_('Esc')}: {_('Leave')}", root=presentation(app)))
        wait(lambda: presentation(app) is None, 'the presentation to leave')


def nothing_changes():
    """keys that edit do nothing to the file while it is shown, and work again after"""
    plan = new_example()
    with App(plan) as app:
        app.show_view('assignments')
        app.open_assignment(16)
        app.choose_status('ongoing')
        wait(lambda: assignment(plan, 16)['status'] == 'ongoing', 'the status in the file')
        with open(plan, 'rb') as f:
            before = f.read()
        # The menu has the keys until it has closed.
        wait(lambda: not app.focused_in_popup(), 'the menu of statuses to close')
        app.key('F5')
        wait_for_slide(app, _('Title page'))
        app.key('ctrl+z', 'ctrl+y', 'ctrl+n', 'Delete', 'F2', 'ctrl+r', 'ctrl+i', '2', 'Return')
        wait_for_slide(app, title_of(plan, 2))
        assert len(app.windows()) == 2, app.windows()
        assert assignment(plan, 16)['status'] == 'ongoing'
        with open(plan, 'rb') as f:
            assert f.read() == before, 'the file was written to'
        app.key('Escape')
        wait(lambda: presentation(app) is None, 'the presentation to leave')
        wait(app.focused, 'the plan to have the keyboard')
        app.key('ctrl+z')
        wait(lambda: assignment(plan, 16)['status'] == 'not-started', 'the status to be undone')


def from_the_command_line():
    """planbok --present FILE opens the plan and shows it; a file that is no plan is refused with a sentence"""
    plan = new_example()
    with App('--present', plan) as app:
        wait_for_slide(app, _('Title page'))
        app.key('Escape')
        wait(lambda: presentation(app) is None, 'the presentation to leave')
        app.wait_for_view('overview')
    missing = os.path.join(os.environ['HOME'], 'finns-inte.planbok')
    with App('--present', missing) as app:
        app.has_text('finns-inte.planbok')
        assert presentation(app) is None


def any_plan():
    """an empty plan has a title page, an overview and the check"""
    plan = os.path.join(os.environ['HOME'], 'tom.planbok')
    run_cli('new', plan)
    with App('--present', plan) as app:
        wait_for_slide(app, _('Title page'))
        app.key('End')
        wait_for_slide(app, _('Everything in the plan adds up'))
        assert re.search(r'\b3\b.*\b3\b', status_text(app)), status_text(app)
        app.key('Down', '1', 'Return')
        wait(lambda: pattern('There is no assignment %d.').search(status_text(app)), 'the answer')


# What is read, measured in the picture


def luminance(pixel):
    parts = [part / 255 for part in pixel]
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    high, low = sorted([luminance(one), luminance(other)], reverse=True)
    return (high + 0.05) / (low + 0.05)


class Picture:
    def __init__(self, app):
        path = os.path.join(os.environ['HOME'], 'presentation.ppm')
        subprocess.run(['/usr/bin/import', '-window', 'root', '-depth', '8', path], check=True)
        with open(path, 'rb') as f:
            data = f.read()
        header = re.match(rb'P6\s+(\d+)\s+(\d+)\s+255\s', data)
        self.width, self.height = int(header.group(1)), int(header.group(2))
        self.pixels = data[header.end():]

    def box(self, box):
        for y in range(max(box.y, 0), min(box.y + box.height, self.height)):
            for x in range(max(box.x, 0), min(box.x + box.width, self.width)):
                at = 3 * (y * self.width + x)
                yield tuple(self.pixels[at:at + 3])


def measure(app, picture):
    """(contrast, text) of every label that shows: its commonest colour against the one farthest from it."""
    found = []
    for node in app.iter('label', root=presentation(app)):
        text = (text_of(node) or node.get_name() or '').strip()
        box = node.get_extents(Atspi.CoordType.WINDOW)
        if not text or box.height < 10:
            continue
        assert box.x >= 0 and box.y >= 0 and box.x + box.width <= picture.width, f'{text!r} is cut'
        assert box.height >= 26 * picture.height / 1080, f'{text!r} is {box.height} px high'
        counts = {}
        for pixel in picture.box(box):
            counts[pixel] = counts.get(pixel, 0) + 1
        ground = max(counts, key=counts.get)
        found.append((max(contrast(ground, pixel) for pixel in counts), text))
    return found


def contrast_in_pictures():
    """every word of every kind of slide stands at 7:1 or more, and none is lower than 26 px at 1080"""
    plan = new_example()
    lowest = []
    with App('--present', plan) as app:
        for keys, words in ((('Home',), _('Title page')), (('Right',), _('Overview')),
                            (('2', 'Return'), title_of(plan, 2)), (('Down',), _('Money')),
                            (('2', '4', 'Return', 'Right'), 'Socialnämnden'), (('Right',), 'Funktionsstödsnämnden'),
                            (('Right',), _('Comparison: %s').split('%s')[0]),
                            (('End',), _("Roundings in the plan's tables")), (('Left',), _('The check'))):
            app.key(*keys)
            wait_for_slide(app, words)
            pump(0.4)
            found = measure(app, Picture(app))
            assert len(found) >= 3, found
            lowest.append(min(found))
    print('# lowest: ' + ', '.join(f'{ratio:.2f} {text[:24]!r}' for ratio, text in sorted(lowest)[:3]), flush=True)
    bad = [entry for entry in lowest if entry[0] < LEAST]
    assert not bad, bad


main(walk_by_keyboard, walk_by_mouse, nothing_changes, from_the_command_line, any_plan, contrast_in_pictures)
