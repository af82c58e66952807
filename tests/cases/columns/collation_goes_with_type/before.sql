CREATE TABLE notes (
  id integer PRIMARY KEY,
  body text COLLATE "C",
  kind text COLLATE "C"
);
