/// Repositories in Harbor's API.
@NullMarked
package dev.berth.api.harbor.repository;

import org.jspecify.annotations.NullMarked;
