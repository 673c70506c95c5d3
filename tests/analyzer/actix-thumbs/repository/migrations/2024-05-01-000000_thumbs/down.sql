drop table thumbs;
