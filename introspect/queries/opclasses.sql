-- Operator classes that are not the default of their type.
SELECT oid, opcname FROM pg_opclass WHERE NOT opcdefault
