package dev.berth.access.principal;

/// A user with what proves them. The hash changes whenever the password does, even to the same one.
public record Credential(User user, String passwordHash) {

    @Override
    public String toString() {
        return "Credential[" + user.username() + "]";
    }
}
