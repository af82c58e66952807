-- lockstep rollback: default_set
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 44e9ef36635da60221c01e3323b076f30cf33d58241f28b93f5476987061026b
-- schema before  022e2a1b88128622a7c84355b52720f380933bd0f50b4b84ba1b3d6d757f6f29
-- schema after   35aa8a61254869723a7a2d9271d7f8e647779237f9e251243633572992909829

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "active" DROP DEFAULT;
COMMIT;
