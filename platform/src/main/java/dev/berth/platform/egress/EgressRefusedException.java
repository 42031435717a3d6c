package dev.berth.platform.egress;

import java.io.IOException;

/// The address may not be reached. Trying again does not help.
public final class EgressRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    EgressRefusedException(String message) {
        super(message);
    }
}
