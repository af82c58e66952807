CREATE TABLE ticket (id bigint DEFAULT 7 PRIMARY KEY, note text);
