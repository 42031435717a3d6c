package dev.berth.api.support;

import dev.berth.oci.InvalidOciValueException;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.http.BodyAbortedException;
import dev.berth.platform.http.BodyTooLargeException;
import dev.berth.platform.http.Request;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.ErrorCategory;
import dev.berth.platform.kernel.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns what was thrown into a refusal. The only place where a category becomes a status, and where a bug is logged.
public final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /// How long a client should wait when something behind us is away; in seconds.
    private static final String RETRY_SOON = "5";

    private final Ids ids;

    /// @param ids names incidents
    public Failures(Ids ids) {
        this.ids = ids;
    }

    /// The refusal for an exception that left a handler. Bugs are logged here, once, under an incident id; the client
    /// learns only that.
    public Failure of(Request request, Throwable thrown) {
        return switch (thrown) {
            case DomainException refusal -> of(refusal);
            case InvalidOciValueException invalid ->
                new Failure(400, invalid.code().name(), sentence(invalid.getMessage()));
            case DatabaseException trouble ->
                switch (trouble.reason()) {
                    case FULL -> full(request, trouble);
                    case UNAVAILABLE -> away(request, trouble);
                    case UNKNOWN -> unanswered(request, trouble);
                    case CONSTRAINT, BROKEN -> incident(request, trouble);
                };
            case BodyTooLargeException large -> new Failure(413, "SIZE_INVALID", sentence(large.getMessage()));
            case BodyAbortedException aborted -> new Failure(400, "BAD_REQUEST", sentence(aborted.getMessage()));
            default -> incident(request, thrown);
        };
    }

    private static Failure of(DomainException refusal) {
        ErrorCategory category = refusal.code().category();
        Failure failure = new Failure(status(category), refusal.code().code(), sentence(refusal.getMessage()));
        return switch (category) {
            case TOO_MANY, UNAVAILABLE -> failure.with("Retry-After", RETRY_SOON);
            case INVALID,
                    UNAUTHENTICATED,
                    DENIED,
                    NOT_FOUND,
                    UNSUPPORTED,
                    CONFLICT,
                    PRECONDITION,
                    TOO_LARGE,
                    RANGE,
                    UNPROCESSABLE,
                    STORAGE_FULL,
                    NOT_IMPLEMENTED,
                    DAMAGED -> failure;
        };
    }

    /// The status of each category.
    static int status(ErrorCategory category) {
        return switch (category) {
            case INVALID -> 400;
            case UNAUTHENTICATED -> 401;
            case DENIED -> 403;
            case NOT_FOUND -> 404;
            case UNSUPPORTED -> 405;
            case CONFLICT -> 409;
            case PRECONDITION -> 412;
            case TOO_LARGE -> 413;
            case RANGE -> 416;
            case UNPROCESSABLE -> 422;
            case TOO_MANY -> 429;
            case DAMAGED -> 500;
            case NOT_IMPLEMENTED -> 501;
            case UNAVAILABLE -> 503;
            case STORAGE_FULL -> 507;
        };
    }

    private static Failure full(Request request, DatabaseException trouble) {
        LOG.error("request {}: no room for the database", request.id(), trouble);
        return new Failure(507, "STORAGE_FULL", "there is no room left to write this down; ask the operator for space");
    }

    private static Failure away(Request request, DatabaseException trouble) {
        LOG.warn("request {}: the database is away", request.id(), trouble);
        return new Failure(503, "UNAVAILABLE", "the database cannot be reached at the moment; try again")
                .with("Retry-After", RETRY_SOON);
    }

    private static Failure unanswered(Request request, DatabaseException trouble) {
        LOG.warn("request {}: the database was lost while it wrote this down", request.id(), trouble);
        return new Failure(
                        503,
                        "UNAVAILABLE",
                        "the database was lost while it wrote this down; look whether it is done, or try again")
                .with("Retry-After", RETRY_SOON);
    }

    private Failure incident(Request request, Throwable bug) {
        String incident = ids.next();
        LOG.error("incident {} in request {}: {} {}", incident, request.id(), request.method(), request.path(), bug);
        return new Failure(
                500, "UNKNOWN", "something went wrong here; the log has it as incident %s".formatted(incident));
    }

    private static String sentence(@org.jspecify.annotations.Nullable String message) {
        return message == null ? "refused" : message;
    }
}
