/// The vocabulary of the OCI specifications: digests, names, descriptors, manifests, media types, error codes, and
/// the parsers that turn text from outside into them. An invalid value cannot exist, so nobody below checks again.
@NullMarked
package dev.berth.oci;

import org.jspecify.annotations.NullMarked;
