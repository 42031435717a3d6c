package dev.berth.platform.kernel;

/// A source of identifiers that are never given twice. Safe for use by many threads.
public interface Ids {

    /// A new ULID: 26 characters of Crockford's base 32 in lower case, unguessable, ordered by time of making.
    String next();
}
