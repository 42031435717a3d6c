/// The driver that keeps objects in a bucket of S3, below one prefix:
///
/// ```
/// <prefix>berth-content            an empty object that tells the store from an empty bucket
/// <prefix>berth-probe              written to find out whether the bucket can be written to
/// <prefix>objects/<xx>/<key>       stored objects; xx is the key's last two characters, which are random
/// <prefix>spools/<xx>/<key>/<n>    the last bytes of spools, where they are too few for a part
/// <prefix>quarantine/<key>         damaged objects, kept for inspection
/// ```
///
/// A spool is a multipart upload to the very name that the object will have, so completing it makes the object, and
/// no byte is copied. A spool without parts becomes an object by one PUT. What S3 does not tell of an unfinished
/// upload, its parts and their ETags, is in the ledger, and with it spools of up to 64 KiB as a whole.
@NullMarked
package dev.berth.blobstore.s3;

import org.jspecify.annotations.NullMarked;
