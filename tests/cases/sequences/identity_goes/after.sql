CREATE TABLE ticket (id bigint PRIMARY KEY, note text);
