CREATE INDEX books_isbn ON books (isbn DESC);
