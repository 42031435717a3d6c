package dev.berth.access.principal;

/// What a user may change about themselves.
public record Profile(String email, String realName, String comment) {}
