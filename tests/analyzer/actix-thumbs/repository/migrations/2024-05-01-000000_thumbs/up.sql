create table thumbs (id int primary key);
