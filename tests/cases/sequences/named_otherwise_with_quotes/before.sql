CREATE TABLE "Weird.t" (id integer PRIMARY KEY, a serial);
