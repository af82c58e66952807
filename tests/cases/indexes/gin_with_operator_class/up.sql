-- lockstep migration: gin_with_operator_class
--
--   create index public.Doc.Doc_data_idx
--   create index public.Doc.Doc_tags_idx
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  runs before and after
-- schema before  976ee21d7c38bc0c9b5add04a4141a6f44a5f56e4ccd5d076071a06a6041bffc
-- schema after   b47f85d0d1270e24fa8c8cf5f1224432770ec00ed29a293c5aace903edb399df

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Doc_data_idx";
CREATE INDEX CONCURRENTLY "Doc_data_idx" ON "public"."Doc" USING gin ("data" jsonb_path_ops);
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."Doc_data_idx"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Doc_data_idx"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Doc_tags_idx";
CREATE INDEX CONCURRENTLY "Doc_tags_idx" ON "public"."Doc" USING gin ("tags");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."Doc_tags_idx"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Doc_tags_idx"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;
