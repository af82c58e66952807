CREATE TABLE bookings (
  id integer PRIMARY KEY,
  room integer NOT NULL,
  cancelled timestamptz,
  CONSTRAINT one_booking EXCLUDE USING btree (room WITH =) WHERE (cancelled IS NULL)
);
