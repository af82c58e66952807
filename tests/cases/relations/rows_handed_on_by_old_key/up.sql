-- ===== 1_expand =====

-- lockstep migration: rows_handed_on_by_old_key, expand (1 of 2)
--
--   create column public.notes.said
--
-- data loss    NONE
-- blocking     BRIEF: public.notes ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  72feb70fcc022d1bd93f0825536dcfde7f8bff7b6e89f6746c23c1e106fb322c
-- schema after   b2873258bd4ff2667fa6e3f5697b0af0455c6e1968f53569df8a764efe3ef1ae

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."notes" ADD COLUMN "said" text;
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: rows_handed_on_by_old_key, contract (2 of 2)
--
--   drop column public.documents.note_id
--   drop foreign key public.documents.documents_note_id_fkey
--
-- data loss    HIGH: column dropped in public.documents
-- blocking     BRIEF: public.documents ACCESS EXCLUSIVE, public.notes ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the values do not come back
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  b2873258bd4ff2667fa6e3f5697b0af0455c6e1968f53569df8a764efe3ef1ae
-- schema after   9b049fb688070217945d4f9e29d5d4a0d58c07baf3633a9db4d7ce878e3897f0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."documents" DROP CONSTRAINT "documents_note_id_fkey";
-- H201 drops a column
ALTER TABLE "public"."documents" DROP COLUMN "note_id";
COMMIT;
