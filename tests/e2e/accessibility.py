# SPDX-License-Identifier: GPL-3.0-or-later
"""Every view as a screen reader and a keyboard meet it."""
import os
import re

from pb_app import App, TITLES, VIEWS
from pb_driver import _, TYPE_NAME, is_laid_out, main, new_example, run_cli, states, wait, write_settings

# What may be focused without a name of its own: the pages and panes that only hold others.
HOLDERS = ('scroll pane', 'frame', 'application', 'viewport')


def nameless(app):
    bad = []
    for node in app.walk():
        state = states(node)
        if 'focusable' not in state or node.get_role_name() in HOLDERS or not is_laid_out(node):
            continue
        name = (node.get_name() or '').strip()
        if (not name or TYPE_NAME.fullmatch(name)) and not inside_button(node):
            bad.append(f'{node.get_role_name()} {name!r} in {parent_names(node)}')
    return bad


def inside_button(node):
    """GTK's own list item in a drop-down's button, which takes no focus whatever it says."""
    parent = node.get_parent()
    while parent is not None:
        if parent.get_role_name() == 'push button':
            return True
        parent = parent.get_parent()
    return False


def parent_names(node):
    names = []
    parent = node.get_parent()
    while parent is not None and len(names) < 4:
        names.append(f'{parent.get_role_name()} {parent.get_name()!r}')
        parent = parent.get_parent()
    return ' < '.join(names)


def mute_images(app):
    """Charts and pictures that say nothing: no name, or a chart without a description of its values."""
    bad = []
    for node in app.iter(('image', 'chart')):
        name = (node.get_name() or '').strip()
        if not name or TYPE_NAME.fullmatch(name):
            bad.append(f'{node.get_role_name()} {name!r} in {parent_names(node)}')
    return bad


def walk_view(view, plan):
    with App(plan) as app:
        app.show_view(view)
        if view == 'assignments':
            app.open_assignment(16)
        bad = nameless(app)
        assert not bad, f'{view}: {len(bad)} focusable without a name: ' + '; '.join(bad[:8])
        bad = mute_images(app)
        assert not bad, f'{view}: {len(bad)} images say nothing: ' + '; '.join(bad[:8])


def names_in_views():
    """no view has a focusable node without a name, or one named after a type"""
    plan = new_example()
    for view in VIEWS:
        walk_view(view, plan)


def names_in_empty_plan():
    """the same in a plan with nothing in it"""
    plan = os.path.join(os.environ['HOME'], 'tom.planbok')
    run_cli('new', plan)
    with App(plan) as app:
        for view in VIEWS:
            app.show_view(view)
            bad = nameless(app)
            assert not bad, f'{view}: {len(bad)} focusable without a name: ' + '; '.join(bad[:8])


def names_in_dialogs():
    """the follow-up dialog, the preferences and the shortcuts have names for all"""
    plan = new_example()
    with App(plan) as app:
        app.show_view('assignments')
        app.open_assignment(16)
        app.open_follow_up()
        bad = nameless(app)
        assert not bad, 'follow-up: ' + '; '.join(bad[:8])
        app.key('Escape')
        wait(lambda: len(app.windows()) == 1, 'the follow-up dialog to close')
        app.key('ctrl+comma')
        wait(lambda: len(app.windows()) == 2, 'the preferences')
        bad = nameless(app)
        assert not bad, 'preferences: ' + '; '.join(bad[:8])


def charts_in_words():
    """the benchmark chart is an image with a label and a description that holds its values"""
    plan = new_example()
    with App(plan) as app:
        app.show_view('benchmarks')
        chart = wait(lambda: next((n for n in app.iter(('image', 'chart')) if n.get_description()), None),
                     'a chart that is described')
        assert chart.get_name(), 'the chart has no label'
        assert any(digit in chart.get_description() for digit in '0123456789'), chart.get_description()


def within(title):
    """Whether a node hangs in the place of that name."""
    def holds(node):
        while node is not None:
            if node.get_name() == title and node.get_role_name() in ('panel', 'list', 'table', 'filler'):
                return True
            node = node.get_parent()
        return False
    return holds


def areas(view):
    """What a user must reach by Tab in a view."""
    found = {'the view': within(_(TITLES[view]))}
    if view == 'assignments':
        found['the search'] = lambda node: node.get_name() == _('Search assignments')
        in_list = within(_('Assignments'))
        found['the list'] = lambda node: node.get_role_name() == 'list item' and in_list(node.get_parent())
        found['the assignment'] = within(_('The assignment'))
    found['the menu'] = lambda node: node.get_name() == _('Menu')
    return found


def tab_through(app, missing):
    """The areas that 15 Tabs from the sidebar do not reach, and what was passed on the way."""
    passed = []
    for _press in range(15):
        app.key('Tab')
        node = wait(app.focus_event, 'something to get the focus')
        passed.append(f'{node.get_role_name()} {node.get_name()[:40]!r}')
        missing = {name: holds for name, holds in missing.items() if not holds(node)}
        if not missing:
            break
    return sorted(missing), passed


def tabs_to_areas():
    """from the sidebar every area of every view is at most 15 Tabs away"""
    plan = new_example()
    for view in VIEWS:
        write_settings(last_view=f"'{view}'")
        with App(plan) as app:
            app.wait_for_view(view)
            app.follow_focus()
            missing, passed = tab_through(app, areas(view))
            assert not missing, f'{view}: not reached by 15 Tabs: {missing}; passed: {passed}'


def nothing_said_twice():
    """no name says the same thing twice"""
    plan = new_example()
    twice = re.compile(r'(\S.*) \1')
    with App() as app:
        bad = [n.get_name() for n in app.iter() if twice.fullmatch(n.get_name() or '')]
        assert not bad, f'welcome: {bad[:8]}'
    with App(plan) as app:
        app.show_view('assignments')
        app.open_assignment(16)
        bad = [n.get_name() for n in app.iter() if twice.fullmatch(n.get_name() or '')]
        assert not bad, f'assignments: {bad[:8]}'


main(names_in_views, names_in_empty_plan, names_in_dialogs, charts_in_words, nothing_said_twice, tabs_to_areas)
