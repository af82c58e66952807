-- While the rule is there, nobody can have a RETURNING of what is deleted.
CREATE TABLE "Item" (id integer PRIMARY KEY);
CREATE RULE kept AS ON DELETE TO "Item" WHERE OLD.id = 0 DO INSTEAD NOTHING;
