-- lockstep migration: differ_between_databases
--
--   create table public.fresh
--
-- data loss    NONE
-- blocking     NONE
-- reversible   CONDITIONAL: rows written to the new table are lost
-- application  runs before and after
-- schema before  0e348fa0b7ad66ea882c5112bdb0c4dde191d225dd7150c506edaa4e60257e17
-- schema after   955fa12fa5986f1d98de5f59d4b15c76929bae4ccfbc26c75f456ccaacbdba3a

BEGIN;
CREATE TABLE "public"."fresh" (
  "a" integer
);
COMMIT;
