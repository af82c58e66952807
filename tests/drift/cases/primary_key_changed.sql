ALTER TABLE books DROP CONSTRAINT books_pkey, ADD CONSTRAINT books_pkey PRIMARY KEY (id, title);
