-- Operator classes that an index has only when they are named.
SELECT oid, opcname FROM pg_opclass WHERE NOT opcdefault
