@NullMarked
package dev.berth.blobstore.s3;

import org.jspecify.annotations.NullMarked;
