/// Projects and what is set for them. Owns the tables project and project_metadata.
@NullMarked
package dev.berth.control.project;

import org.jspecify.annotations.NullMarked;
