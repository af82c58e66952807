CREATE DOMAIN isbn13 AS text CHECK (length(VALUE) = 13); ALTER TABLE books ALTER isbn TYPE isbn13;
