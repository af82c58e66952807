CREATE TYPE mood AS ENUM ('a', 'b', 'c');
CREATE TABLE mood_old (a int);
CREATE TABLE t (id int PRIMARY KEY, m mood, CONSTRAINT known CHECK (m <> 'b'));
