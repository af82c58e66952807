-- lockstep rollback: value_renamed_in_text_that_goes
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when rows that break it were written since
-- undoes       migration.sql, sha256 4028f38ff885f6261309e5661e9a38d4850fad77c11cd9598a285200d9828ae2
-- schema before  280ba6d0fe3f333a783885fc525cec6bce6db2df4e469fb7053fec574ab2512b
-- schema after   49a2096f6e0c4021998ce544ef4efcf590e1376b6235bc019bf3948a0f417bb9

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H401 old application code stops working
ALTER TYPE "public"."state" RENAME VALUE 'done' TO 'closed';
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."tickets" ADD COLUMN "done" boolean GENERATED ALWAYS AS ((status = 'closed'::public.state)) STORED;
-- H102 reads the whole table while writers are locked out
-- H305 constraint over rows that may break it
ALTER TABLE public.tickets ADD CONSTRAINT known CHECK (((status = 'closed'::public.state) OR (done IS NOT NULL)));
COMMIT;
