SET LOCAL lock_timeout = '3s';
DROP TABLE "Post" CASCADE;
DROP VIEW "short";
