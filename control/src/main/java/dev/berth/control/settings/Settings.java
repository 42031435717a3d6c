package dev.berth.control.settings;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.Event;
import dev.berth.platform.events.NoticeListener;
import dev.berth.platform.events.Notices;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Seal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is set for the installation. Safe for use by many threads.
///
/// All of it is remembered for a minute at most, and forgotten on all nodes when something changes, before who
/// changed it is answered.
public final class Settings {

    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);
    private static final String TOPIC = "settings";
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    /// How long nobody asks a database again that was away.
    private static final Duration AWAY = Duration.ofSeconds(5);

    private final Database database;
    private final Seal seal;
    private final Notices notices;
    private final Outbox outbox;
    private final InstantSource clock;
    private final List<Setting<?>> catalogue;
    private final Map<String, Fixed> fixed;
    private final JdbcSettingStore store = new JdbcSettingStore();
    private final ReentrantLock loading = new ReentrantLock();
    private final Map<String, Objection> objections = new ConcurrentHashMap<>();
    private final Map<String, Change> changes = new ConcurrentHashMap<>();
    private volatile @Nullable Remembered remembered;

    private record Remembered(Map<String, String> written, Instant at) {}

    /// A value that clients are shown.
    ///
    /// @param value a `Boolean`, a `Long` or a `String`
    public record Shown(String name, Object value, boolean editable) {}

    /// Says why a setting may not get a value that would be fine in itself.
    @FunctionalInterface
    public interface Objection {

        /// The end of a sentence; empty when it may. Asked in the transaction that sets it.
        Optional<String> to(Transaction tx, String value);
    }

    /// Hears that a setting changes.
    @FunctionalInterface
    public interface Change {

        /// Called in the transaction that changes it, after the event was written down.
        void changed(Transaction tx, String before);
    }

    /// @param catalogue all that can be set, such as [Catalogue#ALL]
    /// @param byOperator what cannot be changed while the server runs, by name. BAD_REQUEST when a value is wrong
    public Settings(
            Database database,
            Seal seal,
            Notices notices,
            Outbox outbox,
            InstantSource clock,
            List<Setting<?>> catalogue,
            Map<String, ?> byOperator) {
        this.database = database;
        this.seal = seal;
        this.notices = notices;
        this.outbox = outbox;
        this.clock = clock;
        this.catalogue = List.copyOf(catalogue);
        Map<String, Fixed> all = new HashMap<>(Catalogue.FIXED);
        byOperator.forEach((name, value) -> all.put(name, fixed(name, value)));
        this.fixed = Map.copyOf(all);
        notices.subscribe(TOPIC, new NoticeListener() {
            @Override
            public void changed(String name) {
                forget();
            }

            @Override
            public void lost() {
                forget();
            }
        });
    }

    private Fixed fixed(String name, Object value) {
        Setting<?> setting = find(name).orElseThrow(() -> Setting.refused(name, "there is no such setting"));
        Fixed here = Catalogue.FIXED.get(name);
        String written = accepted(setting, value);
        if (here != null && !here.value().equals(written)) {
            throw here.refusal(name);
        }
        return Fixed.byOperator(written);
    }

    /// The value, mostly from memory. Never call it inside a transaction.
    public <T> T value(Setting<T> setting) {
        Fixed decided = fixed.get(setting.name());
        if (decided != null) {
            return setting.read(decided.value());
        }
        notices.catchUp();
        String written = current().get(setting.name());
        return written == null ? setting.usual() : setting.read(written);
    }

    /// The value, as a transaction sees it that depends on it; one statement.
    public <T> T value(Transaction tx, Setting<T> setting) {
        Fixed decided = fixed.get(setting.name());
        if (decided != null) {
            return setting.read(decided.value());
        }
        return store.find(tx, setting.name())
                .flatMap(kept -> opened(setting, kept))
                .map(setting::read)
                .orElseGet(setting::usual);
    }

    /// All values, as a transaction sees them; one statement for however many are wanted.
    public Seen seen(Transaction tx) {
        return new Seen(store.all(tx));
    }

    /// What is set, as one transaction saw it.
    public final class Seen {

        private final Map<String, String> rows;

        private Seen(Map<String, String> rows) {
            this.rows = rows;
        }

        public <T> T value(Setting<T> setting) {
            Fixed decided = fixed.get(setting.name());
            return decided != null
                    ? setting.read(decided.value())
                    : Optional.ofNullable(rows.get(setting.name()))
                            .flatMap(kept -> opened(setting, kept))
                            .map(setting::read)
                            .orElseGet(setting::usual);
        }
    }

    /// All values but the secrets, in the order of the catalogue.
    public List<Shown> shown() {
        List<Shown> shown = new ArrayList<>();
        for (Setting<?> setting : catalogue) {
            if (!(setting instanceof Setting.Hidden)) {
                shown.add(new Shown(setting.name(), value(setting), !fixed.containsKey(setting.name())));
            }
        }
        return shown;
    }

    /// From now on this is asked before the setting changes; one for each setting, before the first request.
    public void ask(Setting<?> setting, Objection objection) {
        objections.put(setting.name(), objection);
    }

    /// From now on this hears when the setting changes; one for each setting, before the first request.
    public void tell(Setting<?> setting, Change change) {
        changes.put(setting.name(), change);
    }

    /// Sets what the wish names, all of it or nothing. Names that nobody knows are passed over. BAD_REQUEST when a
    /// value is not acceptable and DENIED when it is fixed; the message begins with the name.
    ///
    /// @param wish values by name: each a `Boolean`, a whole number or a `String`
    public void update(Actor actor, Map<String, ?> wish) {
        Map<Setting<?>, String> wanted = wanted(wish);
        boolean any = database.transact(tx -> {
            Map<String, String> before = written(store.all(tx));
            Map<Setting<?>, String> changed = new LinkedHashMap<>();
            wanted.forEach((setting, value) -> {
                if (!value.equals(before.getOrDefault(setting.name(), usual(setting)))) {
                    changed.put(setting, value);
                }
            });
            if (changed.isEmpty()) {
                return false;
            }
            Map<String, String> after = new HashMap<>(before);
            changed.forEach((setting, value) -> after.put(setting.name(), value));
            Catalogue.contradiction(after).ifPresent(refusal -> {
                throw refusal;
            });
            changed.forEach((setting, value) -> Optional.ofNullable(objections.get(setting.name()))
                    .flatMap(objection -> objection.to(tx, value))
                    .ifPresent(why -> {
                        throw Setting.refused(setting.name(), why);
                    }));
            save(tx, actor, changed, before);
            return true;
        });
        LOG.debug("settings: {} sent, {}", wanted.size(), any ? "changed" : "nothing changed");
    }

    private Map<Setting<?>, String> wanted(Map<String, ?> wish) {
        Map<Setting<?>, String> wanted = new LinkedHashMap<>();
        wish.forEach((name, sent) -> {
            Optional<Setting<?>> setting = find(name);
            if (setting.isEmpty()) {
                Catalogue.objection(name, sent).ifPresent(why -> {
                    throw Setting.refused(name, why);
                });
                return;
            }
            Fixed decided = fixed.get(name);
            if (decided == null) {
                wanted.put(setting.get(), accepted(setting.get(), sent));
            } else if (!decided.value().equals(sent.toString())) {
                throw decided.refusal(name);
            }
        });
        return wanted;
    }

    private void save(Transaction tx, Actor actor, Map<Setting<?>, String> changed, Map<String, String> before) {
        Instant now = clock.instant();
        changed.forEach((setting, value) -> store.put(tx, setting.name(), kept(setting, value), now));
        tx.afterCommit(this::forget);
        String names = changed.keySet().stream().map(Setting::name).collect(Collectors.joining(", "));
        notices.publishAndWait(tx, TOPIC, List.of("all"));
        outbox.append(tx, Event.updated(actor, "configuration", names).telling(sentence(changed)));
        changed.keySet()
                .forEach(setting -> Optional.ofNullable(changes.get(setting.name()))
                        .ifPresent(change -> change.changed(tx, before.getOrDefault(setting.name(), usual(setting)))));
    }

    private static String sentence(Map<Setting<?>, String> changes) {
        return changes.entrySet().stream()
                .map(change -> change.getKey() instanceof Setting.Hidden hidden
                        ? "set " + hidden.name()
                        : "set %s to '%s'".formatted(change.getKey().name(), change.getValue()))
                .collect(Collectors.joining(", "));
    }

    private String kept(Setting<?> setting, String value) {
        return setting instanceof Setting.Hidden
                ? Base64.getEncoder()
                        .encodeToString(seal.close(value.getBytes(StandardCharsets.UTF_8), purpose(setting)))
                : value;
    }

    private Optional<String> opened(Setting<?> setting, String kept) {
        if (!(setting instanceof Setting.Hidden)) {
            return Optional.of(kept);
        }
        Optional<String> opened = seal.open(Base64.getDecoder().decode(kept), purpose(setting))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        if (opened.isEmpty()) {
            LOG.warn("{} does not open with this installation's key file, so it counts as not set", setting.name());
        }
        return opened;
    }

    private static String purpose(Setting<?> setting) {
        return "setting " + setting.name();
    }

    private Map<String, String> current() {
        return fresh().orElseGet(() -> {
            loading.lock();
            try {
                return fresh().orElseGet(this::load);
            } finally {
                loading.unlock();
            }
        });
    }

    private Optional<Map<String, String>> fresh() {
        return Optional.ofNullable(remembered)
                .filter(known -> {
                    Duration since = Duration.between(known.at(), clock.instant());
                    // A clock that was set back must not make what is known look fresh for ever.
                    return !since.isNegative() && since.compareTo(REMEMBERED) < 0;
                })
                .map(Remembered::written);
    }

    private Map<String, String> load() {
        Instant now = clock.instant();
        try {
            Map<String, String> written = written(database.read(store::all));
            remembered = new Remembered(written, now);
            return written;
        } catch (DatabaseException e) {
            Remembered known = remembered;
            if (known == null || e.reason() != DatabaseException.Reason.UNAVAILABLE) {
                throw e;
            }
            // What was set before holds until the database can say otherwise, and not everybody waits to ask it.
            remembered = new Remembered(known.written(), now.minus(REMEMBERED).plus(AWAY));
            return known.written();
        }
    }

    private Map<String, String> written(Map<String, String> rows) {
        Map<String, String> written = new HashMap<>();
        for (Setting<?> setting : catalogue) {
            Optional.ofNullable(rows.get(setting.name()))
                    .flatMap(kept -> opened(setting, kept))
                    .ifPresent(value -> written.put(setting.name(), value));
        }
        return Map.copyOf(written);
    }

    private void forget() {
        // Waits for a load that is under way, which may have read what was there before.
        loading.lock();
        try {
            remembered = null;
        } finally {
            loading.unlock();
        }
    }

    private Optional<Setting<?>> find(String name) {
        return catalogue.stream().filter(setting -> setting.name().equals(name)).findFirst();
    }

    private static <T> String accepted(Setting<T> setting, Object sent) {
        return setting.write(setting.accept(sent));
    }

    private static <T> String usual(Setting<T> setting) {
        return setting.write(setting.usual());
    }
}
