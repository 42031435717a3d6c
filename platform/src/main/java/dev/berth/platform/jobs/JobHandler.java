package dev.berth.platform.jobs;

/// What a job does. Runs on a virtual thread of its own; may block.
@FunctionalInterface
public interface JobHandler {

    /// Does the work, or as much of it as there is time for: returns soon after [JobRun#stopRequested()] has
    /// become true, with what it did complete. A process may die in the midst of it, and the next run starts
    /// anew, so the work must bear being repeated. An exception makes the run a failed one, with its message.
    void run(JobRun run) throws Exception;
}
