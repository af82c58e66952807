CREATE TYPE state AS ENUM ('open', 'closed');
CREATE TABLE tickets (
  id integer PRIMARY KEY,
  status state NOT NULL,
  earlier state NOT NULL,
  done boolean GENERATED ALWAYS AS (earlier = 'closed') STORED,
  CONSTRAINT known CHECK (status = 'open' OR status = 'closed')
);
CREATE VIEW closed AS SELECT id FROM tickets WHERE status = 'closed';
CREATE VIEW all_tickets AS SELECT id, status FROM tickets;
