package dev.berth.control.quota;

import dev.berth.oci.Digest;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The parts in which a project's bytes are counted, by name.
///
/// @param used bytes in each
record Slots(TreeMap<String, Long> used) {

    /// A slot for each last digit of a digest.
    static final List<String> NAMES =
            IntStream.range(0, 16).mapToObj(Integer::toHexString).toList();

    /// A slot's share.
    record Share(String slot, long used, long allowance) {}

    static Slots empty() {
        return new Slots(NAMES.stream().collect(Collectors.toMap(name -> name, _ -> 0L, Long::sum, TreeMap::new)));
    }

    static String of(Digest digest) {
        String encoded = digest.encoded();
        return encoded.substring(encoded.length() - 1);
    }

    long total() {
        return used.values().stream().mapToLong(Long::longValue).sum();
    }

    Slots plus(String slot, long bytes) {
        TreeMap<String, Long> more = new TreeMap<>(used);
        more.merge(slot, bytes, Long::sum);
        return new Slots(more);
    }

    /// What each slot may come to use, so that all together use at most `bound`: what it uses, and an equal part of
    /// what is free. When more is used than that, no slot may use more until all were looked at again.
    List<Share> shared(long bound) {
        long free = bound - total();
        return used.entrySet().stream()
                .map(slot ->
                        new Share(slot.getKey(), slot.getValue(), free < 0 ? 0 : slot.getValue() + free / used.size()))
                .toList();
    }
}
