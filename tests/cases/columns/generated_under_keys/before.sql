CREATE TABLE code (
  part integer,
  full_code integer GENERATED ALWAYS AS (part + 2) STORED PRIMARY KEY,
  other integer GENERATED ALWAYS AS (part + 1) STORED REFERENCES code (full_code)
);
CREATE TABLE used (
  id integer PRIMARY KEY,
  code integer REFERENCES code (full_code)
);
