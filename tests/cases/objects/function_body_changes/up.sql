-- lockstep migration: function_body_changes
--
--   alter function public.usual(): definition
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  runs before and after
-- schema before  e63e79c05071d99133c5349537c714960962f809abe1642c0724684eebfad523
-- schema after   7f7f80f9a3aade613712ffde456927a210d2e4acc671ff3d173bb8e4c75fe7c4

BEGIN;
CREATE OR REPLACE FUNCTION public.usual()
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT 2$function$;
COMMIT;
