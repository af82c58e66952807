CREATE TABLE booking (day date PRIMARY KEY);
ALTER TABLE booking ADD CONSTRAINT one_a_day EXCLUDE USING btree (day WITH =);
