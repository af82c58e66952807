-- Without a hint a renamed table is a new one, whose sequence has the name that the old one's has.
CREATE TABLE logs (id serial, said text);
ALTER TABLE logs RENAME TO "Log";
