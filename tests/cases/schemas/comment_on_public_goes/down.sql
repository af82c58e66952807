-- lockstep rollback: comment_on_public_goes
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 0995befb83b4d4d4c057c3d626b56134b0100058eff5420e0776b38c640160a0
-- schema before  a9b822238db743bc14a76bd21cbbb1e16b0aa2c44ea5057c843a72602aca4f73
-- schema after   6b8c4ce6a12e600ce5f31d48a50986a5e6c8b53936044e96dfd2db6ef80408b1

BEGIN;
COMMENT ON SCHEMA public IS 'all of it';
COMMIT;
