-- what Prisma would write
ALTER TABLE "User" ALTER COLUMN "name" SET NOT NULL,
  ALTER COLUMN "email" SET DATA TYPE TEXT,
  ALTER COLUMN "age" SET DATA TYPE BIGINT;
CREATE INDEX "Post_authorId_idx" ON "Post"("authorId");
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");
ALTER TABLE "Post" ADD CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE SET NULL;
ALTER TABLE "Post" ADD CONSTRAINT "title_is_short" CHECK (length("title") < 200);
ALTER TABLE "Post" ADD COLUMN "token" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "Post" ADD COLUMN "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
