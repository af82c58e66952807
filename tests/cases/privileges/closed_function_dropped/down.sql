-- ===== 3_contract =====

-- lockstep rollback: closed_function_dropped, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 5f3f8edd3e9550a08935b501b71eed60c495ad2d763f6bbb90dabebf9bb159f9
-- schema before  a2db0a35d59d21bed8156e61cd8eceb89033e463f6f72e485fbf763e405faef3
-- schema after   25a7d0c952d6f62dd6ae22b6c4cd8e34620dbfaf0560f5d04ba507eaa4e7aec4

BEGIN;
CREATE FUNCTION public.f()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
AS $function$BEGIN RETURN 1; END$function$;
REVOKE ALL ON ROUTINE public.f() FROM pg_monitor;
GRANT EXECUTE ON ROUTINE public.f() TO pg_monitor;
REVOKE ALL ON ROUTINE public.f() FROM PUBLIC;
ALTER FUNCTION public.f() OWNER TO pg_read_all_stats;
COMMIT;
