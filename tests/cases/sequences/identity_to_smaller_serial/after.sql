CREATE TABLE ticket (code text PRIMARY KEY, number serial);
