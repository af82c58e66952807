-- lockstep rollback: updated
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the extension keeps version 1.6
-- undoes       migration.sql, sha256 4b5cc073f160043ded1c51f36555341e1650d1af9d2e0908ab98394d84c1b3bc
-- schema before  1230e1316a6ae0dadf94603e00c2c34391520721cd0ca228089ec52bdcc45356
-- schema after   3b993ea5380a2a1663a63fbb4dc3d955deb9c4d84b5c52ae0a95c413835fead3

-- Intentionally without statements: no change of this phase needs undoing.
