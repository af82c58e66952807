-- Names that the language or its client cannot have.
CREATE TYPE "order-state" AS ENUM ('in progress', '1', '2', '+', 'done', 'in_progress');
CREATE TYPE "class" AS ENUM ('a');
CREATE TABLE "String" (id int PRIMARY KEY, "1a" int, a int, "ünï" text, "名前" text, "_hidden" text, "with space" text, "42" int);
CREATE TABLE "delete" ("RenamedString" int PRIMARY KEY, state "order-state" NOT NULL DEFAULT 'in progress', kind "class");
CREATE TABLE "my-table" (id int PRIMARY KEY);
CREATE TABLE my_table (id int PRIMARY KEY);
CREATE TABLE "007" (id int PRIMARY KEY);
CREATE TABLE "_private" (a int, b int, a_b int, PRIMARY KEY (a, b));
CREATE TABLE "quo""ted" ("back\slash" int PRIMARY KEY, "line
end" text);
