CREATE TABLE note (id integer PRIMARY KEY, body text);
CREATE STATISTICS note_body ON id, body FROM note;
