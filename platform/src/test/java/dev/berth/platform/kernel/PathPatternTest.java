package dev.berth.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "** latest",
                "** a/b/c",
                "* latest",
                "v* v1.2.3",
                "v*.* v1.2",
                "v?.? v1.2",
                "v[0-9] v7",
                "v[^a-z] v7",
                "v[!a-z]x v7x",
                "[a-] -",
                "{a,b} b",
                "{a,b{c,d}}-x bd-x",
                "{,x}y y",
                "release-* release-",
                "a/** a/b/c",
                "a/** a/",
                "a/**/b a/b",
                "a/**/b a/x/y/b",
                "**/b b",
                "**/b a/c/b",
                "{**/b,c} a/b",
                "a**b axxb",
                "a\\*b a*b",
                "*/x a/x",
            })
    void aNameMatches(String pattern, String name) {
        assertThat(PathPattern.parse(pattern).matches(name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "* a/b",
                "latest latest2",
                "latest xlatest",
                "v? v",
                "v? v/",
                "[^a] /",
                "v[0-9] va",
                "{a,b} c",
                "{a,b} ab",
                "a/** a",
                "a/**/b a/xb",
                "**/b ab",
                "a\\*b axb",
                "A a",
            })
    void aNameDoesNotMatch(String pattern, String name) {
        assertThat(PathPattern.parse(pattern).matches(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{a", "[a", "[]", "[^]", "[z-a]", "a\\", "{{{{{{{{{a}}}}}}}}}"})
    void whatIsNoPatternIsRefusedWithASentence(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathPattern.parse(text))
                .withMessageContaining("is not a pattern");
    }

    @Test
    void aHostilePatternCostsNoMoreThanItsLengthTimesTheNames() {
        PathPattern pattern = PathPattern.parse("{*a,**a}".repeat(100) + "b");

        assertThat(pattern.matches("a".repeat(255))).isFalse();
    }
}
