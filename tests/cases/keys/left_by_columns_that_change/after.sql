CREATE TABLE reading (sensor text PRIMARY KEY, channel smallint, unit varchar(80)[]);
