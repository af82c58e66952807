DROP INDEX "Author_name_idx"; CREATE INDEX "Author_name_idx" ON "Author" (name) WHERE name <> '';
