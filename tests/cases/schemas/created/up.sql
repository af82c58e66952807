-- lockstep migration: created
--
--   create schema audit
--   create enum audit.Kind
--   create table audit.Event
--
-- data loss    NONE
-- blocking     BRIEF: app.User SHARE ROW EXCLUSIVE
-- reversible   CONDITIONAL: rows written to the new table are lost
-- application  runs before and after
-- schema before  d64fe1433dec9fbdb84a14efd551c7c56f3bddf57ff15ac4c381fcac5a385c97
-- schema after   2b81d5527e710bce714642494c577ce41af74acacc67084fc0d7bc0db2317d74

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
SET LOCAL row_security = off;
CREATE SCHEMA IF NOT EXISTS "audit";
CREATE TYPE "audit"."Kind" AS ENUM ('LOGIN', 'LOGOUT');
CREATE TABLE "audit"."Event" (
  "id" integer NOT NULL,
  "kind" "audit"."Kind" NOT NULL,
  "userId" integer NOT NULL,
  CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "audit"."Event" ADD CONSTRAINT "Event_userId_fkey" FOREIGN KEY ("userId") REFERENCES "app"."User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
COMMIT;
