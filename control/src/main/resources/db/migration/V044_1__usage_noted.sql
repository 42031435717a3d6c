-- Owner: control.usage. What was measured so far is where the history begins.
update repository_usage
set noted = case when measured_at is null then -1 else bytes end;
