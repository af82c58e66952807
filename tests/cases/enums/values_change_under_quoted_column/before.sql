CREATE TYPE mood AS ENUM ('calm');
CREATE TABLE diary ("the ""mood""" mood PRIMARY KEY);
ALTER TABLE diary ADD COLUMN known boolean GENERATED ALWAYS AS ("the ""mood""" IS NOT NULL) STORED;
