-- Text search configurations, dictionaries, templates and parsers. All four may have the same name, so the member has
-- the kind. Columns as in relations.sql.
SELECT 'pg_ts_config'::regclass::oid, c.oid, 0, 0, 'text search object', n.nspname, c.cfgname, 'configuration',
       format('CREATE TEXT SEARCH CONFIGURATION %I.%I (PARSER = %I.%I)', n.nspname, c.cfgname, pn.nspname, p.prsname) ||
       coalesce((
         SELECT string_agg(format(E';\nALTER TEXT SEARCH CONFIGURATION %I.%I ADD MAPPING FOR %I WITH %s', n.nspname, c.cfgname,
                                  m.token, m.dictionaries), '' ORDER BY m.token)
         FROM (SELECT t.alias, string_agg(format('%I.%I', dn.nspname, d.dictname), ', ' ORDER BY m.mapseqno)
               FROM pg_ts_config_map m
               JOIN ts_token_type(c.cfgparser) t ON t.tokid = m.maptokentype
               JOIN pg_ts_dict d ON d.oid = m.mapdict
               JOIN pg_namespace dn ON dn.oid = d.dictnamespace
               WHERE m.mapcfg = c.oid
               GROUP BY t.alias) AS m (token, dictionaries)), ''),
       '', '', format('DROP TEXT SEARCH CONFIGURATION %I.%I', n.nspname, c.cfgname)
FROM pg_ts_config c
JOIN pg_namespace n ON n.oid = c.cfgnamespace
JOIN pg_ts_parser p ON p.oid = c.cfgparser
JOIN pg_namespace pn ON pn.oid = p.prsnamespace
WHERE c.oid >= 16384 AND $scope
UNION ALL
SELECT 'pg_ts_dict'::regclass::oid, d.oid, 0, 0, 'text search object', n.nspname, d.dictname, 'dictionary',
       format('CREATE TEXT SEARCH DICTIONARY %I.%I (TEMPLATE = %I.%I', n.nspname, d.dictname, tn.nspname, t.tmplname) ||
       coalesce(', ' || d.dictinitoption, '') || ')', '', '',
       format('DROP TEXT SEARCH DICTIONARY %I.%I', n.nspname, d.dictname)
FROM pg_ts_dict d
JOIN pg_namespace n ON n.oid = d.dictnamespace
JOIN pg_ts_template t ON t.oid = d.dicttemplate
JOIN pg_namespace tn ON tn.oid = t.tmplnamespace
WHERE d.oid >= 16384 AND $scope
UNION ALL
SELECT 'pg_ts_template'::regclass::oid, t.oid, 0, 0, 'text search object', n.nspname, t.tmplname, 'template',
       format('CREATE TEXT SEARCH TEMPLATE %I.%I (', n.nspname, t.tmplname) ||
       CASE WHEN t.tmplinit <> 0 THEN format('INIT = %s, ', t.tmplinit) ELSE '' END || format('LEXIZE = %s)', t.tmpllexize),
       '', '', format('DROP TEXT SEARCH TEMPLATE %I.%I', n.nspname, t.tmplname)
FROM pg_ts_template t JOIN pg_namespace n ON n.oid = t.tmplnamespace
WHERE t.oid >= 16384 AND $scope
UNION ALL
SELECT 'pg_ts_parser'::regclass::oid, p.oid, 0, 0, 'text search object', n.nspname, p.prsname, 'parser',
       format('CREATE TEXT SEARCH PARSER %I.%I (START = %s, GETTOKEN = %s, END = %s, %sLEXTYPES = %s)', n.nspname, p.prsname,
              p.prsstart, p.prstoken, p.prsend,
              CASE WHEN p.prsheadline <> 0 THEN format('HEADLINE = %s, ', p.prsheadline) ELSE '' END, p.prslextype),
       '', '', format('DROP TEXT SEARCH PARSER %I.%I', n.nspname, p.prsname)
FROM pg_ts_parser p JOIN pg_namespace n ON n.oid = p.prsnamespace
WHERE p.oid >= 16384 AND $scope
