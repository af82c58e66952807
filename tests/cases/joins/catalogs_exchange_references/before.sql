CREATE TABLE people (id bigint PRIMARY KEY);
CREATE TABLE teams (id bigint PRIMARY KEY);
CREATE TABLE "_PersonToTeam" ("A" bigint NOT NULL, "B" bigint NOT NULL, CONSTRAINT "_PersonToTeam_AB_pkey" PRIMARY KEY ("A", "B"));
ALTER TABLE "_PersonToTeam" ADD CONSTRAINT "_PersonToTeam_A_fkey" FOREIGN KEY ("A") REFERENCES people (id);
ALTER TABLE "_PersonToTeam" ADD CONSTRAINT "_PersonToTeam_B_fkey" FOREIGN KEY ("B") REFERENCES teams (id);
