/// Labels of the installation and of projects, and which artifacts carry them. Owns the tables `label` and
/// `artifact_label`.
@NullMarked
package dev.berth.control.label;

import org.jspecify.annotations.NullMarked;
