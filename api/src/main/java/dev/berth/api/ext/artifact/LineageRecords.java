package dev.berth.api.ext.artifact;

import dev.berth.control.view.Lineage.Base;
import dev.berth.control.view.Lineage.Named;
import dev.berth.control.view.Lineage.Newer;
import dev.berth.control.view.Lineage.User;
import dev.berth.control.view.Lineage.Users;
import dev.berth.control.view.SaidBase;
import dev.berth.oci.Descriptor;
import dev.berth.oci.Digest;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The records of what images are built on, in the API. Parts that do not apply are null.
final class LineageRecords {

    private LineageRecords() {}

    /// What an image is built on and what is built on it, as far as the caller may see it.
    ///
    /// @param digest of the manifest of one platform
    /// @param layers how many it has
    /// @param size of these, each counted once
    /// @param said what the image itself says that it was built on; nobody has checked that
    /// @param bases the nearest first, each built on the next
    /// @param sharing who is built on the nearest base, this image among them
    /// @param users who is built on this image
    record LineageRecord(
            String digest,
            @Nullable String platform,
            int layers,
            long size,
            @Nullable SaidRecord said,
            List<BaseRecord> bases,
            @Nullable SharingRecord sharing,
            UsersRecord users) {}

    /// What an image says of its base.
    record SaidRecord(@Nullable String name, @Nullable String digest) {

        static @Nullable SaidRecord of(SaidBase said) {
            return said.equals(SaidBase.NOTHING)
                    ? null
                    : new SaidRecord(
                            said.name().orElse(null),
                            said.digest().map(Digest::toString).orElse(null));
        }
    }

    /// An image by its names.
    ///
    /// @param index of several platforms that lists it, when the tags are those of the index
    /// @param tags the best first, and no more than a few
    record ImageRecord(
            String project,
            String repository,
            String digest,
            @Nullable String index,
            List<String> tags) {

        static ImageRecord of(Named image) {
            return new ImageRecord(
                    image.repository().project(),
                    image.repository().path(),
                    image.digest().toString(),
                    image.index().map(Digest::toString).orElse(null),
                    image.tags());
        }
    }

    /// An image whose layers are the lowest of another one.
    ///
    /// @param layers how many
    /// @param size of these, each counted once
    /// @param said whether the other one says so too
    /// @param newer later versions of the nearest base
    record BaseRecord(ImageRecord image, int layers, long size, boolean said, List<NewerRecord> newer) {

        /// @param all the layers of the image that is built on it
        static BaseRecord of(Base base, List<Descriptor> all) {
            return new BaseRecord(
                    ImageRecord.of(base.image()),
                    base.layers(),
                    LineageRecords.size(all.subList(0, base.layers())),
                    base.said(),
                    base.newer().stream().map(NewerRecord::of).toList());
        }
    }

    /// A later version of a base.
    ///
    /// @param tag the best of them
    /// @param moved whether it is the tag itself that the image was built on, and names another image now
    /// @param versions how many later ones there are
    /// @param more whether there may be more than were counted
    record NewerRecord(String tag, boolean moved, long versions, boolean more) {

        static NewerRecord of(Newer newer) {
            return new NewerRecord(newer.tag(), newer.moved(), newer.versions(), newer.more());
        }
    }

    /// How many images are built on one.
    ///
    /// @param more whether there are more than were counted
    record SharingRecord(long images, long repositories, boolean more) {

        static SharingRecord of(Users users) {
            return new SharingRecord(users.images(), users.repositories(), users.more());
        }
    }

    /// Who is built on an image.
    ///
    /// @param more whether there are more than were counted
    /// @param largest the repositories with the most of them, a few
    record UsersRecord(long images, long repositories, boolean more, List<UserRecord> largest) {

        static UsersRecord of(Users users) {
            return new UsersRecord(
                    users.images(),
                    users.repositories(),
                    users.more(),
                    users.largest().stream().map(UserRecord::of).toList());
        }
    }

    /// A repository with images that are built on another one.
    ///
    /// @param images how many
    /// @param newest of them
    record UserRecord(long images, ImageRecord newest) {

        static UserRecord of(User user) {
            return new UserRecord(user.images(), ImageRecord.of(user.newest()));
        }
    }

    static long size(List<Descriptor> layers) {
        return layers.stream()
                .collect(Collectors.toMap(Descriptor::digest, Descriptor::size, (one, _) -> one))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
