CREATE TABLE event (id integer PRIMARY KEY, at json NOT NULL);
