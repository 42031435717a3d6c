package dev.berth.registry.arrival;

/// How far an upload is. Where several nodes tell of one upload, the last of these counts: whoever goes on with what
/// another node received knows more than that one.
public enum Stage {
    /// The client broke off or gave up, or what it sent was refused. It may come back and go on.
    STOPPED,
    /// What was sent is here; the client has not said yet that this is all.
    WAITING,
    /// Bytes come in.
    ARRIVING,
    /// It is a blob of the repository.
    STORED
}
