-- Every kind of type and modifier.
CREATE EXTENSION hstore;
CREATE EXTENSION seg;
CREATE TYPE pair AS (a integer, b text);
CREATE TYPE "Mood" AS ENUM ('ok');
CREATE TABLE types (
  c_bit bit, c_bit8 bit(8), c_bool boolean, c_bpchar bpchar, c_bytea bytea, c_char char, c_char5 char(5),
  c_inner_char "char", c_date date, c_float4 real, c_float8 double precision, c_hstore hstore, c_inet inet,
  c_int2 smallint, c_int4 integer, c_int8 bigint, c_interval interval, c_interval3 interval(3),
  c_interval_fields interval day to second(2), c_interval_year interval year, c_json json, c_jsonb jsonb,
  c_money money, c_mood "Mood", c_moods "Mood"[], c_numeric numeric, c_numeric52 numeric(5, 2),
  c_numeric_negative numeric(3, -2), -- >= 15
  c_numeric6530 numeric(65, 30), c_oid oid, c_pair pair, c_pairs pair[],
  c_range int4range, c_seg seg, c_text text, c_text_array text[][], c_time time, c_time0 time(0), c_timetz timetz(3),
  c_timestamp timestamp, c_timestamp3 timestamp(3), c_timestamptz timestamptz(6), c_times timestamp(3)[],
  c_uuid uuid, c_varbit varbit, c_varbit8 varbit(8), c_varchar varchar, c_varchar10 varchar(10),
  c_varchars varchar(10)[], c_vector oidvector, c_xml xml
);
-- The row type that every table has.
CREATE TABLE rows_of (one types, many types[]);
