CREATE TABLE place (id integer PRIMARY KEY, size bigint DEFAULT 3);
CREATE TABLE town (mayor text, size bigint DEFAULT 5) INHERITS (place);
CREATE INDEX town_size ON town (size);
CREATE VIEW sizes AS SELECT size FROM town;
