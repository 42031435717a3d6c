-- Owner: access.session. The newer index first, so that there is one all the time.
create index concurrently if not exists login_session_begun on login_session (user_id, created_at);
drop index concurrently if exists login_session_user;
