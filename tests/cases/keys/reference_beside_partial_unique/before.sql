CREATE TABLE "Slot" (id integer PRIMARY KEY, at time(0));
CREATE UNIQUE INDEX one_at ON "Slot" (at) WHERE at IS NOT NULL;
CREATE TABLE "Visit" (id integer PRIMARY KEY, at time(0) NOT NULL);
