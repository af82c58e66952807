-- ===== 3_contract =====

-- lockstep migration: rename_of_key, contract (1 of 1)
--
--   rename column public.User.id to uid
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: RenameColumn on public.User
-- schema before  0f7b71af6789bb0a3f89b1cd0ede3a93f176e2a4e94ec1736a8a5b9f6965036b
-- schema after   e94d199456246516d54bd27a62b42a8e081db899ee92d72a8a3d046edba9459a

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."User" RENAME COLUMN "id" TO "uid";
COMMIT;
