package dev.berth.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.berth.platform.db.DatabaseException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a small file system of its own, in memory.
final class FailingDiskTest {

    @TempDir
    private Path folder;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        String answer = run("mount", "-t", "tmpfs", "-o", "size=32m", "berth-test", folder.toString());
        mounted = answer.isEmpty();
        assumeTrue(
                mounted,
                () -> "only whoever may mount can give the test a disk that fills up or becomes read-only: " + answer);
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", "--lazy", folder.toString());
        }
    }

    @Test
    void workGoesOnWhenAFullDiskHasRoomAgain() throws Exception {
        try (SqliteDatabase database = SqliteDatabase.open(file())) {
            database.transact(
                    tx -> tx.sql("create table item (name text) strict").update());
            add(database, "before");
            Path filler = fill();

            assertThatThrownBy(() -> add(database, "x".repeat(1 << 20)))
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FULL));
            assertThat(names(database)).containsExactly("before");

            Files.delete(filler);
            add(database, "after");
            assertThat(names(database)).containsExactly("before", "after");
        }
    }

    @Test
    void aDatabaseOnAReadOnlyDiskIsRefusedAndOpensWhenItIsWritableAgain() throws Exception {
        try (SqliteDatabase database = SqliteDatabase.open(file())) {
            database.transact(
                    tx -> tx.sql("create table item (name text) strict").update());
            add(database, "before");
        }
        assertThat(run("mount", "-o", "remount,ro", folder.toString())).isEmpty();

        assertThatThrownBy(() -> SqliteDatabase.open(file())).isInstanceOf(DatabaseException.class);

        assertThat(run("mount", "-o", "remount,rw", folder.toString())).isEmpty();
        try (SqliteDatabase database = SqliteDatabase.open(file())) {
            add(database, "after");
            assertThat(names(database)).containsExactly("before", "after");
        }
    }

    private Path file() {
        return folder.resolve("berth.db");
    }

    /// Leaves no room on the disk.
    private Path fill() throws IOException {
        Path filler = folder.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] page = new byte[4096];
            while (Files.getFileStore(folder).getUsableSpace() > 0) {
                out.write(page);
            }
        }
        return filler;
    }

    private static int add(Database database, String name) {
        return database.transact(tx -> tx.sql("insert into item (name) values (:name)")
                .bind("name", name)
                .update());
    }

    private static List<String> names(Database database) {
        return database.read(tx -> tx.sql("select name from item").list(row -> row.text("name")));
    }

    /// What the command says when it fails; empty when it succeeds.
    private static String run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            return code == 0 ? "" : "exit code %d, %s".formatted(code, output);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
