package dev.berth.platform.db;

/// Which database speaks. The few statements that cannot be written for both ask here.
public enum Dialect {
    SQLITE,
    POSTGRESQL
}
