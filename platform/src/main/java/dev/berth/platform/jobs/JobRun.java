package dev.berth.platform.jobs;

/// The run that a handler is in. Safe for use by many threads.
public interface JobRun {

    /// Whether the run should end: the process stops, somebody asked for it, or another process took the job over.
    boolean stopRequested();

    /// Tells how far the run is: `done` of `total`. What was told last is shown, now and then while it runs.
    void progress(long done, long total);

    /// One sentence for whoever reads the history, such as what was found. The last one counts.
    void note(String sentence);
}
