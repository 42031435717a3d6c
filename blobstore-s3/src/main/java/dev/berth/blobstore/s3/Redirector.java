package dev.berth.blobstore.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Signs addresses under which clients read objects by themselves.
final class Redirector implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Redirector.class);

    private final S3Presigner presigner;
    private final String bucket;
    private final Duration lifetime;

    private Redirector(S3Presigner presigner, String bucket, Duration lifetime) {
        this.presigner = presigner;
        this.bucket = bucket;
        this.lifetime = lifetime;
    }

    static Redirector of(S3Settings settings, S3Settings.Redirects redirects, AwsCredentialsProvider credentials) {
        return new Redirector(
                S3Clients.presigner(settings, credentials, redirects.endpoint()),
                settings.bucket(),
                redirects.lifetime());
    }

    /// Empty when there are no credentials to sign with now; then the bytes go through this server.
    Optional<URI> sign(String object, String mediaType) {
        try {
            return Optional.of(URI.create(presigner
                    .presignGetObject(signing -> signing.signatureDuration(lifetime)
                            .getObjectRequest(request ->
                                    request.bucket(bucket).key(object).responseContentType(mediaType)))
                    .url()
                    .toString()));
        } catch (SdkException e) {
            LOG.warn("cannot sign an address in the bucket {}; clients get the bytes from here", bucket, e);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        presigner.close();
    }
}
