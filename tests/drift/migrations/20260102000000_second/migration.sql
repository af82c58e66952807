ALTER TABLE "notes" ADD COLUMN "done" boolean NOT NULL DEFAULT false;
CREATE INDEX "notes_done_idx" ON "notes" ("done");
