package dev.berth.platform.db;

/// The doorbell of a database that no other node uses.
enum SilentDoorbell implements Doorbell {
    INSTANCE;

    @Override
    public void ring() {
        // Nobody is there to hear it.
    }

    @Override
    public AutoCloseable onRing(Runnable action) {
        return () -> {};
    }
}
