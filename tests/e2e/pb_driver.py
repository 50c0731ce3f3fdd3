# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the built program as a person with a screen reader and a keyboard would: AT-SPI and xdotool, under
headless.sh.

Rules: never sleep, wait() for the effect; never keep a node, look it up again by role and name; GTK 4.8 leaves out many
children-changed events, so nothing is cached. A click takes effect 250 ms after the action."""
import gettext
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import warnings

import gi

warnings.simplefilter('ignore')
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

# libatspi asks GTK for a cache that GTK does not have, and says so each time.
GLib.log_set_handler('dbind', GLib.LogLevelFlags.LEVEL_MASK, lambda *_: None, None)
Atspi.init()
Atspi.set_timeout(3000, 15000)

BUILD = os.environ.get('PB_BUILD', os.path.join(os.getcwd(), '_build'))
PLANBOK = os.path.join(BUILD, 'src/app/planbok')
CLI = os.path.join(BUILD, 'src/cli/planbok-cli')
APP_ID = 'se.planbok.Planbok'
TODAY = '2026-11-22'
# A widget without a label of its own is named after its type on the bus.
TELLING_STATES = {'focusable', 'focused', 'selected', 'checked', 'pressed'}
TYPE_NAME = re.compile(r'(Gtk|Adw|Pb|Planbok)[A-Z]\w*')


# Screen text is looked up as the program does it, so that a better wording in sv.po breaks no test.
_translation = gettext.translation('planbok', os.path.join(BUILD, 'po'), ['sv'], fallback=True)
_ = _translation.gettext
C_ = _translation.pgettext


def pattern(msgid):
    """A regular expression for a msgid with %s or %d in it."""
    return re.compile(re.sub(r'%(?:\\ )?(?:l*[dsu]|\d\$[ds])', '.*', re.escape(_(msgid)).replace('\\%', '%')))


def environment(**extra):
    env = dict(os.environ)
    env.update(PLANBOK_DATADIR=os.path.join(BUILD, 'data'), GSETTINGS_SCHEMA_DIR=os.path.join(BUILD, 'data'),
               PLANBOK_LOCALEDIR=os.path.join(BUILD, 'po'), GSETTINGS_BACKEND='keyfile', PLANBOK_TODAY=TODAY,
               G_DEBUG='fatal-criticals')
    env.update(extra)
    return env


def pump(seconds=0.02):
    context = GLib.MainContext.default()
    end = time.monotonic() + seconds
    while True:
        while context.pending():
            context.iteration(False)
        if time.monotonic() >= end:
            return
        time.sleep(0.005)


def wait(effect, what, timeout=8):
    """Polls until effect() gives something true, and returns that."""
    end = time.monotonic() + timeout
    error = None
    while True:
        try:
            result = effect()
            if result:
                return result
        except (GLib.Error, AttributeError) as e:  # a node vanished while it was looked at
            error = e
        if time.monotonic() > end:
            raise AssertionError(f'waited {timeout} s for {what}' + (f' ({error})' if error else ''))
        pump(0.03)


def run_cli(*arguments, check=True, **env):
    done = subprocess.run([CLI, *map(str, arguments)], env=environment(**env), capture_output=True, text=True,
                          timeout=60)
    if check and done.returncode:
        raise AssertionError(f'planbok-cli {" ".join(map(str, arguments))}: {done.returncode}: {done.stderr.strip()}')
    return done


def show(plan, what):
    """planbok-cli show as data."""
    return json.loads(run_cli('show', plan, what, '--format=json').stdout)


def assignment(plan, number):
    return next(a for a in show(plan, 'assignments')['assignments'] if a['number'] == number)


def new_example(directory=None, name='plan.planbok', example='karlskrona'):
    path = os.path.join(directory or tempfile.mkdtemp(prefix='plan.', dir=os.environ['HOME']), name)
    run_cli('new', path, '--example=' + example)
    return path


def settings_path():
    return os.path.join(os.environ['XDG_CONFIG_HOME'], 'glib-2.0/settings/keyfile')


def read_settings():
    """The program's settings as they are stored: key to GVariant text."""
    keyfile = GLib.KeyFile()
    try:
        keyfile.load_from_file(settings_path(), GLib.KeyFileFlags.NONE)
        keys = keyfile.get_keys('se/planbok/Planbok')[0]
    except GLib.Error:
        return {}
    return {key: keyfile.get_value('se/planbok/Planbok', key) for key in keys}


def write_settings(**values):
    """Replaces the stored settings; names with _ for -, values as GVariant text."""
    os.makedirs(os.path.dirname(settings_path()), exist_ok=True)
    with open(settings_path(), 'w', encoding='utf-8') as f:
        f.write('[se/planbok/Planbok]\n')
        for key, value in values.items():
            f.write(f'{key.replace("_", "-")}={value}\n')


