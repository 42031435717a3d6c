package dev.berth.conformance.support;

/// How large the hard tests are: fit for every change by default, in full with `-Dberth.full=true`.
public final class Scale {

    private Scale() {}

    public static boolean full() {
        return Boolean.getBoolean("berth.full");
    }

    public static int of(int usual, int full) {
        return full() ? full : usual;
    }

    public static long of(long usual, long full) {
        return full() ? full : usual;
    }
}
