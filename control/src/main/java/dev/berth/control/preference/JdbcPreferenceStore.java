package dev.berth.control.preference;

import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The tables user_preference and user_pin.
final class JdbcPreferenceStore {

    Map<String, String> of(Transaction tx, long user) {
        Map<String, String> values = new TreeMap<>();
        tx.sql("""
                select name, value
                from user_preference
                where user_id = :user
                """).bind("user", user).list(row -> values.put(row.text("name"), row.text("value")));
        return values;
    }

    void replace(Transaction tx, long user, Map<String, String> values) {
        tx.sql("""
                delete from user_preference
                where user_id = :user
                """).bind("user", user).update();
        Tuples rows = new Tuples();
        values.forEach(rows::add);
        tx.sql("""
                insert into user_preference (user_id, name, value)
                select :user, value ->> 0, value ->> 1
                from %s
                where true
                on conflict (user_id, name) do update
                set value = excluded.value
                """.formatted(tx.dialect().tuples("rows")))
                .bind("user", user)
                .bind("rows", rows.json())
                .update();
    }

    List<String> pins(Transaction tx, long user) {
        return tx.sql("""
                select target
                from user_pin
                where user_id = :user
                order by position
                """).bind("user", user).list(row -> row.text("target"));
    }

    void pin(Transaction tx, long user, List<String> targets) {
        tx.sql("""
                delete from user_pin
                where user_id = :user
                """).bind("user", user).update();
        Tuples rows = new Tuples();
        for (int i = 0; i < targets.size(); i++) {
            rows.add(i, targets.get(i));
        }
        tx.sql("""
                insert into user_pin (user_id, position, target)
                select :user, cast(value ->> 0 as bigint), value ->> 1
                from %s
                where true
                on conflict (user_id, position) do update
                set target = excluded.target
                """.formatted(tx.dialect().tuples("rows")))
                .bind("user", user)
                .bind("rows", rows.json())
                .update();
    }
}
