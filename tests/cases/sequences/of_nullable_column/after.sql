-- `serial` makes a column that is required, which somebody may have changed since.
CREATE TABLE projects (id integer PRIMARY KEY, award serial);
ALTER TABLE projects ALTER COLUMN award DROP NOT NULL;
CREATE TABLE prizes (id integer PRIMARY KEY, place bigserial);
ALTER TABLE prizes ALTER COLUMN place DROP NOT NULL;
