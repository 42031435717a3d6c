/// Members of projects in Harbor's API.
@NullMarked
package dev.berth.api.harbor.member;

import org.jspecify.annotations.NullMarked;
