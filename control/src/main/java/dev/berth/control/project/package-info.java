/// Projects and their members. Owns the table project.
@NullMarked
package dev.berth.control.project;

import org.jspecify.annotations.NullMarked;
