-- lockstep rollback: comments_and_settings_change
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 208dc2d7a88e084cc7ec7b7a02f3b5636bbf227d67f59be2ae54b2b8a83924a7
-- schema before  c7152df0c056f363250ab4b3764aad44243a9868479d870a01400486a3805f03
-- schema after   442c0e4f69c3616ac19f930ec0aa0ef80b873d629311ff2d98506463ffc5d524

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
