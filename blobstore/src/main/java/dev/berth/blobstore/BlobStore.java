package dev.berth.blobstore;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Keeps immutable objects under keys that are never reused. An object is first a *spool*, written by appending,
/// and becomes *stored* by [#finish]. Nothing here knows digests, repositories or references: the caller verifies
/// what it writes, and deletes only what no row points to.
///
/// Safe for use by many threads; calls on different keys never wait for each other's bytes. The caller makes sure
/// that at most one writer is open per key.
///
/// Every method throws [NoRoomException] when the disk is full and another [IOException] when the store is away or
/// broken. A failed call leaves the store as it was before, or with a spool that holds a prefix of what was
/// written.
public interface BlobStore {

    /// Opens the spool `key` to write from `offset` on, creating it when `offset` is 0 and it is not there. Bytes
    /// beyond `offset` that an earlier writer left are cut off.
    ///
    /// @throws IOException also when the spool is shorter than `offset`, or stored already
    SpoolWriter append(ObjectKey key, long offset) throws IOException;

    /// The length in bytes of the spool `key` that would survive a crash of the process; empty when there is none.
    /// Also finds one that [#finish] had stored when the process ended, before its caller could know.
    Optional<Long> spooled(ObjectKey key) throws IOException;

    /// Reads the spool `key` from its start, to compute a digest anew after a restart. Empty when the store cannot
    /// read what is not stored yet; what [#finish] has stored can always be read.
    ///
    /// @throws java.nio.file.NoSuchFileException when there is no such spool
    Optional<InputStream> readSpool(ObjectKey key) throws IOException;

    /// Makes sure that writers of the spool `key` which were opened before cannot change it any more: what they
    /// still write fails, or goes nowhere. Called when the node that wrote is thought dead, but may only be slow,
    /// before another writer is opened. What was flushed stays; succeeds when there is no such spool.
    void shutOut(ObjectKey key) throws IOException;

    /// Makes the spool `key`, of exactly `size` bytes, a stored object. When this returns, the object survives a
    /// power cut. Calling it again after success changes nothing.
    ///
    /// @throws IOException also when the spool is missing or has another size
    void finish(ObjectKey key, long size) throws IOException;

    /// Drops the spool `key`; succeeds when there is none.
    void discard(ObjectKey key) throws IOException;

    /// Opens a stored object for reading. The caller closes it.
    ///
    /// @throws java.nio.file.NoSuchFileException when there is no such object
    StoredObject open(ObjectKey key) throws IOException;

    /// As [#open], but only when the store has the object at hand and need not wait for anything, so that a thread
    /// which must not block may ask; empty in every other case.
    default Optional<StoredObject> openWithoutWaiting(ObjectKey key) {
        return Optional.empty();
    }

    /// An address under which anybody may read a stored object for a while, without credentials and in ranges too.
    /// It is a secret as long as it lives. The bytes are announced as `mediaType`.
    /// Empty when the store gives none; nobody looks whether the object is there.
    default Optional<URI> redirect(ObjectKey key, String mediaType) {
        return Optional.empty();
    }

    /// Deletes stored objects; those that are not there are no error. Readers that have one open keep reading it;
    /// where the bytes are far away they may get an error instead, but never other bytes.
    void delete(Collection<ObjectKey> keys) throws IOException;

    /// Moves a damaged object aside, out of every reader's way, and keeps it for inspection.
    void quarantine(ObjectKey key) throws IOException;

    /// Stored objects and spools after `after`, at most `limit`, to find those that no row knows. They come in an
    /// order of the store's own that never changes, so a listing is continued with the last key of the page
    /// before; a page is empty only at the end. What is written or deleted meanwhile may be there or not.
    List<Listed> list(Optional<ObjectKey> after, int limit) throws IOException;

    /// One entry of a listing.
    ///
    /// @param lastModified when bytes were last added, in milliseconds since 1970
    record Listed(ObjectKey key, Kind kind, long size, long lastModified) {
        /// Whether the entry is still being written.
        public enum Kind {
            SPOOL,
            STORED
        }
    }

    /// The room left for new objects, in bytes; empty when the store has no known bound.
    Optional<Long> room() throws IOException;
}
