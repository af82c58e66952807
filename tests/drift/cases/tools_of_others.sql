CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY); CREATE TABLE audit.alembic_version (v text);
CREATE TEMPORARY TABLE mine (id int); CREATE EXTENSION hstore;
