CREATE INDEX books_lower ON books (lower(title));
