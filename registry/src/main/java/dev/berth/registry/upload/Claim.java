package dev.berth.registry.upload;

import dev.berth.platform.db.Transaction;

/// The right to write to an upload, which one node's thread has at a time. It lapses when nothing is heard of its
/// holder for a while; then another node may claim the upload, and what the first one still wants to write down is
/// refused. Used by one thread.
///
/// Where no other node uses the database, nothing is written: the threads of one process see to each other.
interface Claim extends AutoCloseable {

    /// The upload as it was when it was claimed.
    Session session();

    /// The claim's number; 0 where nothing is written.
    long number();

    /// Whether an earlier writer may still be at work, although its claim has lapsed.
    boolean lapsedBefore();

    /// Called while bytes flow: keeps the claim alive.
    ///
    /// @throws LostClaimException when it is lost
    void hold();

    /// Writes down how far the upload has come, and ends the claim.
    ///
    /// @throws LostClaimException when it is lost
    void end(RunningDigests digests);

    /// As [#end], of a closing chunk that began at `from` and had the wrong digest.
    ///
    /// @throws LostClaimException when it is lost
    void reject(long from, RunningDigests digests);

    /// Ends the claim when nothing was written.
    void giveBack();

    /// The upload's row is gone or finished with this transaction, and the claim with it.
    void ended(Transaction tx);

    /// Ends a claim that was not ended otherwise: the next writer asks the store how far the upload has come.
    @Override
    void close();
}
