-- Each refreshing leaves a session that was used up, and each pull asks who is signed in at a laptop.
CREATE INDEX session_of_laptop ON session (tenant, device, incarnation, staff, refresh_expires_at)
    WHERE revoked_at IS NULL AND used_at IS NULL;
CREATE INDEX session_over ON session (tenant, refresh_expires_at);
