package dev.berth.control.artifact;

import dev.berth.oci.CarriedAttestation;
import dev.berth.oci.Descriptor;
import dev.berth.oci.Digest;
import dev.berth.oci.InvalidOciValueException;
import dev.berth.oci.Manifest;
import dev.berth.oci.ManifestParser;
import dev.berth.oci.MediaType;
import java.util.List;
import java.util.Optional;

/// Statements about an image that the index carries that lists it.
///
/// @param manifest which holds the statements
/// @param size of that manifest, in bytes
/// @param subject the image, or whatever else the index lists
public record Attestation(Digest manifest, long size, Digest index, Digest subject, List<Statement> statements) {

    /// Few platforms exist; of an index with more the rest is not looked at.
    private static final int MOST = 100;

    private static final int MOST_STATEMENTS = 50;

    /// A longer type is none.
    private static final int LONGEST_TYPE = 300;

    private static final String STATEMENT = "application/vnd.in-toto";
    private static final String PREDICATE = "in-toto.io/predicate-type";

    public Attestation {
        statements = List.copyOf(statements);
    }

    /// A document of in-toto.
    ///
    /// @param predicateType what it tells, as far as the manifest says that
    public record Statement(Digest digest, long size, MediaType mediaType, Optional<String> predicateType) {

        StatementKind kind() {
            return predicateType.map(StatementKind::of).orElse(StatementKind.OTHER);
        }
    }

    /// Those of an index; without those whose manifest is not there, or holds no statements.
    static List<Attestation> in(Digest digest, Manifest.Index index, Contents contents) {
        return CarriedAttestation.in(index).stream()
                .limit(MOST)
                .map(one -> read(digest, one, contents))
                .filter(one -> !one.statements().isEmpty())
                .toList();
    }

    private static Attestation read(Digest index, CarriedAttestation one, Contents contents) {
        Descriptor manifest = one.manifest();
        List<Statement> statements = contents
                .manifest(manifest.digest())
                .flatMap(content -> layers(content, manifest.mediaType()))
                .orElse(List.of())
                .stream()
                .filter(layer -> layer.mediaType().value().startsWith(STATEMENT))
                .limit(MOST_STATEMENTS)
                .map(Attestation::statement)
                .toList();
        return new Attestation(
                manifest.digest(), manifest.size(), index, one.subject().digest(), statements);
    }

    private static Optional<List<Descriptor>> layers(byte[] content, MediaType mediaType) {
        try {
            return ManifestParser.parse(content, Optional.of(mediaType)) instanceof Manifest.Image image
                    ? Optional.of(image.layers())
                    : Optional.empty();
        } catch (InvalidOciValueException _) {
            return Optional.empty();
        }
    }

    private static Statement statement(Descriptor layer) {
        return new Statement(
                layer.digest(),
                layer.size(),
                layer.mediaType(),
                Optional.ofNullable(layer.annotations().get(PREDICATE))
                        .filter(type -> !type.isBlank() && type.length() <= LONGEST_TYPE));
    }
}
