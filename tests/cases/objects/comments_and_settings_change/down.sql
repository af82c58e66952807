-- lockstep rollback: comments_and_settings_change
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 d49e018cf73c9b3746a1c0430bef172cde9f1ba6b9420cbc9fc4242db06088ed
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

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."item" ("id", "name");
COMMIT;
