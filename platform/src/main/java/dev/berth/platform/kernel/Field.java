package dev.berth.platform.kernel;

/// A part of a record that a list can be narrowed to or ordered by.
///
/// @param name what clients call it
/// @param kind what its values are
public record Field(String name, Kind kind) {

    /// What the values of a field are.
    public enum Kind {
        TEXT,
        NUMBER,
        TIME,
        FLAG
    }

    public static Field text(String name) {
        return new Field(name, Kind.TEXT);
    }

    /// Whole numbers.
    public static Field number(String name) {
        return new Field(name, Kind.NUMBER);
    }

    public static Field time(String name) {
        return new Field(name, Kind.TIME);
    }

    /// Yes or no.
    public static Field flag(String name) {
        return new Field(name, Kind.FLAG);
    }

    @Override
    public String toString() {
        return name;
    }
}
