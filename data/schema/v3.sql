-- Planbok's plan file, version 3. Kept byte for byte as released: a file whose schema differs is refused.
-- What the session extension asks for holds everywhere: explicit keys, no triggers, no generated columns, no UNIQUE on order.
-- Ids are random positive 63-bit integers, money is whole öre, dates are ISO 8601 text. Nothing derived is stored.

CREATE TABLE plan (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  short_title TEXT,
  municipality TEXT,
  municipality_code TEXT,
  document_type TEXT,
  decided_by TEXT,
  adopted TEXT,
  decision_section TEXT,
  valid_from TEXT,
  valid_to TEXT,
  period_kind TEXT CHECK (period_kind IN ('tertial', 'quarter', 'half-year', 'year'))
) STRICT;

CREATE TABLE fact (
  id INTEGER PRIMARY KEY,
  position INTEGER,
  name TEXT NOT NULL,
  value TEXT
) STRICT;

CREATE TABLE board (
  id INTEGER PRIMARY KEY,
  position INTEGER,
  name TEXT NOT NULL,
  short_name TEXT
) STRICT;

CREATE TABLE role (
  id INTEGER PRIMARY KEY,
  position INTEGER,
  name TEXT NOT NULL,
  short_name TEXT
) STRICT;

CREATE TABLE goal (
  id INTEGER PRIMARY KEY,
  parent INTEGER REFERENCES goal (id),
  position INTEGER,
  level TEXT,
  number TEXT,
  title TEXT NOT NULL,
  note TEXT
) STRICT;

CREATE TABLE assignment (
  id INTEGER PRIMARY KEY,
  number INTEGER,
  title TEXT NOT NULL,
  short_title TEXT,
  summary TEXT,
  start TEXT,
  due TEXT,
  status TEXT NOT NULL CHECK (status IN ('not-started', 'started', 'ongoing', 'done', 'cancelled'))
) STRICT;

CREATE TABLE assignment_board (
  id INTEGER PRIMARY KEY,
  assignment INTEGER NOT NULL REFERENCES assignment (id),
  board INTEGER NOT NULL REFERENCES board (id),
  position INTEGER,
  UNIQUE (assignment, board)
) STRICT;

CREATE TABLE assignment_role (
  id INTEGER PRIMARY KEY,
  assignment INTEGER NOT NULL REFERENCES assignment (id),
  role INTEGER NOT NULL REFERENCES role (id),
  position INTEGER,
  UNIQUE (assignment, role)
) STRICT;

CREATE TABLE assignment_goal (
  id INTEGER PRIMARY KEY,
  assignment INTEGER NOT NULL REFERENCES assignment (id),
  goal INTEGER NOT NULL REFERENCES goal (id),
  UNIQUE (assignment, goal)
) STRICT;

CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  assignment INTEGER NOT NULL REFERENCES assignment (id),
  position INTEGER,
  title TEXT NOT NULL,
  wanted_effect TEXT,
  role INTEGER REFERENCES role (id),
  start TEXT,
  due TEXT,
  status TEXT NOT NULL CHECK (status IN ('not-started', 'started', 'ongoing', 'done', 'cancelled')),
  done_on TEXT
) STRICT;

CREATE TABLE period (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  start TEXT NOT NULL,
  "end" TEXT NOT NULL,
  report_by TEXT
) STRICT;

CREATE TABLE follow_up (
  id INTEGER PRIMARY KEY,
  period INTEGER NOT NULL REFERENCES period (id),
  assignment INTEGER REFERENCES assignment (id),
  goal INTEGER REFERENCES goal (id),
  assessment TEXT NOT NULL CHECK (assessment IN ('met', 'partly', 'not-met', 'not-assessed')),
  status TEXT CHECK (status IN ('not-started', 'started', 'ongoing', 'done', 'cancelled')),
  seen TEXT,
  why TEXT,
  action TEXT,
  realised INTEGER,
  author TEXT,
  at TEXT NOT NULL,
  activity INTEGER REFERENCES activity (id),
  CHECK ((assignment IS NOT NULL) + (goal IS NOT NULL) + (activity IS NOT NULL) = 1)
) STRICT;

CREATE TABLE indicator (
  id INTEGER PRIMARY KEY,
  position INTEGER,
  title TEXT NOT NULL,
  short_title TEXT,
  unit TEXT,
  better TEXT CHECK (better IN ('lower', 'higher')),
  kolada TEXT,
  source TEXT,
  volume REAL,
  volume_unit TEXT,
  volume_date TEXT,
  volume_note TEXT,
  note TEXT
) STRICT;

CREATE TABLE indicator_assignment (
  id INTEGER PRIMARY KEY,
  indicator INTEGER NOT NULL REFERENCES indicator (id),
  assignment INTEGER NOT NULL REFERENCES assignment (id),
  UNIQUE (indicator, assignment)
) STRICT;

CREATE TABLE entity (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('municipality', 'unit', 'group', 'country')),
  code TEXT,
  name TEXT NOT NULL,
  own INTEGER NOT NULL CHECK (own IN (0, 1))
) STRICT;

CREATE TABLE peer_group (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  year INTEGER,
  note TEXT
) STRICT;

