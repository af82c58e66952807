-- Views upon views, options, a materialized view with its index.
CREATE TABLE person (id integer PRIMARY KEY, name text COLLATE "C", age integer);
CREATE VIEW adult WITH (security_barrier) AS SELECT id, name, age FROM person WHERE age >= 18 WITH LOCAL CHECK OPTION;
CREATE VIEW "Name of adult" AS SELECT name AS "full name", name COLLATE "POSIX" AS sorted FROM adult ORDER BY 1;
CREATE RECURSIVE VIEW countdown (n) AS VALUES (10) UNION ALL SELECT n - 1 FROM countdown WHERE n > 0;
CREATE MATERIALIZED VIEW by_age AS SELECT age, count(*) AS people FROM person GROUP BY age;
CREATE UNIQUE INDEX by_age_key ON by_age (age);
ALTER MATERIALIZED VIEW by_age SET (fillfactor = 80);
ALTER VIEW adult ALTER COLUMN age SET DEFAULT 18;
CREATE VIEW whole AS SELECT person FROM person;
CREATE TEMPORARY VIEW not_ours AS SELECT 1;
