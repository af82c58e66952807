-- lockstep migration: updated
--
--   alter extension pg_trgm: version
--
-- data loss    NONE
-- blocking     NONE
-- reversible   STRUCTURE ONLY: the extension keeps version 1.6
-- application  runs before and after
-- schema before  4d81abaaf8077930cf10101b843671833020ee2692f6e6f2cd5f3b1e4411dbe9
-- schema after   5671b255fa0f0abfadc09bde650f439650c6fbc33c92e0cc7e0bc4cf99aa77a8

BEGIN;
-- H322 runs the update scripts of an extension
ALTER EXTENSION "pg_trgm" UPDATE TO '1.6';
COMMIT;
