-- lockstep rollback: function_body_changes
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 549112587a2b91477a54dcbd6c945077f5ef6c5dfa48af01484b807100c5a93c
-- schema before  7f7f80f9a3aade613712ffde456927a210d2e4acc671ff3d173bb8e4c75fe7c4
-- schema after   e63e79c05071d99133c5349537c714960962f809abe1642c0724684eebfad523

BEGIN;
CREATE OR REPLACE FUNCTION public.usual()
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT 1$function$;
COMMIT;
