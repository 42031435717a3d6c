-- Owner: control.settings. What somebody set for the installation; what is not here is as usual.
create table installation_setting (
    name       text primary key,
    -- sealed and in base64 if it is a secret
    value      text not null,
    updated_at ${long} not null
) ${strict};
