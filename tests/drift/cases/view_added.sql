CREATE VIEW readers AS SELECT id, email FROM "Author" WHERE active;
