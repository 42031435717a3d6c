package dev.berth.control.layer;

import dev.berth.oci.Descriptor;
import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.kernel.DomainException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Has all layers of images looked into, one after the other.
final class WholeIndexes {

    /// The most entries of all layers that anybody goes through.
    static final long MOST_ENTRIES = 400_000;

    private final LayerFiles files;

    WholeIndexes(LayerFiles files) {
        this.files = files;
    }

    /// How far that is; empty when all are.
    ///
    /// @throws DomainException UNPROCESSABLE_ENTITY when nobody can look into a layer, or there is too much in them
    Optional<IndexState.Building> progress(RepositoryName repository, Collection<ImageLayers> images) {
        Map<Digest, Descriptor> all = new LinkedHashMap<>();
        for (ImageLayers image : images) {
            for (Layer layer : image.layers()) {
                if (layer.content() != Layer.Content.READABLE) {
                    throw refusal("layer %s cannot be looked into"
                            .formatted(layer.descriptor().digest()));
                }
                all.put(layer.descriptor().digest(), layer.descriptor());
            }
        }
        Map<Digest, IndexState> states = files.states(all.keySet());
        long done = 0;
        long total = 0;
        long entries = 0;
        Optional<Descriptor> next = Optional.empty();
        for (Descriptor layer : all.values()) {
            total += layer.size();
            switch (states.get(layer.digest())) {
                case IndexState.Built built -> {
                    done += layer.size();
                    entries += built.entries();
                }
                case IndexState.Unreadable(String reason) ->
                    throw refusal("cannot look into layer %s: %s".formatted(layer.digest(), reason));
                case IndexState.Building building -> {
                    done += building.done();
                    next = next.or(() -> Optional.of(layer));
                }
                case null -> next = next.or(() -> Optional.of(layer));
            }
        }
        if (entries > MOST_ENTRIES) {
            throw refusal("the layers have more than %d files and directories".formatted(MOST_ENTRIES));
        }
        if (next.isEmpty()) {
            return Optional.empty();
        }
        files.begin(repository, next.get());
        return Optional.of(new IndexState.Building(done, total));
    }

    static DomainException refusal(String reason) {
        return new DomainException(
                LayerErrorCode.UNPROCESSABLE_ENTITY, "the files cannot be told: %s".formatted(reason));
    }
}
