CREATE TYPE mood AS ENUM ('a', 'b', 'c');
CREATE TYPE mood_old AS ENUM ('x');
CREATE DOMAIN mood_new AS int;
CREATE TABLE t (id int PRIMARY KEY, m mood);
CREATE TABLE u (m mood_old, n mood_new);
