package dev.berth.platform.events;

/// Remembers facts of one topic, and hears when other nodes change them. Called on the thread that looks for notices,
/// so it must be quick; hearing of a change twice, or of one to a fact that is not remembered, is harmless.
public interface NoticeListener {

    /// Another node has changed the fact of this name: forget it.
    void changed(String name);

    /// Changes may have been missed: forget everything.
    void lost();
}
