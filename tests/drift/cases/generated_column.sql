ALTER TABLE books DROP isbn, ADD isbn text GENERATED ALWAYS AS (upper(title)) STORED;
