create index berry_name on berry (name, id);
drop index berry_plain;
