CREATE TABLE kept (id integer PRIMARY KEY);
CREATE PUBLICATION gone_publication FOR TABLE kept;
