-- Owner: control.usage.
create index concurrently if not exists repository_usage_noted on repository_usage (project_id, noted_at)
where noted_at is not null;
create index concurrently if not exists repository_usage_unnoted on repository_usage (measured_at) where noted <> bytes;
