CREATE TABLE file (id integer PRIMARY KEY, body varchar(80), name varchar(80), kind varchar(80));
ALTER TABLE file ALTER body SET STORAGE EXTERNAL, ALTER body SET COMPRESSION pglz, ALTER name SET STORAGE EXTERNAL;
