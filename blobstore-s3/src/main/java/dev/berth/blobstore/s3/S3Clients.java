package dev.berth.blobstore.s3;

import dev.berth.blobstore.s3.S3Settings.Addressing;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Makes the SDK's clients as the settings say.
final class S3Clients {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private S3Clients() {}

    static S3Client client(S3Settings settings, AwsCredentialsProvider credentials, ExecutionInterceptor watcher) {
        S3Settings.Limits limits = settings.limits();
        var builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials)
                .serviceConfiguration(addressing(settings))
                // Checksums are computed here, over bytes at hand, and sent as headers. The SDK's own come behind the
                // bytes in a form that not every server understands.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(limits.attempts())
                                .build())
                        .addExecutionInterceptor(watcher)
                        .build())
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(limits.connections())
                        .connectionTimeout(CONNECT)
                        .connectionAcquisitionTimeout(limits.silence())
                        .socketTimeout(limits.silence()));
        settings.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    static S3Presigner presigner(
            S3Settings settings, AwsCredentialsProvider credentials, Optional<URI> publicEndpoint) {
        var builder = S3Presigner.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials)
                .serviceConfiguration(addressing(settings));
        publicEndpoint.or(settings::endpoint).ifPresent(builder::endpointOverride);
        return builder.build();
    }

    static AwsCredentialsProvider credentials(S3Credentials credentials) {
        return switch (credentials) {
            case S3Credentials.Keys(String access, String secret, Optional<String> token) ->
                StaticCredentialsProvider.create(
                        token.isPresent()
                                ? AwsSessionCredentials.create(access, secret, token.get())
                                : AwsBasicCredentials.create(access, secret));
            case S3Credentials.Profile(String name) -> ProfileCredentialsProvider.create(name);
            case S3Credentials.WebIdentity identity ->
                WebIdentityTokenFileCredentialsProvider.builder()
                        .roleArn(identity.roleArn())
                        .webIdentityTokenFile(identity.tokenFile())
                        .roleSessionName(identity.sessionName().orElse("berth"))
                        .build();
            case S3Credentials.FromMachine _ ->
                DefaultCredentialsProvider.builder().build();
        };
    }

    private static S3Configuration addressing(S3Settings settings) {
        return S3Configuration.builder()
                .pathStyleAccessEnabled(settings.addressing() == Addressing.PATH)
                .build();
    }
}
