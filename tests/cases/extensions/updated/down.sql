-- lockstep rollback: updated
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the extension keeps version 1.6
-- undoes       migration.sql, sha256 5b5562792a1f57e09eb92dfac314e6c9b02845fa553cc11776a57036851b42b6
-- schema before  5671b255fa0f0abfadc09bde650f439650c6fbc33c92e0cc7e0bc4cf99aa77a8
-- schema after   4d81abaaf8077930cf10101b843671833020ee2692f6e6f2cd5f3b1e4411dbe9

-- Intentionally without statements: no change of this phase needs undoing.
