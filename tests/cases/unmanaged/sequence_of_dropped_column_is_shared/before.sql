CREATE TABLE "T" (id integer CONSTRAINT "T_pkey" PRIMARY KEY, a serial);
CREATE TABLE "U" (id integer CONSTRAINT "U_pkey" PRIMARY KEY DEFAULT nextval('"T_a_seq"'));
