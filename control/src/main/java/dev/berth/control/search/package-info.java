/// What makes projects and repositories findable by a part of their name. Owns the tables `search_project` and
/// `search_repository`; hears of new projects and repositories in the transactions that make them. What is found is
/// read by `control.view`.
@NullMarked
package dev.berth.control.search;

import org.jspecify.annotations.NullMarked;
