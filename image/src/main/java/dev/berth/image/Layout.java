package dev.berth.image;

/// Where things lie in the image.
final class Layout {

    static final String JAVA = "/opt/java";
    static final String LIBRARIES = "/opt/berth/lib";
    static final String NATIVE = "/opt/berth/native";
    static final String ARGUMENTS = "/opt/berth/java.args";
    static final String COMMAND = "/usr/bin/berth";
    static final String DATA = "/data";

    private Layout() {}
}
