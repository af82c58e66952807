ALTER TABLE books RENAME CONSTRAINT books_pkey TO books_pk;
