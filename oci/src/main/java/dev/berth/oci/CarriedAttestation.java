package dev.berth.oci;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A manifest that an index lists to state something about another one that it lists, as BuildKit keeps what it notes
/// of a build. The index says so by annotations; nobody has looked into the manifest.
///
/// @param manifest which holds the statements
/// @param subject which they are about
public record CarriedAttestation(Descriptor manifest, Descriptor subject) {

    private static final String KIND = "vnd.docker.reference.type";
    private static final String ATTESTATION = "attestation-manifest";
    private static final String SUBJECT = "vnd.docker.reference.digest";

    /// Those of an index, in its order and each once. An entry that names itself, another one of them or what the index
    /// does not list is none.
    public static List<CarriedAttestation> in(Manifest.Index index) {
        Map<String, Descriptor> subjects = new HashMap<>();
        index.manifests().stream()
                .filter(entry -> !is(entry))
                .forEach(entry -> subjects.putIfAbsent(entry.digest().toString(), entry));
        Set<CarriedAttestation> found = new LinkedHashSet<>();
        for (Descriptor entry : index.manifests()) {
            Descriptor subject = subjects.get(entry.annotations().getOrDefault(SUBJECT, ""));
            if (subject != null
                    && ATTESTATION.equals(entry.annotations().get(KIND))
                    && !subject.digest().equals(entry.digest())) {
                found.add(new CarriedAttestation(entry, subject));
            }
        }
        return List.copyOf(found);
    }

    /// Whether an index lists a manifest for another one, and not to be run.
    public static boolean is(Descriptor entry) {
        return entry.annotations().containsKey(KIND);
    }
}
