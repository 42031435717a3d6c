package dev.berth.platform.http;

/// The tap of one request's incoming bytes. All methods are called on the request's event loop.
interface Flow {

    /// Lets bytes in; may be called when they already come in.
    void open();

    /// Holds the sender back; a little that is already on the way may still arrive.
    void shut();

    /// Tells a client that asked first (`Expect: 100-continue`) to send the body.
    void invite();
}
