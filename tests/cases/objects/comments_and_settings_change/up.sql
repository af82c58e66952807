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
-- schema before  b0861deee471440eff5748ab28e2eedee37cac77cda87d30cab60d88d97485da
-- schema after   63d7465bc6b454af955bf2eefea4608d21f8370eea500402c110c1e4218b9c9c

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
