-- lockstep migration: comment_on_public_goes
--
--   drop comment public.schema
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  runs before and after
-- schema before  6b8c4ce6a12e600ce5f31d48a50986a5e6c8b53936044e96dfd2db6ef80408b1
-- schema after   a9b822238db743bc14a76bd21cbbb1e16b0aa2c44ea5057c843a72602aca4f73

BEGIN;
COMMENT ON SCHEMA public IS 'standard public schema';
COMMIT;
