package dev.berth.oci;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a registry must understand of a manifest: its kind, what it refers to, and its place among referrers. The
/// bytes themselves are kept elsewhere, exactly as they came.
public sealed interface Manifest permits Manifest.Image, Manifest.Index, Manifest.Other {

    MediaType mediaType();

    /// What kind of artifact this is, as a referrers list shows it: `artifactType`, or for an image without one its
    /// config's media type.
    Optional<MediaType> artifactType();

    /// The manifest that this one is about.
    Optional<Descriptor> subject();

    Map<String, String> annotations();

    /// An OCI image manifest or a Docker schema 2 manifest; most artifacts have this form too.
    record Image(
            MediaType mediaType,
            Descriptor config,
            List<Descriptor> layers,
            Optional<MediaType> artifactType,
            Optional<Descriptor> subject,
            Map<String, String> annotations)
            implements Manifest {
        public Image {
            layers = List.copyOf(layers);
            annotations = Map.copyOf(annotations);
        }
    }

    /// An OCI image index or a Docker manifest list. Its children are manifests, or, in BuildKit's older cache
    /// export, blobs.
    record Index(
            MediaType mediaType,
            List<Descriptor> manifests,
            Optional<MediaType> artifactType,
            Optional<Descriptor> subject,
            Map<String, String> annotations)
            implements Manifest {
        public Index {
            manifests = List.copyOf(manifests);
            annotations = Map.copyOf(annotations);
        }
    }

    /// A manifest of a media type that is not known here: kept and served, nothing in it is understood but what every
    /// manifest may have.
    record Other(
            MediaType mediaType,
            Optional<MediaType> artifactType,
            Optional<Descriptor> subject,
            Map<String, String> annotations)
            implements Manifest {
        public Other {
            annotations = Map.copyOf(annotations);
        }
    }
}
