-- Owner: access.session. A user's sessions in the order in which they began, in place of their order by user alone.
create index login_session_begun on login_session (user_id, created_at);
drop index login_session_user;
