-- A comment may have a semicolon; it is not part of a statement.
create index concurrently if not exists berry_name on berry (name, id); -- at the end; too
drop index concurrently if exists berry_plain;
