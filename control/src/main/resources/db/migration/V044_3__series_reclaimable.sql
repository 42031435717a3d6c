-- Owner: control.series. How many bytes no manifest needed, as the last sample of the hour or day found it. Instants are
-- milliseconds since 1970. Only the job that samples writes here.
create table series_reclaimable (
    step      text not null check (step in ('hour', 'day')),
    begins_at ${long} not null,
    bytes     ${long} not null,
    primary key (step, begins_at)
) ${strict};
