CREATE TYPE state AS ENUM ('open', 'lost');
CREATE TABLE notes (id integer PRIMARY KEY, status state NOT NULL UNIQUE DEFERRABLE);
