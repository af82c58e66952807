-- Defaults as the server spells them.
CREATE TYPE "Color" AS ENUM ('RED', 'it''s');
CREATE FUNCTION made_up() RETURNS text LANGUAGE sql AS 'SELECT ''x''::text';
CREATE TABLE defaults (
  c_text text DEFAULT 'a''b\c', c_empty text DEFAULT '', c_null text DEFAULT NULL, c_varchar varchar(3) DEFAULT 'abc',
  c_char char(3) DEFAULT 'a', c_int integer DEFAULT -1, c_zero integer DEFAULT 00, c_small smallint DEFAULT 7,
  c_big bigint DEFAULT -9223372036854775808, c_numeric numeric(10, 3) DEFAULT 1.50, c_numeric_text numeric DEFAULT '1.50',
  c_numeric_exponent numeric DEFAULT 1e3, c_float double precision DEFAULT 0.10, c_float_int double precision DEFAULT 3,
  c_bool boolean DEFAULT true, c_bool_text boolean DEFAULT 'no', c_json json DEFAULT '{"b": 1, "a": 2}',
  c_jsonb jsonb DEFAULT '{"b": 1.0, "a": [1, {}]}', c_uuid uuid DEFAULT 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11',
  c_bytea bytea DEFAULT '\xDEAD', c_color "Color" DEFAULT 'it''s', c_colors "Color"[] DEFAULT '{RED}',
  c_colors_array "Color"[] DEFAULT ARRAY['RED', 'it''s']::"Color"[], c_now timestamp(3) DEFAULT CURRENT_TIMESTAMP,
  c_now_call timestamptz DEFAULT now(), c_date date DEFAULT '2024-02-29', c_moment timestamp DEFAULT '2024-01-01 10:00',
  c_moment_zone timestamptz DEFAULT '2024-01-01 10:00+02', c_texts text[] DEFAULT '{}',
  c_texts_array text[] DEFAULT ARRAY['a', 'b c']::text[], c_varchars varchar(3)[] DEFAULT ARRAY['a']::varchar(3)[],
  c_ints integer[] DEFAULT ARRAY[1, -2], c_nulls integer[] DEFAULT '{1,NULL}', c_bit bit(3) DEFAULT B'101',
  c_money money DEFAULT 1.5, c_interval interval DEFAULT '1 day',
  c_uuid_call uuid DEFAULT gen_random_uuid(), -- >= 13
  c_own text DEFAULT made_up(), c_sum integer DEFAULT 1 + 1, c_user text DEFAULT CURRENT_USER,
  c_bigserial bigserial, c_serial serial, c_smallserial smallserial
);
CREATE TABLE foreign_sequence (c integer DEFAULT nextval('defaults_c_serial_seq'));
