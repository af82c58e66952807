-- The database went on: columns came, went and changed, a table went, another came.
CREATE TYPE "Role" AS ENUM ('GUEST', 'USER', 'MODERATOR', 'administrator');
CREATE TABLE persons (
  id uuid PRIMARY KEY, mail text NOT NULL, updated_at timestamp(3) NOT NULL, role "Role" NOT NULL DEFAULT 'GUEST', age bigint NOT NULL,
  nickname text, cuid text NOT NULL, phone text DEFAULT 'none'
);
CREATE UNIQUE INDEX mails ON persons (mail);
CREATE INDEX age_role ON persons (role);
CREATE TABLE "Article" (
  id serial PRIMARY KEY, title text NOT NULL, author_id uuid NOT NULL, editor_id uuid NOT NULL, score int NOT NULL DEFAULT 1, reviewer_id uuid
);
CREATE UNIQUE INDEX natural_key ON "Article" (title, author_id);
CREATE UNIQUE INDEX "Article_score_key" ON "Article" (score);
ALTER TABLE "Article" ADD CONSTRAINT "Article_author_id_fkey" FOREIGN KEY (author_id) REFERENCES persons ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Article" ADD CONSTRAINT "Article_editor_id_fkey" FOREIGN KEY (editor_id) REFERENCES persons ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Article" ADD CONSTRAINT "Article_reviewer_id_fkey" FOREIGN KEY (reviewer_id) REFERENCES persons;
CREATE TABLE "Label" (id int PRIMARY KEY, color text CHECK (color <> ''));
CREATE TABLE "_LabelToPerson" ("A" int NOT NULL, "B" uuid NOT NULL, CONSTRAINT "_LabelToPerson_AB_pkey" PRIMARY KEY ("A", "B"));
CREATE INDEX "_LabelToPerson_B_index" ON "_LabelToPerson" ("B");
ALTER TABLE "_LabelToPerson" ADD CONSTRAINT "_LabelToPerson_A_fkey" FOREIGN KEY ("A") REFERENCES "Label" ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_LabelToPerson" ADD CONSTRAINT "_LabelToPerson_B_fkey" FOREIGN KEY ("B") REFERENCES persons ON DELETE CASCADE ON UPDATE CASCADE;
CREATE TYPE "Size" AS ENUM ('S', 'M');
CREATE TABLE parcel (id int PRIMARY KEY, size "Size", owner uuid NOT NULL REFERENCES persons);
