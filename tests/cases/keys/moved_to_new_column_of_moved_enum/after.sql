CREATE TYPE mood AS ENUM ('ok', 'sad');
CREATE TABLE day (morning mood PRIMARY KEY);
