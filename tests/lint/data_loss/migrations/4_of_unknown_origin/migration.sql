SET LOCAL lock_timeout = '3s';
DROP TABLE IF EXISTS elsewhere.legacy;
ALTER TABLE elsewhere.other ALTER COLUMN x TYPE bigint;
