-- With the preview features: views and partial indexes are part of the text.
CREATE EXTENSION citext;
CREATE TABLE "User" (id int PRIMARY KEY, email citext, active boolean NOT NULL DEFAULT true);
CREATE UNIQUE INDEX "User_email_key" ON "User" (email) WHERE active;
CREATE VIEW user_stats AS SELECT id AS user_id, 1 AS total FROM "User";
CREATE MATERIALIZED VIEW "active-users" AS SELECT id, email, ARRAY[1::bigint] AS "Counts", point(1, 2) AS place FROM "User" WHERE active;
