-- lockstep migration: comments_and_settings_change
--
--   drop statistics public.together
--   drop setting public.item.column name statistics
--   drop comment public.item.column name
--   create setting public.item.replica identity
--   create comment public.item.column extra
--   alter setting public.item.fillfactor: definition
--   alter comment public.item.table: definition
--
-- data loss    NONE
-- blocking     BRIEF: public.item ACCESS EXCLUSIVE
-- reversible   YES
-- application  runs before and after
-- schema before  442c0e4f69c3616ac19f930ec0aa0ef80b873d629311ff2d98506463ffc5d524
-- schema after   c7152df0c056f363250ab4b3764aad44243a9868479d870a01400486a3805f03

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE public.item REPLICA IDENTITY FULL;
COMMENT ON COLUMN public.item.extra IS 'whatever else';
ALTER TABLE public.item SET (fillfactor = '80');
COMMENT ON TABLE public.item IS 'a thing of value';
DROP STATISTICS public.together;
ALTER TABLE ONLY public.item ALTER COLUMN name SET STATISTICS -1;
COMMENT ON COLUMN public.item.name IS NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."item" ("name");
COMMIT;
