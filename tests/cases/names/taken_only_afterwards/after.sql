CREATE TABLE t (id int PRIMARY KEY, a bigint, b int);
CREATE INDEX t_b ON t (b, id);
CREATE TABLE t_b_new (id int);
CREATE VIEW a_new AS SELECT 1 AS one;
CREATE FUNCTION t_a_new_follows() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
