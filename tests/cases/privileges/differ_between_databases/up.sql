-- lockstep migration: differ_between_databases
--
--   create table public.fresh
--
-- data loss    NONE
-- blocking     NONE
-- reversible   CONDITIONAL: rows written to the new table are lost
-- application  runs before and after
-- schema before  3be82abd0226179a9907e8ea8438a6725efa7a63ded617cf8ed3a1bf4aba8a11
-- schema after   24063e28b1098876d94c24af8878a55d7c4679416a359452706a97758f12344a

BEGIN;
CREATE TABLE "public"."fresh" (
  "a" integer
);
COMMIT;
