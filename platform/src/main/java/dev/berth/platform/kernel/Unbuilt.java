package dev.berth.platform.kernel;

/// Marks a verb whose body is still to come.
@SuppressWarnings({"DoNotCallSuggester", "TypeParameterUnusedInFormals"})
public final class Unbuilt {

    private Unbuilt() {}

    public static <T> T yet() {
        throw new IllegalStateException("not built yet");
    }
}
