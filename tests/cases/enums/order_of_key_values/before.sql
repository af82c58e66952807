CREATE TYPE rank AS ENUM ('v1', 'v2', 'v3');
CREATE TABLE t (c rank PRIMARY KEY);
