#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""summary.py BUILD: what `meson test` found, a line a program, and last "N passed, N failed" over all single tests."""
import json
import os
import sys
import xml.etree.ElementTree as ET

BAD = ('failure', 'error')


def cases_by_test(path):
    """{test name: [passed, failed, skipped]} from the single results that TAP programs wrote."""
    counts = {}
    for suite in ET.parse(path).getroot().iter('testsuite'):
        # A program of many results is a suite "project.name"; one that only exits is a case of the project's suite.
        name = suite.get('name', '').partition('.')[2]
        for case in suite.iter('testcase'):
            count = counts.setdefault(name or case.get('name'), [0, 0, 0])
            if any(case.find(tag) is not None for tag in BAD):
                count[1] += 1
            elif case.find('skipped') is not None:
                count[2] += 1
            else:
                count[0] += 1
    return counts


def main(build):
    logs = os.path.join(build, 'meson-logs')
    counts = cases_by_test(os.path.join(logs, 'testlog.junit.xml'))
    total = [0, 0, 0]
    with open(os.path.join(logs, 'testlog.json'), encoding='utf-8') as lines:
        tests = [json.loads(line) for line in lines]
    print()
    for test in sorted(tests, key=lambda t: t['name']):
        name = test['name'].rpartition(' / ')[2]
        count = counts.get(test['name'], [0, 0, 0])
        # A program that crashed or ran out of time has failed, whatever its single tests said before.
        if test['result'] not in ('OK', 'SKIP', 'EXPECTEDFAIL') and count[1] == 0:
            count[1] = 1
        total = [a + b for a, b in zip(total, count)]
        mark = 'FAILED' if count[1] else 'ok' if count[0] else 'skipped'
        print(f'{mark:8}{name:44}{count[0]:5} passed{count[1]:4} failed{test["duration"]:8.1f} s')
    if total[2]:
        print(f'{total[2]} skipped')
    print(f'{total[0]} passed, {total[1]} failed')
    return 1 if total[1] or not total[0] else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
