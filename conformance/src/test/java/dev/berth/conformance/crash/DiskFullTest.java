package dev.berth.conformance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Mounted;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Sha;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Hard test 15: the disk fills up in the middle of an upload.
@Tag("crash")
final class DiskFullTest {

    private static final int CHUNK = 4 << 20;

    private final Images images = new Images(15);

    @Test
    void anUploadGoesOnWhenThereIsRoomAgain() throws Exception {
        byte[] blob = images.bytes(60 << 20);
        try (Mounted disk = Mounted.tmpfs("full-disk", 128);
                BerthProcess berth = BerthProcess.named("disk-full")
                        .data(disk.folder().resolve("data"))
                        .start()) {
            Repository repository = berth.newRepository();
            Image image = images.image(1, 1000);
            repository.push(image, "1");
            Path ballast = Files.write(disk.folder().resolve("ballast"), new byte[100 << 20]);
            String location = repository.startUpload();

            Answer refused = appendUntilRefused(repository, location, blob);

            assertThat(refused.status()).as(refused.toString()).isBetween(500, 599);
            assertThat(refused.errorCodes()).isNotEmpty();
            assertThat(repository.manifest("1").expect(200).body())
                    .isEqualTo(image.manifest().bytes());
            assertThat(repository
                            .blob(Sha.sha256(image.blobs().get(1)))
                            .expect(200)
                            .body())
                    .isEqualTo(image.blobs().get(1));
            Answer other =
                    berth.admin().repository(repository.name() + "-other").startUpload("");
            assertThat(other.status()).as(other.toString()).isIn(202, 500, 503, 507);

            Files.delete(ballast);
            int start = arrived(repository.client().get(location).expect(204));
            repository
                    .append(location, start, Arrays.copyOfRange(blob, start, blob.length))
                    .expect(202);
            repository.complete(location, Sha.sha256(blob)).expect(201);
            assertThat(repository.blob(Sha.sha256(blob)).expect(200).body()).isEqualTo(blob);
            repository.push(images.image(2, 1000), "2");
        }
    }

    private static Answer appendUntilRefused(Repository repository, String location, byte[] blob) {
        int start = 0;
        while (start < blob.length) {
            Answer answer = repository.append(location, start, Arrays.copyOfRange(blob, start, start + CHUNK));
            if (answer.status() != 202) {
                return answer;
            }
            start += CHUNK;
        }
        throw new AssertionError("60 MiB went onto a disk with room for 28");
    }

    private static int arrived(Answer status) {
        int end = Integer.parseInt(status.header("Range").substring("0-".length()));
        return end == 0 ? 0 : end + 1;
    }
}
