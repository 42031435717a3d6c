/// The driver that keeps objects as files below one root folder:
///
/// ```
/// <root>/berth-content          an empty file that tells the store from an empty folder
/// <root>/uploads/<key>          spools, as many as there are unfinished uploads
/// <root>/objects/<xx>/<key>     stored objects; xx is the key's last two characters, which are random
/// <root>/quarantine/<key>       damaged objects, kept for inspection
/// ```
///
/// A spool becomes an object by fdatasync, rename, and fsync of both folders, in this order. A key is never used
/// twice, so no rename ever replaces a file, and a file below `objects` never changes. All three folders lie on one
/// file system, and nothing else writes there.
@NullMarked
package dev.berth.blobstore.filesystem;

import org.jspecify.annotations.NullMarked;
