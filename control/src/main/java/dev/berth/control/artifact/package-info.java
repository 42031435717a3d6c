/// What artifacts are: written down once for each manifest, and what people say of repositories. Owns the tables
/// artifact, artifact_child, image_lineage, image_lineage_seen, carried_statement, carried_statement_seen and
/// repository_description.
@NullMarked
package dev.berth.control.artifact;

import org.jspecify.annotations.NullMarked;
