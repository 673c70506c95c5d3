-- +goose Up
create table stations (id int primary key);
