package dev.berth.control.view;

import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import java.util.List;
import java.util.Optional;

/// What an image lies upon and what lies upon it, as far as the asker may see it.
///
/// @param bases the nearest first, each lying upon the next
/// @param sharing who lies upon the nearest base; empty when there is none
/// @param users who lies upon the image
public record Lineage(List<Base> bases, Optional<Users> sharing, Users users) {

    public Lineage {
        bases = List.copyOf(bases);
    }

    /// What is asked about.
    ///
    /// @param layers from the lowest up
    /// @param said what the image says that it was built on
    public record Image(List<Digest> layers, SaidBase said) {
        public Image {
            layers = List.copyOf(layers);
        }
    }

    /// An image by its names.
    ///
    /// @param index of several platforms that lists it, when the tags are those of the index
    /// @param tags the best first; none when it has none, and no more than a few
    public record Named(RepositoryName repository, Digest digest, Optional<Digest> index, List<String> tags) {
        public Named {
            tags = List.copyOf(tags);
        }

        boolean is(Digest said) {
            return digest.equals(said) || index.filter(said::equals).isPresent();
        }
    }

    /// An image whose layers are the lowest of another one.
    ///
    /// @param layers how many
    /// @param said whether the other one says so too
    /// @param newer what one would build upon today; asked for the nearest only
    public record Base(Named image, int layers, boolean said, List<Newer> newer) {
        public Base {
            newer = List.copyOf(newer);
        }
    }

    /// A later version of a base in its repository.
    ///
    /// @param tag the best of them
    /// @param moved whether it is the tag itself that the image was built on, and names another image now
    /// @param versions how many later ones there are
    /// @param more whether there may be more than were counted
    public record Newer(String tag, boolean moved, long versions, boolean more) {}

    /// Who lies upon an image.
    ///
    /// @param images at most [LineageViews#MOST]
    /// @param repositories of these images
    /// @param more whether there are more than were counted
    /// @param largest the repositories with the most of them, a few
    public record Users(long images, long repositories, boolean more, List<User> largest) {
        public Users {
            largest = List.copyOf(largest);
        }
    }

    /// A repository with images that lie upon another one.
    ///
    /// @param images how many
    /// @param newest of them
    public record User(long images, Named newest) {}
}
