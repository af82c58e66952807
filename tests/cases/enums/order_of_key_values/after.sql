CREATE TYPE rank AS ENUM ('v3', 'v2', 'v1');
CREATE TABLE t (c rank PRIMARY KEY);
