CREATE TYPE state AS ENUM ('open', 'closed');
CREATE TABLE notes (id integer PRIMARY KEY, status state NOT NULL UNIQUE DEFERRABLE);
CREATE TABLE tickets (
  id integer PRIMARY KEY,
  status state NOT NULL,
  done boolean GENERATED ALWAYS AS (status = 'closed') STORED
);
