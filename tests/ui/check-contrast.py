#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-contrast.py UI-DIRECTORY PALETTE.C
Text has 4.5:1 and marks 3:1 on every surface they stand on, light and dark, and both 7:1 in a presentation, and the
style sheet has the same colours as what is drawn."""
import re
import sys

SURFACES = ['window', 'sidebar', 'card', 'hover']
TINTS = ['accent_tint', 'warn_tint', 'bad_tint']
TEXTS = [(text, surface) for text in ['ink', 'ink_2']
         for surface in SURFACES + TINTS + ['control', 'control_hover']]
TEXTS += [(text, surface) for text in ['ink_3', 'accent', 'good', 'warn', 'bad', 'peer', 'total']
          for surface in SURFACES]
TEXTS += [('accent', 'accent_tint'), ('warn', 'warn_tint'), ('bad', 'bad_tint'), ('warn', 'accent_tint'),
          ('bad', 'accent_tint'), ('good', 'accent_tint'), ('window', 'segment'), ('window', 'total'),
          ('card', 'total'), ('on_fill', 'accent'), ('on_fill', 'bad')]
MARKS = [(mark, surface) for mark in ['warn_mark', 'good', 'bad', 'accent', 'ink_2', 'peer', 'control_border']
         for surface in SURFACES + ['accent_tint']]
MARKS += [('warn_mark', 'warn_tint'), ('bad', 'bad_tint'), ('warn', 'warn_tint'), ('card', 'warn_mark'),
          ('card', 'good'), ('card', 'bad'), ('window', 'segment'), ('control_border', 'control')]
# What is read from the back of a room: marks and bars as well as words.
STAGE = [(tone, 'window') for tone in ['ink', 'ink_2', 'ink_3', 'accent', 'good', 'warn', 'warn_mark', 'bad', 'total',
                                       'peer']]
STAGE += [('ink', 'hover'), ('ink_2', 'hover'), ('ink', 'warn_tint'), ('warn', 'warn_tint'), ('ink', 'bad_tint'),
          ('bad', 'bad_tint'), ('ink', 'accent_tint'), ('accent', 'accent_tint'), ('window', 'total')]


def css_colors(path):
    text = open(path, encoding='utf-8').read()
    return {name: value.lower() for name, value in re.findall(r'@define-color pb_(\w+) (#[0-9a-fA-F]{6});', text)}


def drawn_colors(path, name):
    text = open(path, encoding='utf-8').read()
    body = re.search(r'PbPalette %s = \{(.*?)\};' % name, text, re.S).group(1)
    return {tone: '#' + value for tone, value in re.findall(r'\.(\w+) = RGB \(0x(\w{6})\)', body)}


def luminance(color):
    parts = [int(color[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    high, low = sorted([luminance(one), luminance(other)], reverse=True)
    return (high + 0.05) / (low + 0.05)


def main():
    ui, palette = sys.argv[1:]
    failures = []
    light = css_colors(ui + '/style.css')
    dark = {**light, **css_colors(ui + '/style-dark.css')}
    stage = {name[len('stage_'):]: value for name, value in css_colors(ui + '/presentation.css').items()}
    for name, colors, drawn in (('light', light, 'light'), ('dark', dark, 'dark_palette'), ('stage', stage, 'stage')):
        for tone, value in drawn_colors(palette, drawn).items():
            if colors.get(tone) != value:
                failures.append(f'{name}: {tone} is {colors.get(tone)} in the style sheet, {value} where it is drawn')
        levels = (('text', STAGE, 7.0),) if name == 'stage' else (('text', TEXTS, 4.5), ('mark', MARKS, 3.0))
        for kind, pairs, least in levels:
            ratios = sorted((contrast(colors[one], colors[other]), one, other) for one, other in pairs)
            print(f'{name} {kind}: ' + ', '.join(f'{one} on {other} {ratio:.2f}' for ratio, one, other in ratios[:3]))
            failures += [f'{name}: {one} on {other} is {ratio:.2f}:1, must be {least}'
                         for ratio, one, other in ratios if ratio < least]
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


sys.exit(main())
