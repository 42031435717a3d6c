package dev.berth.blobstore.cache;

/// What a cache's operators watch. Counters begin at 0 with the process.
///
/// @param hits objects that were opened from the disk
/// @param misses objects that were not
/// @param failures objects that could not be copied to the disk; they were read all the same
/// @param evictedBytes bytes that went to make room
/// @param bytes on the disk now, or on their way to it
public record CacheFigures(long hits, long misses, long failures, long evictedBytes, long bytes) {}
