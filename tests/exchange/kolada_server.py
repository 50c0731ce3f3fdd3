#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Imitates Kolada's API on this machine: kolada_server.py [SCALE]. Writes the port to stdout, and ends with its stdin.

The first part of a path says how the server behaves: v3 and v2 answer, the others fail in a way of their own. GET /log gives
what was asked so far. The figures are those of a plan of Karlskrona's; ids are made up. SCALE: how long a page is, in rows.
"""
import http.server
import json
import socketserver
import sys
import threading
import time
import urllib.parse

PAGE = int(sys.argv[1]) if len(sys.argv) > 1 else 5
KPIS = {
    'N91001': ('Kostnad funktionsnedsättning LSS boende', False),
    'N91002': ('Nöjda brukare boende LSS, andel (%)', True),
    'N91003': ('Kostnad individ- och familjeomsorg, kr/inv', False),
}
PLACES = {'0000': 'Riket', '0880': 'Kalmar', '1080': 'Karlskrona', '1481': 'Mölndal', '2081': 'Borlänge'}
GROUPS = {'G97001': ('Liknande kommuner LSS, Karlskrona, 2023', ['0880', '1481', '2081'])}
COSTS = {
    '1080': {2020: 1288242, 2021: 1307996, 2022: 1414886, 2023: 1620454},
    '0880': {2020: 959276, 2021: 1017278, 2022: 1072320, 2023: 1171522},
    '2081': {2020: 1100000, 2021: 1150000, 2022: None, 2023: 1250000},
    'G97001': {2023: 1200000},
}
LOG = []
ASKED = {}
LOCK = threading.Lock()


def point(gender, value, count=1, status='', deleted=False):
    return {'gender': gender, 'count': count, 'status': status or ('Missing' if value is None else ''), 'value': value,
            'isdeleted': deleted}


def all_rows():
    for place, years in COSTS.items():
        for year, value in years.items():
            yield {'kpi': 'N91001', 'municipality': place, 'period': year,
                   'values': [point('T', value, 3 if place[0] == 'G' else 1)]}
    for place, total in (('1080', 71), ('0880', 83)):
        for year in (2022, 2023):
            yield {'kpi': 'N91002', 'municipality': place, 'period': year,
                   'values': [point('K', total + 2.5), point('M', total - 2.5), point('T', total)]}
    yield {'kpi': 'N91002', 'municipality': '1481', 'period': 2023,
           'values': [point('T', 77), point('K', None, status='Private'), point('M', None, status='Private')]}


def changed_rows():
    """What the server has changed since the first fetch: one value revised, one removed, one new."""
    yield {'kpi': 'N91001', 'municipality': '0880', 'period': 2022, 'values': [point('T', 1080000)]}
    yield {'kpi': 'N91001', 'municipality': '2081', 'period': 2021, 'values': [point('T', None, deleted=True)]}
    yield {'kpi': 'N91001', 'municipality': '1481', 'period': 2023, 'values': [point('T', 1300000)]}
    yield {'kpi': 'N91001', 'municipality': 'G97001', 'period': 2022, 'values': [point('T', 1190000, 3)]}


class BadRequest(Exception):
    pass


def split(segment):
    ids = segment.split(',')
    if len(ids) > 25:
        raise BadRequest
    return set(ids)


def find_values(parts, query):
    wanted = dict(zip(parts[0::2], (split(part) for part in parts[1::2])))
    if len(wanted) < 2:
        raise BadRequest
    rows = changed_rows() if 'from_date' in query else all_rows()
    return [row for row in rows if row['kpi'] in wanted.get('kpi', KPIS)
            and row['municipality'] in wanted.get('municipality', {**PLACES, **GROUPS})
            and str(row['period']) in wanted.get('year', str(row['period']))]


def find_rows(parts, query, version):
    if parts[0] == 'data':
        return find_values(parts[1:], query)
    if parts[0] == 'kpi':
        wanted = split(parts[1]) if len(parts) > 1 else KPIS
        title = query.get('title', [''])[0].lower()
        return [{'id': id, 'title': name, 'description': None, 'definition': None, 'municipality_type': 'K', 'auspices': None,
                 'operating_area': 'LSS', 'has_ou_data': False, 'publ_period': None,
                 'is_divided_by_gender': divided if version == 'v3' else int(divided)}
                for id, (name, divided) in KPIS.items() if id in wanted and title in name.lower()]
    if parts[0] == 'municipality':
        return [{'id': id, 'title': name, 'type': 'K' if id != '0000' else None} for id, name in PLACES.items()]
    if parts[0] == 'municipality_groups':
        return [{'id': id, 'title': name, 'members': [{'member_id': member, 'member_title': PLACES[member]}
                                                      for member in members]} for id, (name, members) in GROUPS.items()]
    raise KeyError(parts[0])


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *args):
        pass

    def give(self, status, body, headers=(), length=None):
        self.send_response(status)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(body) if length is None else length))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def give_page(self, parts, query, version, next_base=None):
        page = int(query.get('page', ['1'])[0])
        if int(query.get('per_page', ['100'])[0]) > 5000:
            raise BadRequest
        rows = find_rows(parts, query, version)
        shown = rows[(page - 1) * PAGE:page * PAGE]
        more = dict(query, page=[str(page + 1)])
        base = next_base or 'http://%s:%d/%s' % (self.server.server_address + (self.behaviour,))
        address = '%s/%s?%s' % (base, '/'.join(parts), urllib.parse.urlencode(more, doseq=True))
        answer = {'count': len(shown), 'values': shown}
        if version == 'v3':
            answer.update(next_url=address if page * PAGE < len(rows) else None, previous_url=None)
        elif page * PAGE < len(rows):
            answer['next_page'] = address
        self.give(200, json.dumps(answer, ensure_ascii=version == 'v2').encode())

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        self.behaviour, *parts = url.path.strip('/').split('/')
        query = urllib.parse.parse_qs(url.query)
        with LOCK:
            LOG.append(self.path)
            ASKED[self.behaviour] = ASKED.get(self.behaviour, 0) + 1
        if self.behaviour == 'log':
            self.give(200, json.dumps(LOG).encode())
            return
        try:
            getattr(self, 'do_' + self.behaviour.replace('-', '_'))(parts, query)
        except BadRequest:
            self.give(400, b'{"detail": "bad request"}')
        except (KeyError, AttributeError):
            self.give(404, b'{"detail": "not found"}')
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def do_v3(self, parts, query):
        self.give_page(parts, query, 'v3')

    def do_v2(self, parts, query):
        self.give_page(parts, query, 'v2')

    def do_bad(self, parts, query):
        raise BadRequest

    def do_fault(self, parts, query):
        self.give(500, b'<h1>Internal Server Error</h1>')

    def do_fault_later(self, parts, query):
        if query.get('page') == ['2']:
            self.give(503, b'{}')
        else:
            self.give_page(parts, query, 'v3')

    def do_busy_twice(self, parts, query):
        if ASKED['busy-twice'] <= 2:
            self.give(429, b'{"detail": "too many requests"}')
        else:
            self.give_page(parts, query, 'v3')

    def do_busy(self, parts, query):
        self.give(429, b'{"detail": "too many requests"}')

    def do_cut(self, parts, query):
        self.give(200, b'{"values": [{"kpi": "N91001", "munic', length=5000)
        self.close_connection = True

    def do_cut_open(self, parts, query):
        self.send_response(200)
        self.send_header('Connection', 'close')
        self.end_headers()
        self.wfile.write(b'{"count": 3, "values": [{"kpi": "N91001", "municipality": "1080", "per')
        self.close_connection = True

    def do_rubbish(self, parts, query):
        self.give(200, b'<!DOCTYPE html><html><title>Logga in</title></html>')

    def do_other(self, parts, query):
        self.give(200, b'{"weather": "sunny", "wind": [1, 2, 3]}')

    def do_huge(self, parts, query):
        self.send_response(200)
        self.send_header('Transfer-Encoding', 'chunked')
        self.end_headers()
        block = b' ' * (1024 * 1024)
        for _ in range(80):
            self.wfile.write(b'100000\r\n' + block + b'\r\n')
        self.wfile.write(b'0\r\n\r\n')

    def do_slow(self, parts, query):
        # Until the asker has gone, or the test.
        for _ in range(600):
            time.sleep(0.1)
            if ENDED.is_set():
                break
        self.close_connection = True

    def do_moved(self, parts, query):
        self.give(302, b'', [('Location', self.path.replace('/moved/', '/v3/'))])

    def do_moved_away(self, parts, query):
        self.give(302, b'', [('Location', 'http://example.invalid/v3/kpi')])

    def do_astray(self, parts, query):
        self.give_page(parts, query, 'v3', next_base='http://example.invalid/v3')

    def do_endless(self, parts, query):
        rows = find_rows(parts, query, 'v3')[:1]
        self.give(200, json.dumps({'count': 1, 'values': rows,
                                   'next_url': 'http://%s:%d%s' % (self.server.server_address + (self.path,))}).encode())

    def do_empty(self, parts, query):
        self.give(200, b'{"count": 0, "values": [], "next_url": ""}')


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request, client_address):
        """An asker that goes in the middle is what is tested."""


ENDED = threading.Event()

if __name__ == '__main__':
    server = Server(('127.0.0.1', 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.read()
    ENDED.set()
