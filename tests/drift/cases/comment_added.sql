COMMENT ON COLUMN books.isbn IS 'thirteen digits'; COMMENT ON TABLE books IS 'all of them';
