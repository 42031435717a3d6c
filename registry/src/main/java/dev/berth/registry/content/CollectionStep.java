package dev.berth.registry.content;

/// What one short step of a collection did.
///
/// @param unlinked how many repositories lost a blob that nothing there needed
/// @param doomed how many objects lost their last name by that, so that their bytes may go
public record CollectionStep(int unlinked, int doomed) {}
