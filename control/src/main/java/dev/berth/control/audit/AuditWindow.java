package dev.berth.control.audit;

import dev.berth.platform.kernel.Condition;
import dev.berth.platform.kernel.Filter;
import dev.berth.platform.kernel.ListQuery;
import dev.berth.platform.kernel.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How to find what a query asks for without touching more entries than [#SIZE], however many there are: by one
/// index, newest first. What the index does not decide is looked at in the entries that it gives.
///
/// @param driver the index
/// @param value what the driver's column is; empty for the time alone
/// @param projects with [Driver#PROJECTS], the ids
/// @param from milliseconds since 1970, inclusive
/// @param to exclusive
/// @param rest what is left to look at
record AuditWindow(Driver driver, String value, Set<Long> projects, long from, long to, Filter rest) {

    /// The most entries that are looked at for a filter that no index decides alone.
    static final int SIZE = 50_000;

    /// An index, by its first column.
    enum Driver {
        TIME,
        PROJECTS,
        USERNAME,
        RESOURCE,
        OPERATION,
        RESOURCE_TYPE
    }

    /// What most entries are about: an index on these narrows little.
    private static final Set<String> COMMON = Set.of("pull", "create", "artifact");

    static AuditWindow of(AuditScope scope, ListQuery query) {
        AuditTimes times = AuditTimes.of(query.filter());
        long from = times.from();
        long to = times.to();
        Filter rest = times.rest();
        Set<Long> projects = scope instanceof AuditScope.Projects(Set<Long> ids) ? ids : Set.of();
        Driver driver = driver(scope, rest);
        if (driver == Driver.TIME || driver == Driver.PROJECTS) {
            return new AuditWindow(driver, "", projects, from, to, rest);
        }
        String field = field(driver);
        return new AuditWindow(driver, exact(rest, field).orElseThrow(), projects, from, to, rest.without(field));
    }

    private static Driver driver(AuditScope scope, Filter filter) {
        List<Driver> rare = List.of(Driver.RESOURCE, Driver.OPERATION, Driver.RESOURCE_TYPE, Driver.USERNAME);
        for (Driver driver : rare) {
            if (exact(filter, field(driver))
                    .filter(value -> !COMMON.contains(value))
                    .isPresent()) {
                return driver;
            }
        }
        if (scope instanceof AuditScope.Projects) {
            return Driver.PROJECTS;
        }
        return Driver.TIME;
    }

    private static String field(Driver driver) {
        return switch (driver) {
            case TIME -> "op_time";
            case PROJECTS -> "project";
            case USERNAME -> "username";
            case RESOURCE -> "resource";
            case OPERATION -> "operation";
            case RESOURCE_TYPE -> "resource_type";
        };
    }

    private static Optional<String> exact(Filter filter, String field) {
        return filter.on(field)
                .filter(Condition.Equal.class::isInstance)
                .map(Condition.Equal.class::cast)
                .map(Condition.Equal::value)
                .filter(Value.Text.class::isInstance)
                .map(value -> ((Value.Text) value).text());
    }

    /// Whether entries are counted by the day: then every page is near and the count exact.
    boolean counted() {
        boolean one = driver == Driver.TIME || (driver == Driver.PROJECTS && projects.size() == 1);
        return one && rest.conditions().isEmpty();
    }

    /// Whether the index finds these entries and no others.
    boolean decided() {
        return driver != Driver.TIME
                && driver != Driver.PROJECTS
                && projects.isEmpty()
                && rest.conditions().isEmpty();
    }

    /// The project under which the days are counted.
    long countedUnder() {
        return driver == Driver.TIME ? JdbcAuditStore.ALL : projects.iterator().next();
    }

    /// Whether the entries that the index gives may be of other projects than those that may be seen.
    boolean mustFilterProjects() {
        return driver != Driver.PROJECTS && !projects.isEmpty();
    }
}
