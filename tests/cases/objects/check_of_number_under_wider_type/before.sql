CREATE TABLE parts (
  id integer PRIMARY KEY,
  code integer NOT NULL CHECK (code::text <> 'none'),
  size integer NOT NULL CHECK (size > 0)
);
