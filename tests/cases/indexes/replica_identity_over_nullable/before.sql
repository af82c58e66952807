CREATE TABLE item (id integer PRIMARY KEY, code integer NOT NULL DEFAULT 0);
CREATE UNIQUE INDEX item_code ON item (code);
ALTER TABLE item REPLICA IDENTITY USING INDEX item_code;
