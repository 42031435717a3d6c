package dev.berth.api.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.access.principal.Principal;
import dev.berth.api.TestRequest;
import dev.berth.platform.http.QueryString;
import dev.berth.platform.http.Request;
import dev.berth.platform.kernel.Condition;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Field;
import dev.berth.platform.kernel.Fields;
import dev.berth.platform.kernel.Filter;
import dev.berth.platform.kernel.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What clients write in `q`, and what hostile ones do.
class FilterTextProperties {

    private static final Field NAME = Field.text("name");
    private static final Field ID = Field.number("id");
    private static final Field TIME = Field.time("op_time");
    private static final Field OPEN = Field.flag("public");
    private static final Fields FIELDS = Fields.of(NAME, ID, TIME, OPEN);

    @Property(seed = "41", tries = 2_000)
    void anyTextIsReadOrRefused(@ForAll("hostile") String text) {
        try {
            assertThat(FilterText.parse(text, FIELDS).conditions()).hasSizeLessThanOrEqualTo(4);
        } catch (DomainException refusal) {
            assertThat(refusal.code()).isEqualTo(ApiErrorCode.BAD_REQUEST);
        }
    }

    @Property(seed = "42", tries = 1_000)
    void whatIsWrittenIsReadEscapedOnceOrTwice(@ForAll("filters") Filter filter) {
        String text =
                filter.conditions().stream().map(FilterTextProperties::written).collect(Collectors.joining(","));
        String twice = encoded(encoded(text));

        assertThat(FilterText.parse(text, FIELDS)).isEqualTo(filter);
        assertThat(read("q=" + twice)).isEqualTo(filter);
        if (text.indexOf('%') < 0) {
            assertThat(read("page=2&q=" + encoded(text))).isEqualTo(filter);
        }
    }

    @Property(seed = "43", tries = 1_000)
    void anyQueryIsReadOrRefused(@ForAll("hostile") String text, @ForAll("hostile") String sort) {
        try {
            read("q=" + text.replace("&", "") + "&sort=" + sort.replace("&", ""));
        } catch (DomainException refusal) {
            assertThat(refusal.code()).isEqualTo(ApiErrorCode.BAD_REQUEST);
        }
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> pieces = Arbitraries.of(
                "name",
                "id",
                "op_time",
                "public",
                "=",
                "~",
                "[",
                "]",
                "{",
                "}",
                "(",
                ")",
                ",",
                "\\",
                "\"",
                "'",
                " ",
                "%",
                "%25",
                "%00",
                "%ff",
                "+",
                "__in",
                "__gt",
                "__",
                "--",
                ";",
                "drop table project",
                "1",
                "-1",
                "2026-01-02T03:04:05",
                "9223372036854775807",
                "ü",
                "😀",
                "\0",
                "\n",
                "true",
                "x");
        return pieces.list().ofMinSize(0).ofMaxSize(14).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<Filter> filters() {
        return Combinators.combine(
                        conditions(NAME, texts().map(Value.Text::new)).optional(),
                        conditions(ID, Arbitraries.longs().map(Value.Whole::new))
                                .optional(),
                        conditions(TIME, times()).optional(),
                        Arbitraries.of(true, false)
                                .map(set -> (Condition) new Condition.Equal(OPEN, new Value.Flag(set)))
                                .optional())
                .as((name, id, time, open) -> new Filter(List.of(name, id, time, open).stream()
                        .flatMap(Optional::stream)
                        .toList()))
                .filter(filter -> !filter.conditions().isEmpty());
    }

    private static Arbitrary<Condition> conditions(Field field, Arbitrary<? extends Value> values) {
        Arbitrary<Value> value = values.map(any -> any);
        Arbitrary<Condition> equal = value.map(one -> new Condition.Equal(field, one));
        Arbitrary<Condition> from = value.map(one -> new Condition.Between(field, Optional.of(one), Optional.empty()));
        Arbitrary<Condition> between = Combinators.combine(value, value)
                .as((low, high) -> new Condition.Between(field, Optional.of(low), Optional.of(high)));
        Arbitrary<Condition> anyOf =
                value.list().ofMinSize(1).ofMaxSize(5).map(several -> new Condition.AnyOf(field, several));
        Arbitrary<Condition> allOf =
                value.list().ofMinSize(1).ofMaxSize(5).map(several -> new Condition.AllOf(field, several));
        return Arbitraries.oneOf(equal, from, between, anyOf, allOf);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("abcXYZ0189._-/:@;%&+=<>!?#|ü€")
                .ofMinLength(1)
                .ofMaxLength(12);
    }

    private static Arbitrary<Value> times() {
        return Arbitraries.longs()
                .between(0, 4_000_000_000L)
                .map(second -> new Value.Moment(Instant.ofEpochSecond(second)));
    }

    private static Filter read(String query) {
        Request request = new TestRequest("/api/v2.0/things", new QueryString(query));
        return ListRequest.of(new Call(request, Principal.ANONYMOUS, Map.of()), FIELDS)
                .query()
                .filter();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String written(Condition condition) {
        String name = condition.field().name() + "=";
        return switch (condition) {
            case Condition.Equal(Field _, Value value) -> name + text(value);
            case Condition.Contains(Field _, String part) -> name + "~" + part;
            case Condition.Between(Field _, var from, var to) ->
                name + "[" + from.map(FilterTextProperties::text).orElse("") + "~"
                        + to.map(FilterTextProperties::text).orElse("") + "]";
            case Condition.AnyOf(Field _, var values) -> name + "{" + all(values) + "}";
            case Condition.AllOf(Field _, var values) -> name + "(" + all(values) + ")";
        };
    }

    private static String all(List<Value> values) {
        return values.stream().map(FilterTextProperties::text).collect(Collectors.joining(" "));
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Whole(long number) -> Long.toString(number);
            case Value.Moment(Instant instant) ->
                DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss")
                        .withZone(ZoneOffset.UTC)
                        .format(instant);
            case Value.Flag(boolean set) -> Boolean.toString(set);
        };
    }
}
