CREATE TABLE account (
  id integer PRIMARY KEY,
  balance integer NOT NULL DEFAULT 0 CONSTRAINT balance_lucky CHECK (balance <> 13),
  credit integer,
  CONSTRAINT one_lucky CHECK (credit <> 13 OR balance <> 13)
);
ALTER TABLE account ADD CONSTRAINT credit_lucky CHECK (credit <> 13) NOT VALID;
CREATE TABLE receipt (
  id integer PRIMARY KEY,
  total numeric(10, 2) CHECK (total > 0),
  note text CHECK (char_length(note) < 80)
);
COMMENT ON CONSTRAINT receipt_total_check ON receipt IS 'what is free has no receipt';
