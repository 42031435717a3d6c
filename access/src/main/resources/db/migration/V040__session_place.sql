-- Owner: access.session. What its owner is shown of a session, to know it again and to end it. Null where a node of
-- an earlier version began it.
-- what names it; nothing of what the cookie holds
alter table login_session add column id text;
-- the IP address that it began from
alter table login_session add column address text;
-- what the browser said of itself
alter table login_session add column client text;
