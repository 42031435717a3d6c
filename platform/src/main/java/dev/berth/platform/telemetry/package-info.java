/// What an operator sees of a running process: its log and its metrics. The only package that knows the logging and
/// the metrics back end; everyone else logs through SLF4J and counts through Micrometer's interfaces.
@NullMarked
package dev.berth.platform.telemetry;

import org.jspecify.annotations.NullMarked;
