ALTER TABLE books RENAME isbn TO old; ALTER TABLE books ADD isbn text; ALTER TABLE books DROP old;
