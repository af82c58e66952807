-- lockstep rollback: renamed_under_partial_index
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 5169212cdb3efa4e7ee8160a7eb9445badd7916401c8d122bdf6e3ba33392c04
-- schema before  ebd5cacfe1637cdb07374f3a674e85997133396d96f0bf89d5d89ff1da44064b
-- schema after   f985a17a1e1fc963cfb09f80887377c32ab3b4082b6f726ea8324ee860e55352

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."f" RENAME TO "e";
COMMIT;
