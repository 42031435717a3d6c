package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.oci.InvalidOciValueException;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import java.util.Optional;

/// A fact that memory may hold: by its kind and key. Nodes tell each other of it by its name.
sealed interface CachedFact {

    /// Which row a repository's name has.
    record OfRepository(RepositoryName repository) implements CachedFact {
        @Override
        public String name() {
            return "repository " + repository;
        }
    }

    /// What a tag points to.
    record OfTag(RepositoryId repository, Tag tag) implements CachedFact {
        @Override
        public String name() {
            return "tag " + repository.value() + " " + tag;
        }
    }

    /// A manifest's content.
    record OfManifest(RepositoryId repository, Digest digest) implements CachedFact {
        @Override
        public String name() {
            return "manifest " + repository.value() + " " + digest;
        }
    }

    /// That a repository holds a blob, and where its bytes are.
    record OfBlob(BlobLink link) implements CachedFact {
        @Override
        public String name() {
            return "blob " + link.repository().value() + " " + link.digest();
        }
    }

    /// What another node calls the fact.
    String name();

    /// The fact of this name; empty when it is none that this program knows, as another version may.
    static Optional<CachedFact> parse(String name) {
        String[] parts = name.split(" ", -1);
        try {
            return parts.length == 2 && parts[0].equals("repository")
                    ? Optional.of(new OfRepository(new RepositoryName(parts[1])))
                    : parts.length == 3 ? parse(parts) : Optional.empty();
        } catch (InvalidOciValueException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<CachedFact> parse(String[] parts) {
        RepositoryId repository = new RepositoryId(Long.parseLong(parts[1]));
        return switch (parts[0]) {
            case "tag" -> Optional.of(new OfTag(repository, new Tag(parts[2])));
            case "manifest" -> Optional.of(new OfManifest(repository, Digest.parse(parts[2])));
            case "blob" -> Optional.of(new OfBlob(new BlobLink(repository, Digest.parse(parts[2]))));
            default -> Optional.empty();
        };
    }
}
