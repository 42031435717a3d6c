package dev.berth.control.layer;

import dev.berth.oci.Descriptor;

/// A layer of an image.
///
/// @param content what can be done with its bytes
public record Layer(Descriptor descriptor, Content content) {

    /// Whether the files in a layer can be looked at.
    public enum Content {
        /// They can, as far as the layer's form tells.
        READABLE,
        /// The key is elsewhere.
        ENCRYPTED,
        /// The bytes are at another place, as the image says.
        FOREIGN,
        /// The repository does not hold the bytes.
        MISSING
    }
}
