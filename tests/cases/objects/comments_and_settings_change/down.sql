-- lockstep rollback: comments_and_settings_change
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 757e129123c88aa166ae542b45acc87b0ff8f81cd77ca4b95d7b84175c60ce18
-- schema before  63d7465bc6b454af955bf2eefea4608d21f8370eea500402c110c1e4218b9c9c
-- schema after   b0861deee471440eff5748ab28e2eedee37cac77cda87d30cab60d88d97485da

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
COMMENT ON COLUMN public.item.name IS 'its name';
ALTER TABLE ONLY public.item ALTER COLUMN name SET STATISTICS 500;
CREATE STATISTICS public.together (dependencies) ON id, name FROM public.item;
COMMENT ON TABLE public.item IS 'a thing';
ALTER TABLE public.item SET (fillfactor = '70');
COMMENT ON COLUMN public.item.extra IS NULL;
ALTER TABLE public.item REPLICA IDENTITY DEFAULT;
COMMIT;
