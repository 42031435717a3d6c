package dev.berth.platform.db;

/// How the connections of one kind are used at this moment.
///
/// @param active connections inside a transaction
/// @param idle connections that are open and free
/// @param waiting callers that wait for a connection
/// @param limit how many connections there may be
public record PoolUse(int active, int idle, int waiting, int limit) {}
