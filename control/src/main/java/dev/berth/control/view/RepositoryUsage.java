package dev.berth.control.view;

/// What a repository holds: its manifests and the blobs that they name, not what is left of uploads.
///
/// @param bytes of all of it, each content once
/// @param sharedInProject of those blobs among them that another repository of the project holds as well
/// @param shared of those blobs among them that any other repository holds as well
/// @param blobs how many blobs it holds
/// @param artifacts as many as lists show
public record RepositoryUsage(long bytes, long sharedInProject, long shared, long blobs, long artifacts) {}
