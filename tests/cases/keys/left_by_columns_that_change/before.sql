CREATE TABLE reading (sensor bigint, channel smallint, unit varchar(80), PRIMARY KEY (channel, sensor, unit));
