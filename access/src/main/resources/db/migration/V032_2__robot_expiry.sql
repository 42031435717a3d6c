-- Owner: access.robot. Robots that end soon, or have ended lately.
create index robot_expiry on robot (expires_at) where expires_at is not null;
