-- What the first release of the application has written: enough that every change of the second one meets rows.
INSERT INTO customers (name, email, fax, updated_at) VALUES
  ('Ada Lovelace', 'ada@example.org', NULL, now()),
  ('Grace Hopper', 'grace@example.org', '+1 555 0100', now());
INSERT INTO addresses (customer_id, street, zip, city, country) VALUES (1, 'Main Street 1', '12345', 'London', 'GB');
INSERT INTO suppliers (name) VALUES ('Mill & Sons');
INSERT INTO products (sku, title, price, stock, supplier_id) VALUES
  ('T-1', 'Tea', 4.20, 100, 1),
  ('T-2', 'Green Tea', 5.10, 80, NULL);
INSERT INTO orders (customer_id, address_id, status, total, updated_at) VALUES
  (1, 1, 'PLACED', 4.20, now()),
  (1, 1, 'CANCELED', 5.10, now());
INSERT INTO order_lines (order_id, line, product_id, price) VALUES (1, 1, 1, 4.20), (2, 1, 2, 5.10);
