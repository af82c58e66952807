CREATE TABLE price (
  id integer PRIMARY KEY,
  net integer,
  gross bigint NOT NULL DEFAULT 3
);
CREATE INDEX price_gross ON price (gross);
CREATE VIEW dear AS SELECT id FROM price WHERE gross > 100;
