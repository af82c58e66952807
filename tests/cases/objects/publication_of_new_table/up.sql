-- lockstep migration: publication_of_new_table
--
--   create table public.event
--   create publication events
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- application  runs before and after
-- schema before  50352e7b2fa1ee0d34d4e920fdc9c2b42f5f5c1c9c19064a5cf63d34e7349e61
-- schema after   8613c4e3e51d273061ea8a68a7ced5b63405b7f36cc1adb25ccc717635f9f8e3

BEGIN;
CREATE TABLE "public"."event" (
  "id" integer NOT NULL,
  CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);
CREATE PUBLICATION events FOR TABLE ONLY public.event WITH (publish = 'insert');
COMMIT;
