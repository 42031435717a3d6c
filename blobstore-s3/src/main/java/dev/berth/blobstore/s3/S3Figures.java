package dev.berth.blobstore.s3;

/// What a store's operators watch. Counters begin at 0 with the process.
///
/// @param requests that were answered or given up, however often each was sent
/// @param failures those of them that ended in an error, "not found" among them
/// @param repeats how often a request was sent again
/// @param bufferedBytes memory in use for parts on their way
/// @param spilledBytes the same in files, because there was not enough memory
public record S3Figures(long requests, long failures, long repeats, long bufferedBytes, long spilledBytes) {}
