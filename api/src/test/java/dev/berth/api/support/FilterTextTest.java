package dev.berth.api.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.platform.kernel.Condition;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Field;
import dev.berth.platform.kernel.Fields;
import dev.berth.platform.kernel.Filter;
import dev.berth.platform.kernel.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTextTest {

    private static final Field NAME = Field.text("name");
    private static final Field ID = Field.number("id");
    private static final Field TIME = Field.time("op_time");
    private static final Field OPEN = Field.flag("public");
    private static final Fields FIELDS = Fields.of(NAME, ID, TIME, OPEN);

    @Test
    void aValueIsMeantAsItIs() {
        assertThat(parse("name=app,id=7,public=true"))
                .containsExactly(
                        new Condition.Equal(NAME, new Value.Text("app")),
                        new Condition.Equal(ID, new Value.Whole(7)),
                        new Condition.Equal(OPEN, new Value.Flag(true)));
        assertThat(parse("name=a=b")).containsExactly(new Condition.Equal(NAME, new Value.Text("a=b")));
        assertThat(parse("name=\"quoted\"")).containsExactly(new Condition.Equal(NAME, new Value.Text("\"quoted\"")));
    }

    @Test
    void aTildeAsksForAPart() {
        assertThat(parse("name=~ap%p")).containsExactly(new Condition.Contains(NAME, "ap%p"));
        assertThat(parse("name__icontains=ap")).containsExactly(new Condition.Contains(NAME, "ap"));
    }

    @Test
    void aBackslashMakesASpecialCharacterAnOrdinaryOne() {
        assertThat(parse("name=\\~app")).containsExactly(new Condition.Equal(NAME, new Value.Text("~app")));
        assertThat(parse("name=\\[a")).containsExactly(new Condition.Equal(NAME, new Value.Text("[a")));
    }

    @Test
    void rangesHaveTheTypeOfTheField() {
        assertThat(parse("op_time=[2026-01-02T03:04:05~2026-01-03],id=[~9],name=['a'~\"b\"]"))
                .containsExactly(
                        new Condition.Between(TIME, moment("2026-01-02T03:04:05Z"), moment("2026-01-03T00:00:00Z")),
                        new Condition.Between(ID, Optional.empty(), Optional.of(new Value.Whole(9))),
                        new Condition.Between(
                                NAME, Optional.of(new Value.Text("a")), Optional.of(new Value.Text("b"))));
        assertThat(parse("op_time=[2026-01-02 03:04:05.5+02:00~]"))
                .containsExactly(new Condition.Between(TIME, moment("2026-01-02T01:04:05.5Z"), Optional.empty()));
        assertThat(parse("id__gt=3,op_time__lt=2026-01-01"))
                .containsExactly(
                        new Condition.Between(ID, Optional.of(new Value.Whole(4)), Optional.empty()),
                        new Condition.Between(TIME, Optional.empty(), moment("2025-12-31T23:59:59.999Z")));
    }

    @Test
    void bracesMeanOneOfTheseAndParenthesesAllOfThem() {
        assertThat(parse("name={a  'b'},id=(1 2)"))
                .containsExactly(
                        new Condition.AnyOf(NAME, List.of(new Value.Text("a"), new Value.Text("b"))),
                        new Condition.AllOf(ID, List.of(new Value.Whole(1), new Value.Whole(2))));
    }

    @Test
    void ofSeveralTermsOnAFieldTheLastCounts() {
        assertThat(parse("name=a,id=1,name=~b"))
                .containsExactlyInAnyOrder(
                        new Condition.Contains(NAME, "b"), new Condition.Equal(ID, new Value.Whole(1)));
    }

    @Test
    void fieldsThatTheListHasNotArePassedOver() {
        assertThat(parse("colour=red,name=a,shape=[1~2]"))
                .containsExactly(new Condition.Equal(NAME, new Value.Text("a")));
        assertThat(parse("name__regexp=.*,colour__in=red")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "name",
                "name=",
                "=a",
                "name=a,",
                "name=[a",
                "name=[a]",
                "name=[~]",
                "name=[a~b~c]",
                "name={a",
                "name={}",
                "name=( )",
                "colour=[a",
                "id=seven",
                "id=1.5",
                "id=99999999999999999999",
                "id=~7",
                "id=[a~2]",
                "id__gt=9223372036854775807",
                "name__lt=b",
                "op_time=yesterday",
                "op_time=[2026-13-01~]",
                "public=perhaps",
                "name=a\0b"
            })
    void whatHasNotTheFormIsRefused(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ApiErrorCode.BAD_REQUEST))
                .hasMessageStartingWith("q: ");
    }

    @Test
    void moreThanAListCanBearIsRefused() {
        assertThatThrownBy(() -> parse("name=" + "a".repeat(5_000))).isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> parse("id={" + "1 ".repeat(300) + "}")).isInstanceOf(DomainException.class);
    }

    private static List<Condition> parse(String text) {
        return FilterText.parse(text, FIELDS).conditions();
    }

    private static Optional<Value> moment(String text) {
        return Optional.of(new Value.Moment(Instant.parse(text)));
    }

    @Test
    void aFilterIsNarrowedAndWidened() {
        Filter filter = FilterText.parse("name=a,id=1", FIELDS);

        assertThat(filter.on("name")).hasValue(new Condition.Equal(NAME, new Value.Text("a")));
        assertThat(filter.without("name").conditions()).containsExactly(new Condition.Equal(ID, new Value.Whole(1)));
        assertThat(filter.and(new Condition.Contains(NAME, "b")).on("name"))
                .hasValue(new Condition.Contains(NAME, "b"));
    }
}
