DROP INDEX "Author_active_idx"; CREATE INDEX "Author_active_idx" ON "Author" (joined) WHERE NOT active;
