CREATE TABLE books_backup AS SELECT * FROM books; CREATE INDEX ON books_backup (id);
