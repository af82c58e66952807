ALTER TABLE books ADD CONSTRAINT title_not_empty CHECK (length(title) > 0);
