-- lockstep:allow-file H105 run while nobody is there
-- lockstep:allow H201, H401 nobody reads it since the second release
ALTER TABLE "User" DROP COLUMN "name";
DROP TABLE "Post"; -- lockstep:allow H202
/* lockstep:allow H902 a typing error */
ALTER TABLE "User" RENAME COLUMN "age" TO "years"; -- lockstep:allow h401: all readers know both
-- lockstep:allow there is no code
