package dev.berth.access.principal;

/// A user who was checked and whose password was hashed, ready to be written. Made by [Users#ready], because hashing
/// takes too long for a transaction.
public final class ReadyUser {

    private final NewUser user;
    private final String passwordHash;

    ReadyUser(NewUser user, String passwordHash) {
        this.user = user;
        this.passwordHash = passwordHash;
    }

    NewUser user() {
        return user;
    }

    String passwordHash() {
        return passwordHash;
    }
}
