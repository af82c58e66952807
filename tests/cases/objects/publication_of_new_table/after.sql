CREATE TABLE old (id integer PRIMARY KEY);
CREATE TABLE event (id integer PRIMARY KEY);
CREATE PUBLICATION events FOR TABLE event WITH (publish = 'insert');
