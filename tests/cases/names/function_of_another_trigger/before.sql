CREATE TABLE t (id int PRIMARY KEY, amount int, name text);
CREATE TABLE u (a int);
CREATE FUNCTION t_amount_new_follows() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION t_amount_old_follows() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER seen BEFORE INSERT ON u FOR EACH ROW EXECUTE FUNCTION t_amount_new_follows();
