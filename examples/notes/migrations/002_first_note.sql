INSERT INTO notes (text) VALUES ('the first note');
