-- Foreign data: wrappers, servers, tables; what is secret is not read.
CREATE EXTENSION file_fdw;
CREATE FUNCTION is_small(integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 < 9';
CREATE FOREIGN DATA WRAPPER own OPTIONS (mode 'x');
CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
CREATE SERVER "Far away" TYPE 'pg' VERSION '9' FOREIGN DATA WRAPPER own OPTIONS (host 'it''s');
CREATE USER MAPPING FOR CURRENT_USER SERVER "Far away" OPTIONS (password 'secret');
CREATE FOREIGN TABLE lines (
  no integer NOT NULL DEFAULT 7,
  line text OPTIONS (force_not_null 'true') COLLATE "C",
  CONSTRAINT small CHECK (is_small(no))
) SERVER files OPTIONS (filename '/dev/null');
CREATE TABLE parted (a integer) PARTITION BY LIST (a);
CREATE FOREIGN TABLE part PARTITION OF parted FOR VALUES IN (1) SERVER files OPTIONS (filename '/dev/null');
