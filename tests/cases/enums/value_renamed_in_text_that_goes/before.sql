CREATE TYPE state AS ENUM ('open', 'closed');
CREATE TABLE tickets (
  id integer PRIMARY KEY,
  status state NOT NULL,
  done boolean GENERATED ALWAYS AS (status = 'closed') STORED,
  CONSTRAINT known CHECK (status = 'closed' OR done IS NOT NULL)
);
