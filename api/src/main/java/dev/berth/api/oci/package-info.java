/// The data plane over HTTP: the OCI distribution API under `/v2/`, with the headers that Docker's clients need. No
/// rule of the registry is here; this package reads requests, admits the caller, calls a service and writes answers.
@NullMarked
package dev.berth.api.oci;

import org.jspecify.annotations.NullMarked;
