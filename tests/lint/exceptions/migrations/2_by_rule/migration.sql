CREATE INDEX "User_email_idx" ON "User" ("email");
CREATE INDEX "User_years_idx" ON "User" ("years");
DROP TYPE IF EXISTS elsewhere."Old";
