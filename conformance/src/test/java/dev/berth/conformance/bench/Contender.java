package dev.berth.conformance.bench;

import dev.berth.conformance.support.Proc;
import java.net.URI;

/// One of the servers that are compared: where it listens and which process does its work.
record Contender(String name, URI address, Proc process) {

    @Override
    public String toString() {
        return name;
    }
}
