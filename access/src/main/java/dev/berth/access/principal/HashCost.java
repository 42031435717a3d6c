package dev.berth.access.principal;

/// How much work one Argon2id hash is.
///
/// @param memoryKib the memory that it fills, in KiB
/// @param passes how often it goes over that memory
/// @param lanes how many parts could be worked on side by side
public record HashCost(int memoryKib, int passes, int lanes) {

    /// What OWASP's password storage guidance asks for at least: 19 MiB, two passes, one lane.
    public static final HashCost RECOMMENDED = new HashCost(19 * 1024, 2, 1);

    public HashCost {
        if (lanes < 1 || passes < 1 || memoryKib < 8 * lanes) {
            throw new IllegalArgumentException(
                    "Argon2 wants at least one lane, one pass, and 8 KiB for each lane; not %d KiB, %d passes, %d lanes"
                            .formatted(memoryKib, passes, lanes));
        }
    }
}
