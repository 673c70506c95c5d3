create table trucks (id bigint primary key);
