package dev.berth.image;

import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// What decides an image.
///
/// @param program the folder with the program's jars
/// @param jdk the JDK that the runtime is cut from when there is no base
/// @param base an image with a JDK or JRE; empty to bring runtime and system libraries from this machine
/// @param java where `java` lies in the image
/// @param revision the commit that the program was built from, when known
/// @param created the time that the image states; one that is fixed keeps its digest the same
record ImageRecipe(
        Path program,
        Path jdk,
        Optional<String> base,
        String java,
        Architecture architecture,
        ImageFormat format,
        Optional<String> revision,
        Instant created) {}
