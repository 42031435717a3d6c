package dev.berth.blobstore.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.berth.blobstore.InMemorySpoolLedger;
import dev.berth.blobstore.ObjectKey;
import dev.berth.blobstore.SpoolWriter;
import dev.berth.blobstore.StoredObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who the server says it is, and how it asks for encryption, towards a real S3 server.
class S3CredentialsTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/registry";
    private static final String KMS_KEY = "arn:aws:kms:us-east-1:123456789012:key/one";

    @TempDir
    private Path folder;

    private final Random random = new Random(71);

    @Test
    void aProfileOfTheToolsFilesOpensTheStore() throws IOException {
        Path file =
                Files.writeString(folder.resolve("credentials"), """
                [registry]
                aws_access_key_id = %s
                aws_secret_access_key = %s
                """.formatted(RealS3.ACCESS_KEY, RealS3.SECRET_KEY));
        try (var _ = new Property("aws.sharedCredentialsFile", file.toString())) {
            keepsABlob(settings(new S3Credentials.Profile("registry")));
        }
    }

    /// The security token service is played here. The S3 server of the tests knows no temporary keys and refuses
    /// them; what it is sent is what a service that does would accept.
    @Test
    void aTokenInAFileIsChangedForKeysThatEveryRequestIsSignedWith() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "first");
        List<String> asked = new CopyOnWriteArrayList<>();
        List<FaultyProxy.Call> calls = new CopyOnWriteArrayList<>();
        HttpServer service = tokenService(asked, Instant.now().plus(1, ChronoUnit.HOURS));
        try (FaultyProxy proxy = FaultyProxy.before(RealS3.shared().endpoint());
                var _ = new Property(
                        "aws.endpointUrlSts",
                        "http://127.0.0.1:" + service.getAddress().getPort());
                var _ = new Property("aws.region", RealS3.REGION)) {
            proxy.plan(call -> {
                calls.add(call);
                return new FaultyProxy.Fault.None();
            });
            S3Settings settings = TestStores.with(
                    TestStores.settings(proxy.endpoint(), RealS3.shared().newBucket(), folder.resolve("spill")),
                    new S3Credentials.WebIdentity(ROLE, token, Optional.empty()));
            assertThatThrownBy(() -> S3BlobStore.open(settings, new InMemorySpoolLedger(), InstantSource.system()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("answered 400");
        } finally {
            service.stop(0);
        }

        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst())
                .contains("Action=AssumeRoleWithWebIdentity", "RoleArn=" + ROLE)
                .contains("RoleSessionName=berth", "WebIdentityToken=first");
        assertThat(calls).isNotEmpty().allSatisfy(call -> {
            assertThat(call.header("x-amz-security-token")).contains("session");
            assertThat(call.header("authorization").orElseThrow()).contains("Credential=" + RealS3.ACCESS_KEY + "/");
        });
    }

    @Test
    void everyRequestThatMakesAnObjectAsksForTheEncryptionThatIsSet() throws IOException {
        assertThat(asksWith(new S3Encryption.AsBucket())).containsOnly("none");
        assertThat(asksWith(new S3Encryption.S3Managed())).containsOnly("AES256");
        assertThat(asksWith(new S3Encryption.Kms(Optional.empty()))).containsOnly("aws:kms");
        assertThat(asksWith(new S3Encryption.Kms(Optional.of(KMS_KEY)))).containsOnly("aws:kms " + KMS_KEY);
    }

    /// What the requests said that began an object: small ones, and those of many parts.
    private List<String> asksWith(S3Encryption encryption) throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (FaultyProxy proxy = FaultyProxy.before(RealS3.shared().endpoint())) {
            proxy.plan(call -> {
                boolean begins = call.method().equals("POST") && call.target().contains("?uploads");
                if (begins || call.isPut()) {
                    asked.add(call.header("x-amz-server-side-encryption").orElse("none")
                            + call.header("x-amz-server-side-encryption-aws-kms-key-id")
                                    .map(key -> " " + key)
                                    .orElse(""));
                }
                return new FaultyProxy.Fault.None();
            });
            S3Settings settings =
                    TestStores.settings(proxy.endpoint(), RealS3.shared().newBucket(), folder.resolve("spill"));
            keepsABlob(TestStores.with(settings, encryption));
        }
        assertThat(asked).hasSizeGreaterThan(1);
        return asked;
    }

    private S3Settings settings(S3Credentials credentials) {
        URI endpoint = RealS3.shared().endpoint();
        return TestStores.with(
                TestStores.settings(endpoint, RealS3.shared().newBucket(), folder.resolve("spill")), credentials);
    }

    private void keepsABlob(S3Settings settings) throws IOException {
        try (S3BlobStore store = S3BlobStore.open(settings, new InMemorySpoolLedger(), InstantSource.system())) {
            for (int size : new int[] {1000, 20 * 1024 * 1024}) {
                var key = new ObjectKey("%026d".formatted(random.nextLong(Long.MAX_VALUE)));
                byte[] content = new byte[size];
                random.nextBytes(content);
                try (SpoolWriter writer = store.append(key, 0)) {
                    writer.write(ByteBuffer.wrap(content));
                }
                store.finish(key, content.length);
                try (StoredObject object = store.open(key)) {
                    assertThat(object.read(0, content.length).readAllBytes()).isEqualTo(content);
                }
            }
        }
    }

    private static HttpServer tokenService(List<String> asked, Instant expiry) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            asked.add(URLDecoder.decode(new String(body, StandardCharsets.UTF_8), StandardCharsets.UTF_8));
            byte[] answer = """
                    <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                      <AssumeRoleWithWebIdentityResult>
                        <Credentials>
                          <AccessKeyId>%s</AccessKeyId>
                          <SecretAccessKey>%s</SecretAccessKey>
                          <SessionToken>session</SessionToken>
                          <Expiration>%s</Expiration>
                        </Credentials>
                      </AssumeRoleWithWebIdentityResult>
                    </AssumeRoleWithWebIdentityResponse>
                    """.formatted(RealS3.ACCESS_KEY, RealS3.SECRET_KEY, expiry.truncatedTo(ChronoUnit.SECONDS))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    /// A property of the JVM that the SDK reads, for as long as a test needs it.
    private static final class Property implements AutoCloseable {

        private final String name;

        Property(String name, String value) {
            this.name = name;
            System.setProperty(name, value);
        }

        @Override
        public void close() {
            System.clearProperty(name);
        }
    }
}
