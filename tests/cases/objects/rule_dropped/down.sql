-- ===== 3_contract =====

-- lockstep rollback: rule_dropped, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 ff4b0145a5f211b83d67929b7605fef7c8d10709a8c2b7232d824d3a46dd5982
-- schema before  5a03a3c5fd86dac3c2cc8471f91aa296fdbaafd7f6ebc5dad0b7b6d027e0089f
-- schema after   9a6b696e3efc9b56477164aad57a7ead9f3f4a14ce84f21fe108ff231bbd70e6

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE RULE kept AS
    ON DELETE TO public."Item"
   WHERE (old.id = 0) DO INSTEAD NOTHING;
COMMIT;
