package dev.berth.platform.jobs;

/// The run that a handler is in. Safe for use by many threads.
public interface JobRun {

    /// What the run is asked to do; empty when the job recurs by itself.
    Parameters parameters();

    /// Whether the run should end: the process stops, somebody asked for it, or another process took the job over.
    boolean stopRequested();

    /// Tells how far the run is: `done` of `total`. What was told last is shown, now and then while it runs.
    void progress(long done, long total);

    /// One sentence for whoever reads the history, such as what was found. The last one counts.
    void note(String sentence);

    /// Something that the run counted. The last value under a name counts.
    void figure(String name, long value);

    /// A line for the run's log, which holds some thousand lines; what is longer than a line is cut.
    void say(String line);
}
