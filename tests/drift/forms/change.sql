ALTER TABLE books DROP isbn, ADD pages integer NOT NULL DEFAULT 0, ALTER title TYPE varchar(200);
ALTER TABLE "Author" ALTER email TYPE varchar(80), ALTER role SET DEFAULT 'ADMIN';
ALTER TABLE books RENAME CONSTRAINT books_pkey TO books_pk;
CREATE TABLE scratch_numbers (id integer);
CREATE VIEW readers AS SELECT id, email FROM "Author" WHERE active;
