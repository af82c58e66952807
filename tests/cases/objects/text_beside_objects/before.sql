CREATE TABLE "Item" (id integer PRIMARY KEY, price integer NOT NULL, label text, CONSTRAINT dear CHECK (price > 0));
CREATE VIEW prices AS SELECT id, price FROM "Item";
COMMENT ON VIEW prices IS 'for the shop';
COMMENT ON COLUMN "Item".label IS 'goes with it';
ALTER TABLE "Item" ADD CONSTRAINT labelled CHECK (label <> '');
