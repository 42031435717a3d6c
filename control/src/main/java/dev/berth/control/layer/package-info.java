/// What is in the layers of images: how each came about, who shares it, and the files in it. Owns the tables
/// layer_index and layer_index_page.
@NullMarked
package dev.berth.control.layer;

import org.jspecify.annotations.NullMarked;
