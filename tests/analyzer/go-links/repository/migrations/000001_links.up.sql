create table links (code text primary key);
