-- Owner: control.quota. Projects that may not hold as much as they like, for those who look which are nearly full.
create index quota_limited on quota (project_id) where storage_limit > 0;
