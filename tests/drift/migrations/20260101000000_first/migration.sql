CREATE TABLE "notes" ("id" integer NOT NULL, "text" text, CONSTRAINT "notes_pkey" PRIMARY KEY ("id"));
