create table pastes (id text primary key);
