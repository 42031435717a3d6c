package dev.berth.blobstore.s3;

import java.util.Optional;

/// A part of a multipart upload that S3 has taken.
///
/// @param checksum as S3 writes it, in Base64; empty when none was sent
record Part(int number, long size, String etag, Optional<String> checksum) {}