CREATE TABLE peer_group_member (
  id INTEGER PRIMARY KEY,
  peer_group INTEGER NOT NULL REFERENCES peer_group (id),
  entity INTEGER NOT NULL REFERENCES entity (id),
  UNIQUE (peer_group, entity)
) STRICT;

CREATE TABLE indicator_value (
  id INTEGER PRIMARY KEY,
  indicator INTEGER NOT NULL REFERENCES indicator (id),
  entity INTEGER NOT NULL REFERENCES entity (id),
  period TEXT NOT NULL,
  gender TEXT NOT NULL CHECK (gender IN ('T', 'K', 'M')),
  kind TEXT NOT NULL CHECK (kind IN ('outcome', 'target', 'forecast')),
  value REAL NOT NULL,
  note TEXT,
  UNIQUE (indicator, entity, gender, kind, period)
) STRICT;

CREATE TABLE price_index (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  year INTEGER NOT NULL,
  factor REAL NOT NULL,
  source TEXT
) STRICT;

CREATE TABLE budget_table (
  id INTEGER PRIMARY KEY,
  board INTEGER REFERENCES board (id),
  position INTEGER,
  title TEXT NOT NULL,
  unit TEXT NOT NULL CHECK (unit IN ('kr', 'tkr', 'mnkr')),
  sign TEXT NOT NULL CHECK (sign IN ('cost-positive', 'cost-negative')),
  decimals INTEGER NOT NULL,
  note TEXT
) STRICT;

CREATE TABLE table_column (
  id INTEGER PRIMARY KEY,
  budget_table INTEGER NOT NULL REFERENCES budget_table (id),
  position INTEGER,
  period TEXT NOT NULL,
  measure TEXT NOT NULL CHECK (measure IN ('plan', 'budget', 'forecast', 'outcome', 'variance')),
  label TEXT NOT NULL
) STRICT;

CREATE TABLE table_line (
  id INTEGER PRIMARY KEY,
  budget_table INTEGER NOT NULL REFERENCES budget_table (id),
  parent INTEGER REFERENCES table_line (id),
  position INTEGER,
  title TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('given', 'sum', 'link', 'balance')),
  link INTEGER REFERENCES table_line (id),
  note TEXT
) STRICT;

CREATE TABLE cell (
  id INTEGER PRIMARY KEY,
  line INTEGER NOT NULL REFERENCES table_line (id),
  col INTEGER NOT NULL REFERENCES table_column (id),
  amount INTEGER,
  note TEXT,
  UNIQUE (line, col)
) STRICT;

CREATE TABLE printed_total (
  id INTEGER PRIMARY KEY,
  line INTEGER NOT NULL REFERENCES table_line (id),
  col INTEGER NOT NULL REFERENCES table_column (id),
  amount INTEGER NOT NULL,
  UNIQUE (line, col)
) STRICT;

CREATE TABLE assignment_line (
  id INTEGER PRIMARY KEY,
  assignment INTEGER NOT NULL REFERENCES assignment (id),
  line INTEGER NOT NULL REFERENCES table_line (id),
  share REAL,
  UNIQUE (assignment, line)
) STRICT;

CREATE TABLE scenario (
  id INTEGER PRIMARY KEY,
  parent INTEGER REFERENCES scenario (id),
  position INTEGER,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('scenario', 'proposal')),
  proposer TEXT,
  locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
  note TEXT
) STRICT;

CREATE TABLE scenario_cell (
  id INTEGER PRIMARY KEY,
  scenario INTEGER NOT NULL REFERENCES scenario (id),
  line INTEGER NOT NULL REFERENCES table_line (id),
  col INTEGER NOT NULL REFERENCES table_column (id),
  amount INTEGER,
  note TEXT,
  UNIQUE (scenario, line, col)
) STRICT;

CREATE TABLE scenario_driver (
  id INTEGER PRIMARY KEY,
  scenario INTEGER NOT NULL REFERENCES scenario (id),
  assignment INTEGER NOT NULL REFERENCES assignment (id),
  delay_months INTEGER NOT NULL,
  realisation REAL NOT NULL,
  UNIQUE (scenario, assignment)
) STRICT;

CREATE TABLE claim (
  id INTEGER PRIMARY KEY,
  position INTEGER,
  indicator INTEGER NOT NULL REFERENCES indicator (id),
  period TEXT NOT NULL,
  own INTEGER NOT NULL REFERENCES entity (id),
  peer INTEGER NOT NULL REFERENCES entity (id),
  volume REAL,
  volume_unit TEXT,
  stated_difference INTEGER,
  stated_amount INTEGER NOT NULL,
  stated_decimals INTEGER NOT NULL,
  text TEXT
) STRICT;

CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  date TEXT,
  body TEXT,
  section TEXT,
  title TEXT NOT NULL,
  text TEXT
) STRICT;

CREATE TABLE decision_assignment (
  id INTEGER PRIMARY KEY,
  decision INTEGER NOT NULL REFERENCES decision (id),
  assignment INTEGER NOT NULL REFERENCES assignment (id),
  UNIQUE (decision, assignment)
) STRICT;

