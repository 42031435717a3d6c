package dev.berth.api.support;

import dev.berth.platform.kernel.Field;
import dev.berth.platform.kernel.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the API's description says of a route.
///
/// @param operation the operation's id, unique in the API
/// @param tag the group that it is shown in
/// @param summary one sentence without a full stop
/// @param request the record that the body is read into
public record Documentation(
        String operation,
        String tag,
        String summary,
        List<Parameter> parameters,
        Optional<Class<?>> request,
        List<Answer> answers) {

    /// A parameter outside of the path.
    public record Parameter(String name, In in, ValueType type, String description) {}

    /// Where a parameter stands.
    public enum In {
        QUERY,
        HEADER
    }

    /// What a parameter's text means.
    public enum ValueType {
        STRING,
        INTEGER,
        BOOLEAN
    }

    /// A status that the route answers with.
    ///
    /// @param body the record in the body; empty for none, or for bytes of `mediaType`
    /// @param many whether the body is a list of these
    public record Answer(int status, String description, Optional<Class<?>> body, boolean many, String mediaType) {}

    public Documentation {
        parameters = List.copyOf(parameters);
        answers = List.copyOf(answers);
    }

    /// The start of a documentation; add to it with the verbs below.
    public static Documentation of(String operation, String tag, String summary) {
        return new Documentation(operation, tag, summary, List.of(), Optional.empty(), List.of());
    }

    public Documentation query(String name, ValueType type, String description) {
        return with(new Parameter(name, In.QUERY, type, description));
    }

    public Documentation header(String name, ValueType type, String description) {
        return with(new Parameter(name, In.HEADER, type, description));
    }

    /// The parameters of a paged list.
    public Documentation paged() {
        return query("page", ValueType.INTEGER, "which page, from 1")
                .query("page_size", ValueType.INTEGER, "entries per page, at most 100; 0 for all");
    }

    /// The parameters of a paged list that is narrowed and ordered as [ListRequest] reads it.
    public Documentation listed(Fields fields) {
        String names = fields.all().stream().map(Field::name).collect(Collectors.joining(", "));
        return paged().query(
                        "q",
                        ValueType.STRING,
                        "field=value, =~part, =[low~high], ={one of these}, =(all of these), parted by commas; fields: "
                                + names)
                .query("sort", ValueType.STRING, "fields parted by commas, with a minus for descending");
    }

    /// The body is JSON that is read into this record.
    public Documentation takes(Class<?> record) {
        return new Documentation(operation, tag, summary, parameters, Optional.of(record), answers);
    }

    /// A status without a body worth describing.
    public Documentation answers(int status, String description) {
        return with(new Answer(status, description, Optional.empty(), false, ""));
    }

    /// A status with this record as JSON.
    public Documentation answers(int status, String description, Class<?> record) {
        return with(new Answer(status, description, Optional.of(record), false, Json.MEDIA_TYPE));
    }

    /// A status with a list of these records as JSON.
    public Documentation answersMany(int status, String description, Class<?> record) {
        return with(new Answer(status, description, Optional.of(record), true, Json.MEDIA_TYPE));
    }

    /// A status with content of a media type.
    public Documentation answers(int status, String description, String mediaType) {
        return with(new Answer(status, description, Optional.empty(), false, mediaType));
    }

    private Documentation with(Parameter parameter) {
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(parameter);
        return new Documentation(operation, tag, summary, more, request, answers);
    }

    private Documentation with(Answer answer) {
        List<Answer> more = new ArrayList<>(answers);
        more.add(answer);
        return new Documentation(operation, tag, summary, parameters, request, more);
    }
}
