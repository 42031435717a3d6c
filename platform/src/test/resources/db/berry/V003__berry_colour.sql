alter table berry add column colour text not null default '';
