package dev.berth.control.search;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What somebody typed to find something, read in every way that makes sense: `payments/checkout`, `checkout:1.8`,
/// `checkout 1.8`, `sha256:9f3c2e`, `payments/checkout@sha256:9f3c2e`, `9f3c2e1a`, `user:ann`, `robot:ci`.
///
/// @param names parts of the name of a repository, the longest first; none when it cannot be one
/// @param project a part of the name of a project
/// @param place where to look for the tag; empty for everywhere
/// @param tag the beginning of a tag
/// @param digest the beginning of a digest, with its algorithm
/// @param person the beginning of a user's name
/// @param robot the beginning of a robot's name, with its project's or without
public record SearchText(
        List<String> names,
        Optional<String> project,
        Optional<String> place,
        Optional<String> tag,
        Optional<String> digest,
        Optional<String> person,
        Optional<String> robot) {

    private static final Pattern DIGEST = Pattern.compile("(sha256|sha512):[0-9a-f]{4,128}");
    /// Shorter ones are words, or parts of versions.
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{6,128}");

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final String USER = "user:";
    private static final List<String> ROBOT = List.of("robot:", "robot$");

    public SearchText {
        names = List.copyOf(names);
    }

    private static SearchText nothing() {
        return new SearchText(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// Reads what somebody typed; anything can be read, though not everything can be found.
    public static SearchText parse(String typed) {
        String text = typed.strip();
        if (text.startsWith(USER)) {
            return nothing().withPerson(text.substring(USER.length()).strip());
        }
        for (String prefix : ROBOT) {
            if (text.startsWith(prefix)) {
                return nothing().withRobot(text.substring(prefix.length()).strip());
            }
        }
        String after = text.substring(text.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        if (DIGEST.matcher(after).matches()) {
            return nothing().withDigest(after);
        }
        List<String> words =
                Stream.of(BLANKS.split(text)).filter(word -> !word.isEmpty()).toList();
        return switch (words.size()) {
            case 0 -> nothing();
            case 1 -> word(words.getFirst());
            case 2 -> names(words).withTag(Optional.of(words.get(0)), words.get(1));
            default -> names(words);
        };
    }

    private static SearchText word(String word) {
        int colon = word.lastIndexOf(':');
        if (colon > 0) {
            String repository = word.substring(0, colon);
            return nothing().withTag(Optional.of(repository), word.substring(colon + 1));
        }
        SearchText text = names(List.of(word))
                .withProject(word)
                .withTag(Optional.empty(), word)
                .withPerson(word)
                .withRobot(word);
        String hex = word.toLowerCase(Locale.ROOT);
        return HEX.matcher(hex).matches() ? text.withDigest("sha256:" + hex) : text;
    }

    private static SearchText names(List<String> words) {
        return new SearchText(
                words.stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private SearchText withProject(String name) {
        return new SearchText(names, Optional.of(name), place, tag, digest, person, robot);
    }

    private SearchText withTag(Optional<String> where, String beginning) {
        return new SearchText(names, project, where, Optional.of(beginning), digest, person, robot);
    }

    private SearchText withDigest(String beginning) {
        return new SearchText(names, project, place, tag, Optional.of(beginning), person, robot);
    }

    private SearchText withPerson(String name) {
        return new SearchText(names, project, place, tag, digest, Optional.of(name), robot);
    }

    private SearchText withRobot(String name) {
        return new SearchText(names, project, place, tag, digest, person, Optional.of(name));
    }
}
