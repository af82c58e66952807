CREATE SEQUENCE item_number_seq;
CREATE TABLE item (number integer NOT NULL DEFAULT nextval('item_number_seq'));
ALTER SEQUENCE item_number_seq OWNED BY item.number;