CREATE TABLE recurring_meeting (
  id INTEGER PRIMARY KEY,
  position INTEGER,
  title TEXT NOT NULL,
  frequency TEXT,
  per_year INTEGER,
  months TEXT,
  participants TEXT,
  start TEXT,
  "end" TEXT
) STRICT;

CREATE TABLE meeting (
  id INTEGER PRIMARY KEY,
  recurring INTEGER REFERENCES recurring_meeting (id),
  board INTEGER REFERENCES board (id),
  date TEXT NOT NULL,
  starts TEXT,
  ends TEXT,
  title TEXT NOT NULL,
  place TEXT,
  note TEXT
) STRICT;

CREATE TABLE agenda_item (
  id INTEGER PRIMARY KEY,
  meeting INTEGER NOT NULL REFERENCES meeting (id),
  position INTEGER,
  number INTEGER,
  kind TEXT NOT NULL CHECK (kind IN ('decision', 'information')),
  title TEXT NOT NULL,
  reference TEXT,
  text TEXT,
  decision INTEGER REFERENCES decision (id)
) STRICT;

CREATE TABLE risk (
  id INTEGER PRIMARY KEY,
  position INTEGER,
  board INTEGER REFERENCES board (id),
  assignment INTEGER REFERENCES assignment (id),
  title TEXT NOT NULL,
  text TEXT,
  likelihood INTEGER,
  consequence INTEGER,
  action TEXT
) STRICT;

CREATE TABLE funding (
  id INTEGER PRIMARY KEY,
  position INTEGER,
  title TEXT NOT NULL,
  source TEXT,
  amount INTEGER,
  start TEXT,
  "end" TEXT,
  terms TEXT,
  text TEXT
) STRICT;

CREATE TABLE funding_assignment (
  id INTEGER PRIMARY KEY,
  funding INTEGER NOT NULL REFERENCES funding (id),
  assignment INTEGER NOT NULL REFERENCES assignment (id),
  UNIQUE (funding, assignment)
) STRICT;

-- Deleting a row asks each table that refers to it: where both can be many, by index.
CREATE INDEX activity_assignment ON activity (assignment);
CREATE INDEX follow_up_assignment ON follow_up (assignment);
CREATE INDEX follow_up_activity ON follow_up (activity);
CREATE INDEX follow_up_period ON follow_up (period);
CREATE INDEX indicator_assignment_assignment ON indicator_assignment (assignment);
CREATE INDEX table_line_table ON table_line (budget_table);
CREATE INDEX table_line_parent ON table_line (parent);
CREATE INDEX table_line_link ON table_line (link);
CREATE INDEX assignment_line_line ON assignment_line (line);
CREATE INDEX scenario_cell_line ON scenario_cell (line);
CREATE INDEX decision_assignment_assignment ON decision_assignment (assignment);
CREATE INDEX funding_assignment_assignment ON funding_assignment (assignment);

-- Reference data in bulk, fetched and so possible to fetch again: packed, outside the edit log, taken back by fetch.
CREATE TABLE fetch (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  source TEXT NOT NULL,
  address TEXT,
  title TEXT,
  status TEXT,
  note TEXT
) STRICT;

CREATE TABLE series (
  indicator INTEGER NOT NULL REFERENCES indicator (id),
  gender TEXT NOT NULL CHECK (gender IN ('T', 'K', 'M')),
  fetch INTEGER NOT NULL REFERENCES fetch (id),
  first_year INTEGER NOT NULL,
  years INTEGER NOT NULL,
  entities BLOB NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (indicator, gender, fetch)
) STRICT, WITHOUT ROWID;

-- The edit log. seq orders the edits of this copy; state: done, undone (can be redone), abandoned (undone, then another edit
-- was made), base (part of the plan as delivered, never undone).
CREATE TABLE edit (
  id INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  label TEXT NOT NULL,
  field TEXT,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'abandoned', 'base')),
  state_at TEXT
) STRICT;

CREATE INDEX edit_seq ON edit (seq);

-- One row that an edit changed; before and after are JSON objects by column name, for an update only the columns that changed.
CREATE TABLE edit_change (
  edit INTEGER NOT NULL REFERENCES edit (id),
  n INTEGER NOT NULL,
  tbl TEXT NOT NULL,
  record INTEGER NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
  before TEXT,
  after TEXT,
  PRIMARY KEY (edit, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX edit_change_record ON edit_change (tbl, record);

-- New in version 2: how uncertain an assignment's effect is, in the plan (scenario NULL) or in a scenario.
CREATE TABLE effect_range (
  id INTEGER PRIMARY KEY,
  scenario INTEGER REFERENCES scenario (id),
  assignment INTEGER NOT NULL REFERENCES assignment (id),
  delay_low INTEGER NOT NULL,
  delay_likely INTEGER NOT NULL,
  delay_high INTEGER NOT NULL,
  realisation_low REAL NOT NULL,
  realisation_likely REAL NOT NULL,
  realisation_high REAL NOT NULL,
  note TEXT,
  UNIQUE (scenario, assignment)
) STRICT;

CREATE INDEX effect_range_assignment ON effect_range (assignment);
