-- lockstep migration: descending
--
--   create index public.Post.Post_at_title_idx
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  runs before and after
-- schema before  963960a4755a7e832f7679d6769db1cd4b98aa3d11dc2fb6d14cea2084b6bb07
-- schema after   f967f30444a715ca8d32291dcda94b1c616579647b90ded5c49743bb099cd4a5

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Post_at_title_idx";
CREATE INDEX CONCURRENTLY "Post_at_title_idx" ON "public"."Post" ("at" DESC, "title");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."Post_at_title_idx"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Post_at_title_idx"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;
