-- ===== 3_contract =====

-- lockstep rollback: text_to_uuid, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- undoes       migration.sql, sha256 2aeb730edc4bcc308eabfb08a368717c89cd629d8ae9b2533e12e5520ce534c9
-- schema before  3f8a4add80988592c4d92d220fc01b8b1b482ab31b311b9f69500d1abda927ab
-- schema after   72cc72fef252fd91540b96faee446638e10b1b9d80dbeb7912cf155b1b4a3cdb

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "id" TYPE text USING ("id"::text);
COMMIT;
