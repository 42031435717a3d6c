package dev.berth.blobstore.s3;

import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Counts the requests that go to S3.
final class Traffic implements ExecutionInterceptor {

    private final LongAdder begun = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder failed = new LongAdder();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        begun.increment();
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        sent.increment();
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        failed.increment();
    }

    S3Figures figures(long bufferedBytes, long spilledBytes) {
        long requests = begun.sum();
        return new S3Figures(requests, failed.sum(), Math.max(0, sent.sum() - requests), bufferedBytes, spilledBytes);
    }
}
