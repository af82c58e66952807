CREATE TABLE price (
  id integer PRIMARY KEY,
  net integer,
  gross integer GENERATED ALWAYS AS (net + 2) STORED
);
CREATE INDEX price_gross ON price (gross);
CREATE VIEW dear AS SELECT id FROM price WHERE gross > 100;
