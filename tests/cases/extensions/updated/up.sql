-- lockstep migration: updated
--
--   alter extension pg_trgm: version
--
-- data loss    NONE
-- blocking     NONE
-- reversible   STRUCTURE ONLY: the extension keeps version 1.6
-- application  runs before and after
-- schema before  3b993ea5380a2a1663a63fbb4dc3d955deb9c4d84b5c52ae0a95c413835fead3
-- schema after   1230e1316a6ae0dadf94603e00c2c34391520721cd0ca228089ec52bdcc45356

BEGIN;
-- H322 runs the update scripts of an extension
ALTER EXTENSION "pg_trgm" UPDATE TO '1.6';
COMMIT;