class Program:
    """One running planbok. Ends it when it leaves the with block."""

    def __init__(self, *arguments, wait_for_window=True, **env):
        self.log = tempfile.NamedTemporaryFile(mode='w+', suffix='.log', dir=os.environ['HOME'], delete=False)
        self.process = subprocess.Popen([PLANBOK, *map(str, arguments)], env=environment(**env),
                                        stdout=self.log, stderr=subprocess.STDOUT)
        self.node = None
        if wait_for_window:
            self.connect()

    def connect(self):
        def find():
            if self.process.poll() is not None:
                raise AssertionError(f'the program ended with {self.process.returncode}: {self.output()}')
            desktop = Atspi.get_desktop(0)
            for i in range(desktop.get_child_count()):
                app = desktop.get_child_at_index(i)
                if app and app.get_process_id() == self.process.pid and app.get_child_count():
                    return app
            return None
        self.node = wait(find, 'the program on the accessibility bus', 30)
        self.node.set_cache_mask(Atspi.Cache.NONE)
        return self

    def connect_again(self):
        """After the program replaced itself: the process is the same, its place on the bus another."""
        old = self.node
        wait(lambda: not alive(old), 'the program to leave the bus', 15)
        return self.connect()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            keep_evidence(self)
        self.end()
        if kind is None:
            bad = [line for line in self.output().splitlines() if re.search(r'(CRITICAL|ERROR|WARNING)', line)]
            assert not bad, 'the program wrote: ' + ' | '.join(bad[:5])

    def output(self):
        with open(self.log.name, encoding='utf-8', errors='replace') as f:
            return f.read()

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def quit(self):
        """As a user does, and waits for the process to be gone with status 0."""
        self.key('ctrl+q')
        wait(lambda: self.process.poll() is not None, 'the program to quit')
        assert self.process.returncode == 0, f'quit with {self.process.returncode}: {self.output()}'

    # Looking

    def walk(self, node=None, skip=()):
        node = node or self.node
        yield node
        if skip and node.get_role_name() in skip:
            return
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None:
                yield from self.walk(child, skip)

    def iter(self, role=None, name=None, root=None, skip=(), showing=True):
        for node in self.walk(root, skip):
            if role is not None:
                if not (node.get_role_name() in role if isinstance(role, tuple) else node.get_role_name() == role):
                    continue
            if name is not None:
                own = node.get_name() or ''
                if not (name.search(own) if isinstance(name, re.Pattern) else own == name):
                    continue
            if showing and not is_laid_out(node):
                continue
            yield node

    def find(self, role=None, name=None, root=None, skip=(), showing=True):
        try:
            return next(self.iter(role, name, root, skip, showing), None)
        except (GLib.Error, AttributeError):
            return None

    def get(self, role, name, root=None, timeout=8, skip=(), showing=True):
        return wait(lambda: self.find(role, name, root, skip, showing), f'{role} {name!r}', timeout)

    def has_text(self, pattern, timeout=8):
        """Waits until some showing node's name or text matches."""
        if not isinstance(pattern, re.Pattern):
            pattern = re.compile(re.escape(pattern))

        def look():
            for node in self.walk():
                if pattern.search(node.get_name() or '') or pattern.search(text_of(node)):
                    if is_laid_out(node):
                        return node
            return None
        return wait(look, f'text {pattern.pattern!r}', timeout)

    def focused(self):
        for node in self.walk():
            if node.get_role_name() not in ('frame', 'application', 'window', 'dialog') and 'focused' in states(node):
                return node
        return None

    def follow_focus(self):
        """From here on focus_event() tells where the focus went, without a walk through the tree."""
        self._focus = []

        def moved(event):
            if event.detail1:
                self._focus.append(event.source)
        self._listener = Atspi.EventListener.new(moved)
        self._listener.register('object:state-changed:focused')

    def focus_event(self):
        """The node that got the focus last since the last time this was asked."""
        pump(0.05)
        if not self._focus:
            return None
        last = self._focus[-1]
        self._focus.clear()
        return last

    def windows(self):
        found = []
        for i in range(self.node.get_child_count()):
            child = self.node.get_child_at_index(i)
            if child is not None:
                found.append((child.get_role_name(), child.get_name()))
        return found

    def tree(self):
        lines = []

        def add(node, depth):
            text = text_of(node)
            lines.append(f'{"  " * depth}{node.get_role_name()} {node.get_name()!r}'
                         + (f' text={text!r}' if text and text != node.get_name() else '')
                         + (f' description={node.get_description()!r}' if node.get_description() else '')
                         + f' {" ".join(sorted(states(node) & TELLING_STATES))}')
            for i in range(node.get_child_count()):
                child = node.get_child_at_index(i)
                if child is not None:
                    add(child, depth + 1)
        add(self.node, 0)
        return '\n'.join(lines)

    # Doing

    def click(self, role, name, **where):
        def press():
            node = self.find(role, name, **where)
            return node is not None and act(node)
        wait(press, f'{role} {name!r} to be clicked')

    def point(self, node, button=1):
        """The pointer itself: without a window manager the window lies at 0,0."""
        box = node.get_extents(Atspi.CoordType.WINDOW)
        assert box.width > 0, f'{node.get_name()!r} is not laid out'
        xdotool('mousemove', '--sync', box.x + box.width // 2, box.y + box.height // 2, 'click', button)

    def drag(self, start, end, steps=8):
        """The pointer from one point of the window to another, with the button held down."""
        xdotool('mousemove', '--sync', *start, 'mousedown', 1)
        for step in range(1, steps + 1):
            xdotool('mousemove', '--sync', *(a + (b - a) * step // steps for a, b in zip(start, end)))
        xdotool('mouseup', 1)

    def key(self, *keys):
        for one in keys:
            xdotool('key', '--clearmodifiers', one)

    def type(self, text):
        xdotool('type', '--delay', '8', '--', text)

    def x_windows(self):
        """The program's X windows, bottom first."""
        return subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)], text=True,
                              capture_output=True, check=False).stdout.split()

    def x_size(self, window):
        size = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', window], capture_output=True, text=True,
                              check=True).stdout
        box = dict(line.split('=') for line in size.splitlines())
        return int(box['WIDTH']), int(box['HEIGHT'])

    def centre_dialog(self, width, height):
        """What a window manager would do with the uppermost window."""
        window = self.x_windows()[-1]
        own_width, own_height = self.x_size(window)
        xdotool('windowmove', '--sync', window, (width - own_width) // 2, (height - own_height) // 2)

    def raise_window(self):
        """Brings it uppermost of several programs and gives it the keyboard, as a window manager would."""
        window = max(self.x_windows(), key=self.x_size)
        xdotool('windowraise', window)
        xdotool('windowfocus', '--sync', window)
        pump(0.1)

    def shot(self, path):
        subprocess.run(['/usr/bin/import', '-window', 'root', path], check=True)


def states(node):
    return {state.value_nick for state in node.get_state_set().get_states()}


def alive(node):
    try:
        node.get_child_count()
        return node.get_role_name() not in ('', 'invalid')
    except GLib.Error:
        return False


def is_laid_out(node):
    """GTK 4.8 does not tell what shows; what never was on the screen has no size. Views are made when first shown."""
    if node.get_component_iface() is None:
        return True
    box = node.get_extents(Atspi.CoordType.WINDOW)
    return box.width > 0 and box.height > 0


def text_of(node):
    """What an entry or a label holds; (0, -1) gives nothing in GTK 4."""
    try:
        count = Atspi.Text.get_character_count(node)
        return Atspi.Text.get_text(node, 0, count) if count > 0 else ''
    except (GLib.Error, AttributeError, TypeError):
        return ''


def act(node, name='click'):
    names = [node.get_action_name(i) for i in range(node.get_n_actions())]
    if name not in names:
        raise AssertionError(f'{node.get_role_name()} {node.get_name()!r} has no action {name}: {names}')
    return node.do_action(names.index(name))


def set_text(node, text):
    assert Atspi.EditableText.set_text_contents(node, text), f'{node.get_name()!r} does not take text'


def xdotool(*arguments):
    subprocess.run(['xdotool', *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)
    pump(0.03)


def keep_evidence(app):
    """A picture and the tree of a failed case, kept in the build."""
    folder = os.path.join(BUILD, 'e2e-failures')
    os.makedirs(folder, exist_ok=True)
    base = os.path.join(folder, f'{os.path.basename(sys.argv[0])}-{_case}-{app.process.pid}')
    try:
        app.shot(base + '.png')
        with open(base + '.txt', 'w', encoding='utf-8') as f:
            f.write(app.output() + '\n' + app.tree() + '\n')
    except Exception as e:  # evidence must not hide the failure itself
        print(f'# no evidence: {e}', flush=True)


_case = ''


def main(*cases):
    """Runs the cases, or those named on the command line, and tells Meson how they went (TAP)."""
    global _case
    wanted = [c for c in cases if len(sys.argv) < 2 or c.__name__ in sys.argv[1:]]
    failed = 0
    print(f'1..{len(wanted)}', flush=True)
    for number, case in enumerate(wanted, 1):
        _case = case.__name__
        title = (case.__doc__ or case.__name__).strip().splitlines()[0]
        start = time.monotonic()
        write_settings()
        try:
            case()
            print(f'ok {number} - {title} # {time.monotonic() - start:.1f} s', flush=True)
        except Exception:
            failed += 1
            print(f'not ok {number} - {title}', flush=True)
            for line in traceback.format_exc().splitlines():
                print(f'# {line}', flush=True)
    sys.exit(1 if failed else 0)
