CREATE TABLE t (
  c bigint NOT NULL,
  PRIMARY KEY (c)
);
