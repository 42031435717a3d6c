package dev.berth.access.permission;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A cell of a matrix of permissions: C creates, R reads, U updates, D deletes, L lists; other actions are spelt out.
final class MatrixCell {

    private MatrixCell() {}

    /// The permissions that a cell in the row of this resource stands for.
    static List<Permission> permissions(String resource, String cell) {
        Resource named =
                Resource.of(resource).orElseThrow(() -> new IllegalStateException("there is no resource " + resource));
        return Arrays.stream(cell.split(" ", -1))
                .flatMap(word -> actions(word).stream())
                .map(action -> new Permission(named, action))
                .toList();
    }

    private static List<Action> actions(String word) {
        if (word.equals(word.toLowerCase(Locale.ROOT))) {
            return word.isEmpty() ? List.of() : List.of(Action.valueOf(word.toUpperCase(Locale.ROOT)));
        }
        return word.chars().mapToObj(MatrixCell::action).toList();
    }

    private static Action action(int letter) {
        return switch (letter) {
            case 'C' -> Action.CREATE;
            case 'R' -> Action.READ;
            case 'U' -> Action.UPDATE;
            case 'D' -> Action.DELETE;
            case 'L' -> Action.LIST;
            default -> throw new IllegalStateException("no action begins with " + letter);
        };
    }
}
