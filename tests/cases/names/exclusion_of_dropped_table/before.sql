CREATE TABLE old_booking (day date PRIMARY KEY);
ALTER TABLE old_booking ADD CONSTRAINT one_a_day EXCLUDE USING btree (day WITH =);
